// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Query: CustomStringConvertible {
    /// The query in a normal form, which ``QueryParser`` reads back as an equal query.
    ///
    /// Escapes and parentheses stand only where something could be misread. A query near ``QueryParser/sizeLimit`` may have a
    /// normal form beyond it; a query that the parser would not make (an empty word, a single clause) has none.
    public var description: String {
        switch self {
        case .text(let text): text.description
        case .phrase(let phrase): phrase.description
        case .field(let field): field.description
        case .boolean(let clauses): clauses.description
        case .range(let bounds): bounds.description
        case .values(let values): values.description
        case .everything: "*"
        case .boost(let query, let factor): "\(query.operand)^\(factor)"
        }
    }

    /// The normal form as an operand: combined clauses in parentheses.
    fileprivate var operand: String {
        if case .boolean = self { "(\(description))" } else { description }
    }
}

extension Query.Text: CustomStringConvertible {
    /// The word with its escapes and its `=`.
    public var description: String {
        var printed: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar == "\\" || QuerySyntax.endsWord(scalar) { printed.append("\\") }
            printed.append(scalar)
        }
        if isExact {
            printed.insert("=", at: 0)
        } else if let first = printed.first, QuerySyntax.isSign(first) || isOperator {
            printed.insert("\\", at: 0)
        } else if let colon = QuerySyntax.fieldNameLength(printed[...]) {
            printed.insert("\\", at: colon)
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: printed)
        return String(result)
    }

    private var isOperator: Bool {
        QuerySyntax.operators.contains { $0.spelling == text }
    }
}

extension Query.Phrase: CustomStringConvertible {
    /// The phrase with its quotation marks, escapes, `=` and slop.
    public var description: String {
        var printed = String.UnicodeScalarView()
        if isExact { printed.append("=") }
        printed.append("\"")
        for scalar in text.unicodeScalars {
            if scalar == "\\" || QuerySyntax.isQuote(scalar) { printed.append("\\") }
            printed.append(scalar)
        }
        printed.append("\"")
        return slop == 0 ? String(printed) : "\(printed)~\(slop)"
    }
}

extension Query.Field: CustomStringConvertible {
    /// The name, a colon and the query, in parentheses if it is more than a word or phrase.
    public var description: String {
        switch query {
        case .text(let text):
            // `//` right behind the colon would make the whole a word.
            text.text.unicodeScalars.starts(with: "//".unicodeScalars) && !text.isExact
                ? "\(name):\\\(text)" : "\(name):\(text)"
        case .phrase(let phrase):
            "\(name):\(phrase)"
        case .range, .values, .everything:
            "\(name):\(query)"
        case .field, .boolean, .boost:
            "\(name):(\(query))"
        }
    }
}

extension Query.Clauses: CustomStringConvertible {
    /// `+` before what must match, `-` before what must not; what should match stands between the two.
    public var description: String {
        let parts = must.map { "+\($0.operand)" } + should.map(alternative) + mustNot.map { "-\($0.operand)" }
        return parts.joined(separator: " ")
    }

    /// One of `should`: without parentheses if all it holds is joined by `AND`, so that no query gets deeper by being
    /// printed.
    private func alternative(_ query: Query) -> String {
        guard case .boolean(let clauses) = query, clauses.should.isEmpty else { return query.operand }
        let parts = clauses.must.map(\.operand) + clauses.mustNot.map { "-\($0.operand)" }
        return parts.joined(separator: " AND ")
    }
}

extension Query.Bounds: CustomStringConvertible {
    /// Both bounds in brackets, square where they belong to the values and curly where not; `*` for a missing one.
    public var description: String {
        let open = lower?.isInclusive ?? true ? "[" : "{"
        let close = upper?.isInclusive ?? true ? "]" : "}"
        return "\(open)\(lower?.text ?? "*") TO \(upper?.text ?? "*")\(close)"
    }
}

extension Query.Values: CustomStringConvertible {
    /// The values in quotation marks, commas between them, in curly brackets.
    public var description: String {
        "{" + texts.map { Query.Phrase($0).description }.joined(separator: ", ") + "}"
    }
}
