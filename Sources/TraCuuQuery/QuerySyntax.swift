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
        switch scalar {
        case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}": true
        default: false
        }
    }

    /// True for characters that mean something at the start of a word only.
    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "+" || scalar == "="
    }

    /// True for characters that begin a range or a set where a field's value is read.
    static func opensValue(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "\u{2264}", "\u{2265}", "[", "{": true
        default: false
        }
    }

    /// True for characters that end a word unless they are escaped.
    static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "(" || scalar == ")" || isQuote(scalar) || scalar.properties.isWhitespace
    }

    /// True for letters, and for the marks that stand on them in decomposed text.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        isLetter(scalar) || scalar.properties.generalCategory == .decimalNumber
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    /// True for the fields that are parts of the text, of words rather than values: what begins a range or set elsewhere is
    /// an ordinary character in them.
    static func isTextField(_ name: String) -> Bool {
        name == "title" || name == "text"
    }

    /// The number of characters of the field name that `scalars` begin with, if a field's colon follows it.
    ///
    /// A colon before white space or before `//` is part of a word; whether anything follows it is not looked at.
    static func fieldNameLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = scalars.first, isNameLetter(first) || first == "_" else { return nil }
        let name = scalars.prefix { isNameLetter($0) || $0 == "_" || $0 == "." || isDigit($0) }
        let rest = scalars[name.endIndex...]
        guard rest.first == ":" else { return nil }
        let value = rest.dropFirst()
        if value.starts(with: "//".unicodeScalars) { return nil }
        if let next = value.first, next.properties.isWhitespace { return nil }
        return name.count
    }

    private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
