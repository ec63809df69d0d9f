// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A table of names, arranged for looking things up.
struct NameLookup: Sendable {
    /// A name of a type, which may have several codes.
    struct TypeName: Sendable {
        var name: String
        /// The codes of its words.
        var words: [UInt64]
        /// The codes it has in symbols, the first of the table first.
        var codes: [SymbolCode]
        /// How documents of the type are cited by number alone.
        var citation: NameTables.Citation?
    }

    let codes: KnownCodes
    let typeNames: [TypeName]
    private let types: [SymbolCode: [NameTables.DocumentType]]
    private let issuers: [SymbolCode: [NameTables.Issuer]]
    /// Indexes of ``typeNames`` by their last word, names of more words first.
    private let byLastWord: [UInt64: [Int]]

    init(_ tables: NameTables) {
        codes = KnownCodes(tables)
        types = Dictionary(grouping: tables.types.filter { $0.code != nil }) {
            $0.code.flatMap(SymbolCode.init) ?? SymbolCode()
        }
        issuers = Dictionary(grouping: tables.issuers) { SymbolCode($0.code) ?? SymbolCode() }
        var names: [TypeName] = []
        var places: [String: Int] = [:]
        for type in tables.types {
            let place = places[type.name] ?? names.count
            if place == names.count {
                places[type.name] = place
                names.append(TypeName(name: type.name, words: TextWord.codes(type.name), codes: [], citation: nil))
            }
            if let code = type.code.flatMap(SymbolCode.init), !names[place].codes.contains(code) {
                names[place].codes.append(code)
            }
            names[place].citation = names[place].citation ?? type.citation
        }
        typeNames = names
        byLastWord = Dictionary(grouping: names.indices) { names[$0].words.last ?? 0 }
            .mapValues { $0.sorted { names[$0].words.count > names[$1].words.count } }
    }

    /// Whether a word can be the last of the name of a type.
    func endsTypeName(_ word: UInt64) -> Bool { byLastWord[word] != nil }

    /// The longest name of a type whose words end before index `end`, and the index of its first word.
    func typeName(before end: Int, in words: [PrecedingWord]) -> (name: TypeName, first: Int)? {
        guard end > 0, let candidates = byLastWord[words[end - 1].word.code] else { return nil }
        search: for candidate in candidates {
            let name = typeNames[candidate]
            let first = end - name.words.count
            guard first >= 0 else { continue }
            for (offset, word) in name.words.enumerated() {
                guard words[first + offset].word.code == word else { continue search }
                guard first + offset == end - 1 || words[first + offset].gap.isWhite else { continue search }
            }
            // Luật and Lệnh are parts of other words unless they begin a name.
            guard name.words.count > 1 || words[first].word.isCapitalised else { continue }
            return (name, first)
        }
        return nil
    }

    /// The names that a code has as a type, in the order of the table.
    func typeNames(_ code: SymbolCode, _ scope: NameTables.Scope) -> [String] {
        let rows = types[code] ?? types[code.stem] ?? []
        let fitting = rows.filter { $0.scope == nil || $0.scope == scope }
        var names: [String] = []
        for row in fitting.isEmpty ? rows : fitting where !names.contains(row.name) { names.append(row.name) }
        return names
    }

    /// Whose code it is: of state bodies, of Party bodies, or both.
    func users(_ code: SymbolCode) -> (state: Bool, party: Bool) {
        let rows = issuers[code] ?? issuers[code.stem] ?? []
        return (rows.contains { $0.scope != .party }, rows.contains { $0.scope != .state })
    }

    /// The body that a code names; nil if the tables do not have it.
    func issuer(_ code: SymbolCode, _ scope: NameTables.Scope, year: Int?) -> String? {
        let rows = issuers[code] ?? issuers[code.stem] ?? []
        let fitting = rows.filter { $0.scope == nil || $0.scope == scope }
        let candidates = fitting.isEmpty ? rows : fitting
        let timely = candidates.first { row in
            guard let year else { return true }
            return year >= row.firstYear ?? year && year <= row.lastYear ?? year
        }
        return (timely ?? candidates.first)?.name
    }
}
