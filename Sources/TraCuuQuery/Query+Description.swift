// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Query: CustomStringConvertible {
    /// The query in a normal form, which ``QueryParser`` reads back as an equal query.
    ///
    /// Escapes and parentheses stand only where something could be misread. A query near ``QueryParser/sizeLimit`` may have a
    /// normal form beyond it; a query that the parser would not make (an empty word, a single clause, a range outside a
    /// field) has none.
    public var description: String {
        QueryPrinter(readsValues: false).line(self)
    }
}

extension Query.Text: CustomStringConvertible {
    /// The word with its escapes, its `=`, `*` and `~`.
    public var description: String { QueryPrinter(readsValues: false).word(self).text }
}

extension Query.Phrase: CustomStringConvertible {
    /// The phrase with its quotation marks, escapes, `=`, `*` and slop.
    public var description: String { QueryPrinter.phrase(self) }
}

extension Query.Field: CustomStringConvertible {
    /// The name, a colon and the query, in parentheses if it is more than one word, phrase, range or set.
    public var description: String { QueryPrinter(readsValues: false).operand(.field(self)) }
}

extension Query.Clauses: CustomStringConvertible {
    /// `+` before what must match, `-` before what must not; what should match stands between the two.
    public var description: String { QueryPrinter(readsValues: false).line(.boolean(self)) }
}

extension Query.Bounds: CustomStringConvertible {
    /// Both bounds in brackets, square where they belong to the values and curly where not; `*` for a missing one.
    public var description: String {
        let open = lower?.isInclusive ?? true ? "[" : "{"
        let close = upper?.isInclusive ?? true ? "]" : "}"
        return "\(open)\(lower?.description ?? "*") TO \(upper?.description ?? "*")\(close)"
    }
}

extension Query.Bounds.Bound: CustomStringConvertible {
    /// The bound as typed, in quotation marks unless it is made of ASCII letters, digits and `. - / : ,` only.
    public var description: String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2C...0x2F, 0x3A: true
            default: false
            }
        }
        return isPlain && !text.isEmpty ? text : QueryPrinter.quoted(text.unicodeScalars)
    }
}

extension Query.Values: CustomStringConvertible {
    /// The values in quotation marks, commas between them, in curly brackets.
    public var description: String {
        "{" + texts.map { QueryPrinter.quoted($0.unicodeScalars) }.joined(separator: ", ") + "}"
    }
}

extension Query.Minimum: CustomStringConvertible {
    /// What follows the `~`: `2` or `75%`.
    public var description: String {
        switch self {
        case .count(let count): "\(count)"
        case .percent(let percent): "\(percent)%"
        }
    }
}
