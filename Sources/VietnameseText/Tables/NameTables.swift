// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The names behind short forms: types of documents, the bodies that issue them, and abbreviations.
///
/// ``standard`` holds what is common in Vietnam. A user's own table is put on top of it:
///
/// ```swift
/// var tables = NameTables.standard
/// try tables.add("issuer\tSKHCN\tSở Khoa học và Công nghệ\nabbreviation\tKCX\tkhu chế xuất")
/// ```
///
/// The format: UTF-8, a row a line, columns separated by one tab. Blank lines and lines that begin with `#` say nothing. The
/// columns are kind, short form, name and, if there are any, attributes separated by spaces:
///
/// | kind | short form | attributes |
/// |---|---|---|
/// | `type` | the letters of a symbol, `NĐ`; `-` for a name without any | `state`, `party`, `joint`, `cited`, `numbered` |
/// | `issuer` | the letters of a symbol, `CP` | `state`, `party`, `alone`, `from=2007`, `until=2025` |
/// | `abbreviation` | as written, `UBND` | `ambiguous` |
///
/// `docs/tables.md` says what each attribute means.
public struct NameTables: Hashable, Sendable {
    /// Who uses a short form: the state, the Communist Party, or both.
    @frozen
    public enum Scope: Sendable {
        /// State bodies only.
        case state
        /// Party bodies only.
        case party
    }

    /// A type of document.
    public struct DocumentType: Hashable, Sendable {
        /// The letters for it in symbols, as officially written: `NĐ`, `CTr`; nil if there are none.
        public var code: String?
        /// The name: `Nghị định`.
        public var name: String
        /// Who uses the code with this meaning; nil for state and party.
        public var scope: Scope?
        /// Whether several bodies issue it together, so that every further group of a symbol names one of them.
        public var isJoint: Bool
        /// How documents are cited by type and number alone; nil if they are not.
        public var citation: Citation?
    }

    /// How documents of a type are cited by type and number alone.
    @frozen
    public enum Citation: Sendable {
        /// Whenever a number stands behind the name: `Chỉ thị 30`.
        case always
        /// If `số` stands between them or what follows shows that nothing is counted: `Quyết định số 86`. For names that are
        /// ordinary words too.
        case numbered
    }

    /// A body that issues documents.
    public struct Issuer: Hashable, Sendable {
        /// The letters for it in symbols: `BGDĐT`.
        public var code: String
        /// The name: `Bộ Giáo dục và Đào tạo`.
        public var name: String
        /// Who uses the code with this meaning; nil for state and party.
        public var scope: Scope?
        /// Whether the code makes a symbol without a type before it, as the government's did until 1996: `73-CP`.
        public var standsAlone: Bool
        /// The first year in which it issued documents; nil if that does not matter.
        public var firstYear: Int?
        /// The last year in which it issued documents; nil if that does not matter.
        public var lastYear: Int?
    }

    /// An abbreviation of running text.
    public struct Abbreviation: Hashable, Sendable {
        /// The short form: `UBND`.
        public var short: String
        /// What it stands for: `uỷ ban nhân dân`.
        public var expansion: String
        /// Whether it stands for other things as well, so that it must not be expanded without knowing the context.
        public var isAmbiguous: Bool
    }

    /// The types of documents, the most usual meaning of a code before others.
    public private(set) var types: [DocumentType] = []
    /// The bodies that issue documents.
    public private(set) var issuers: [Issuer] = []
    /// The abbreviations.
    public private(set) var abbreviations: [Abbreviation] = []

    /// Tables with nothing in them.
    public init() {}

    /// What is common in Vietnam: the official types and their codes, central and local bodies of state and party, and some
    /// hundred abbreviations of official language.
    ///
    /// Sources: annexes I and III of the government's decree 30/2020/NĐ-CP for the types; for issuers and abbreviations the
    /// usage of published documents.
    public static let standard: NameTables = {
        var tables = NameTables()
        for part in [standardTypes, standardIssuers, standardAbbreviations] { try? tables.add(part) }
        return tables
    }()

    /// Puts a table on top: for every short form that it has rows of a kind for, they take the place of all rows before.
    ///
    /// Nothing changes if the table has an error.
    /// - Throws: ``TableError`` with the line and the reason.
    public mutating func add(_ table: String) throws(TableError) {
        var added = NameTables()
        var number = 0
        // As bytes: CR LF is a single character.
        for line in Array(table.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            try added.addRow(String(decoding: line, as: UTF8.self), number)
        }
        types = Self.merge(types, added.types) { $0.code.map { MergeKey($0) } ?? MergeKey(name: $0.name) }
        issuers = Self.merge(issuers, added.issuers) { MergeKey($0.code) }
        abbreviations = Self.merge(abbreviations, added.abbreviations) { MergeKey(name: $0.short) }
    }

    /// What makes rows those of one short form: the key of a code and where đ is written in it.
    private struct MergeKey: Hashable {
        var text: String
        var strokes: UInt16 = 0

        init(_ code: String) {
            text = SymbolCode(code)?.text ?? code
            strokes = SymbolCode.strokes(code)
        }

        init(name: String) { text = name }
    }

    /// A code without đ takes the place of those with it only if there are no others: `qd` that of `QĐ`, but not `HD` that of
    /// `HĐ`.
    private static func merge<Row>(_ rows: [Row], _ added: [Row], _ key: (Row) -> MergeKey) -> [Row] {
        let present = Set(rows.map(key))
        let replaced = Set(added.map(key))
        let bare = Set(replaced.filter { $0.strokes == 0 && !present.contains($0) }.map(\.text))
        return rows.filter { !replaced.contains(key($0)) && !bare.contains(key($0).text) } + added
    }

    mutating func append(_ type: DocumentType) { types.append(type) }
    mutating func append(_ issuer: Issuer) { issuers.append(issuer) }
    mutating func append(_ abbreviation: Abbreviation) { abbreviations.append(abbreviation) }
}
