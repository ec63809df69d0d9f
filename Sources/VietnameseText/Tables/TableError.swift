// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What is wrong with a table of names, and where.
public struct TableError: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: Reason

    /// What can be wrong with a row.
    public enum Reason: Error, Hashable, Sendable {
        /// A row has three columns, or four with attributes; this one has another number of them.
        case columns(Int)
        /// The first column is none of `type`, `issuer` and `abbreviation`.
        case kind(String)
        /// The short form is empty, or cannot be part of a symbol: that takes 1 to 16 letters, digits behind them, and `&`.
        case shortForm(String)
        /// The name or expansion is empty or has no letter.
        case name
        /// A row of this kind has no such attribute.
        case attribute(String)
        /// An attribute contradicts another one or occurs twice.
        case conflict(String)
        /// A year is not between 1900 and 2099.
        case year(String)
    }
}

extension TableError: CustomStringConvertible {
    /// One line for a person.
    public var description: String { "line \(line): \(reason)" }
}

extension TableError.Reason: CustomStringConvertible {
    /// What is wrong, in words.
    public var description: String {
        switch self {
        case .columns(let count):
            "a row has three columns, or four, with a tab between them; there \(count == 1 ? "is" : "are") \(count)"
        case .kind(let kind): "“\(kind)” is none of type, issuer and abbreviation"
        case .shortForm(let short): "“\(short)” cannot be a short form: 1 to 16 letters, then digits"
        case .name: "the name has no letter"
        case .attribute(let attribute): "no such attribute here: “\(attribute)”"
        case .conflict(let attribute): "“\(attribute)” contradicts or repeats another attribute"
        case .year(let year): "“\(year)” is not a year from 1900 to 2099"
        }
    }
}
