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

    /// A row, and where its code has đ.
    private struct Spelled<Row: Sendable>: Sendable {
        var row: Row
        var strokes: UInt16
    }

    let codes: KnownCodes
    let typeNames: [TypeName]
    private let types: [SymbolCode: [Spelled<NameTables.DocumentType>]]
    private let issuers: [SymbolCode: [Spelled<NameTables.Issuer>]]
    /// Indexes of ``typeNames`` by their last word, names of more words first.
    private let byLastWord: [UInt64: [Int]]

    init(_ tables: NameTables) {
        codes = KnownCodes(tables)
        types = Dictionary(grouping: tables.types.filter { $0.code != nil }) {
            $0.code.flatMap(SymbolCode.init) ?? SymbolCode()
        }.mapValues { $0.map { Spelled(row: $0, strokes: SymbolCode.strokes($0.code ?? "")) } }
        issuers = Dictionary(grouping: tables.issuers) { SymbolCode($0.code) ?? SymbolCode() }
            .mapValues { $0.map { Spelled(row: $0, strokes: SymbolCode.strokes($0.code)) } }
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
        // The words of other scripts have no codes, so that one could not be told from another.
        byLastWord = Dictionary(grouping: names.indices.filter { !names[$0].words.contains(0) }) {
            names[$0].words.last ?? 0
        }
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

    /// The names that a code has as a type, in the order of the table: if đ is written as in some rows, the names of those.
    ///
    /// Without `strokes` the spelling does not count.
    func typeNames(_ code: SymbolCode, strokes: UInt16?, _ scope: NameTables.Scope) -> [String] {
        let rows = Self.rows(types[code] ?? types[code.stem] ?? [], strokes)
        let fitting = rows.filter { $0.scope == nil || $0.scope == scope }
        var names: [String] = []
        for row in fitting.isEmpty ? rows : fitting where !names.contains(row.name) { names.append(row.name) }
        return names
    }

    private static func rows<Row>(_ rows: [Spelled<Row>], _ strokes: UInt16?) -> [Row] {
        let exact = rows.filter { $0.strokes == strokes }
        return (exact.isEmpty ? rows : exact).map(\.row)
    }

    /// Whether a code is in the tables only with đ, so that one without it shows a writer who has none: the `HDND` of
    /// `HD-HDND`.
    func hasStroke(_ code: SymbolCode) -> Bool {
        let all = (types[code] ?? []).map(\.strokes) + (issuers[code] ?? []).map(\.strokes)
        return !all.isEmpty && !all.contains(0)
    }

    /// Whose code it is: of state bodies, of Party bodies, or both.
    func users(_ code: SymbolCode) -> (state: Bool, party: Bool) {
        let rows = issuers[code] ?? issuers[code.stem] ?? []
        return (rows.contains { $0.row.scope != .party }, rows.contains { $0.row.scope != .state })
    }

    /// The body that a code names; nil if the tables do not have it.
    func issuer(_ code: SymbolCode, strokes: UInt16, _ scope: NameTables.Scope, year: Int?) -> String? {
        let rows = Self.rows(issuers[code] ?? issuers[code.stem] ?? [], strokes)
        let fitting = rows.filter { $0.scope == nil || $0.scope == scope }
        let candidates = fitting.isEmpty ? rows : fitting
        let timely = candidates.first { row in
            guard let year else { return true }
            return year >= row.firstYear ?? year && year <= row.lastYear ?? year
        }
        return (timely ?? candidates.first)?.name
    }
}
