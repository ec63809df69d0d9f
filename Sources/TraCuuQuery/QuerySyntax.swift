// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The characters and words that mean something in a query, for the parser and for ``Query/description``.
enum QuerySyntax {
    /// A word that combines clauses.
    enum Operator {
        case and
        case or
        case not
    }

    /// Every spelling of an operator.
    static let operators: [(spelling: String, meaning: Operator)] = [
        ("AND", .and), ("&&", .and), ("OR", .or), ("||", .or), ("NOT", .not),
    ]

    /// True for the marks that open and close a phrase; any of them closes what any of them opened.
    static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}"
    }

    /// True for characters that mean something at the start of a word only.
    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "+" || scalar == "="
    }

    /// True for characters that end a word unless they are escaped.
    static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "(" || scalar == ")" || isQuote(scalar) || scalar.properties.isWhitespace
    }

    /// The number of characters of the field name that `scalars` begin with, if a field's colon follows it.
    ///
    /// A colon before white space or before `//` is part of a word; whether anything follows it is not looked at.
    static func fieldNameLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = scalars.first, isLetter(first) || first == "_" else { return nil }
        let name = scalars.prefix { isLetter($0) || $0 == "_" || $0 == "." || ("0"..."9").contains($0) }
        let rest = scalars[name.endIndex...]
        guard rest.first == ":" else { return nil }
        let value = rest.dropFirst()
        if value.starts(with: "//".unicodeScalars) { return nil }
        if let next = value.first, next.properties.isWhitespace { return nil }
        return name.count
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
