// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Abbreviations and what they stand for, looked up both ways.
///
/// ```swift
/// let abbreviations = Abbreviations()
/// abbreviations.expansion(of: "UBND")                 // "uỷ ban nhân dân"
/// abbreviations.expansion(of: "BTC")                  // nil: it stands for several things
/// abbreviations.shortForms(of: "Ủy ban nhân dân")     // ["UBND"]
/// ```
///
/// Case and punctuation do not count, and marks may be left out (`gd-đt`, `GD&ĐT` and `gddt` are one), but what is spelled as in
/// the table comes before what only folds to the same.
public struct Abbreviations: Sendable {
    private let rows: [NameTables.Abbreviation]
    private let byShort: [String: [Int]]
    private let byExpansion: [String: [Int]]

    /// The abbreviations of some tables.
    public init(_ tables: NameTables = .standard) {
        rows = tables.abbreviations
        byShort = Dictionary(grouping: rows.indices) { [rows] in Self.folded(rows[$0].short, separator: "") }
        byExpansion = Dictionary(grouping: rows.indices) { [rows] in Self.folded(rows[$0].expansion, separator: " ") }
    }

    /// All that a short form can stand for: those spelled the same way but for case first, then in the order of the table.
    public func expansions(of short: String) -> [NameTables.Abbreviation] {
        matches(byShort, Self.folded(short, separator: ""), short) { $0.short }
    }

    /// What a short form stands for if that is beyond doubt; nil if no table has it or it is ambiguous.
    ///
    /// If tables have the very spelling, what only folds to the same (`ĐN` for `DN`) raises no doubt. Marks that are written
    /// must be those of the table: `HĐ` is not `HD`, `TÙ` not `TƯ`. What is a word of its own unless in capitals (`tư`, `tu`)
    /// counts as that word.
    public func expansion(of short: String) -> String? {
        var candidates = expansions(of: short)
        let exact = Self.exact(short)
        if short != short.uppercased(), Syllable.isValid(exact) {
            candidates.removeAll { $0.short != short }
        } else if exact != Self.folded(short, separator: "") {
            candidates.removeAll { Self.exact($0.short) != exact }
        }
        if candidates.contains(where: { Self.exact($0.short) == exact }) {
            candidates.removeAll { Self.exact($0.short) != exact }
        }
        guard let first = candidates.first, !candidates.contains(where: \.isAmbiguous),
            Set(candidates.map { Self.folded($0.expansion, separator: " ") }).count == 1
        else { return nil }
        return first.expansion
    }

    /// The short forms of an expression, those of expansions spelled the same way first. Ambiguous ones are left out.
    public func shortForms(of expansion: String) -> [String] {
        matches(byExpansion, Self.folded(expansion, separator: " "), expansion) { $0.expansion }
            .filter { !$0.isAmbiguous }.map(\.short)
    }

    private func matches(
        _ table: [String: [Int]],
        _ key: String,
        _ text: String,
        _ spelling: (NameTables.Abbreviation) -> String
    ) -> [NameTables.Abbreviation] {
        let found = (table[key] ?? []).map { rows[$0] }
        let exact = Self.exact(text)
        return found.filter { Self.exact(spelling($0)) == exact } + found.filter { Self.exact(spelling($0)) != exact }
    }

    /// The words of a text without case and marks.
    private static func folded(_ text: String, separator: String) -> String {
        words(VietnameseText.fold(text)).joined(separator: separator)
    }

    /// The words of a text in lower case with their tones where they belong.
    private static func exact(_ text: String) -> String {
        words(VietnameseText.canonicalize(text).lowercased()).joined()
    }

    private static func words(_ text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
}
