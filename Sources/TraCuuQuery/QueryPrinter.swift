// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Turns queries into text, with as few escapes and parentheses as the place allows.
struct QueryPrinter {
    /// True in a field of values, where more characters mean something than elsewhere.
    var readsValues: Bool

    /// A query that stands alone, or in parentheses that are already there.
    func line(_ query: Query) -> String {
        guard case .boolean(let clauses) = query, clauses.minimum == nil else { return operand(query) }
        return list(clauses)
    }

    /// A query as an operand: combined clauses in parentheses.
    func operand(_ query: Query) -> String {
        switch query {
        case .text(let text): word(text).text
        case .phrase(let phrase): Self.phrase(phrase)
        case .field(let field): self.field(field)
        case .boolean(let clauses): "(\(list(clauses)))" + (clauses.minimum.map { "~\($0)" } ?? "")
        case .range(let bounds): bounds.description
        case .values(let values): values.description
        case .everything: "*"
        case .boost(let query, let factor): weighted(query) + "^" + Self.number(factor)
        }
    }

    private func list(_ clauses: Query.Clauses) -> String {
        let parts =
            clauses.must.map { "+" + operand($0) } + clauses.should.map(alternative)
            + clauses.mustNot.map { "-" + operand($0) }
        return parts.joined(separator: " ")
    }

    /// One of `should`: without parentheses if all it holds is joined by `AND`, so that no query gets deeper by being
    /// printed.
    private func alternative(_ query: Query) -> String {
        guard case .boolean(let clauses) = query, clauses.should.isEmpty else { return operand(query) }
        let parts = clauses.must.map(operand) + clauses.mustNot.map { "-" + operand($0) }
        return parts.joined(separator: " AND ")
    }

    /// The operand before a weight: in parentheses where the weight would belong to something else.
    private func weighted(_ query: Query) -> String {
        switch query {
        case .text(let text):
            let (text, takesWeight) = word(text)
            return takesWeight ? text : "(\(text))"
        case .field(let field):
            let text = self.field(field)
            guard case .text(let inner) = field.query else { return text }
            return word(inner).takesWeight ? text : "(\(text))"
        case .boost:
            return "(\(operand(query)))"
        case .phrase, .boolean, .range, .values, .everything:
            return operand(query)
        }
    }

    private static func number(_ factor: Double) -> String {
        factor == factor.rounded() ? "\(Int(factor))" : "\(factor)"
    }

    private func field(_ field: Query.Field) -> String {
        let inner = QueryPrinter(readsValues: !QuerySyntax.isTextField(field.name))
        switch field.query {
        case .text(let text):
            // `//` right behind the colon would make the whole a word.
            let isSlashed = text.text.unicodeScalars.starts(with: "//".unicodeScalars) && !text.isExact
            return "\(field.name):" + (isSlashed ? "\\" : "") + inner.word(text).text
        case .phrase, .range, .values, .everything:
            return "\(field.name):" + inner.operand(field.query)
        case .boolean(let clauses) where clauses.minimum != nil:
            return "\(field.name):" + inner.operand(field.query)
        case .field, .boolean, .boost:
            return "\(field.name):(" + inner.line(field.query) + ")"
        }
    }
}

// MARK: Words and phrases

extension QueryPrinter {
    /// A word with its escapes and marks, and whether a weight right behind it would be its own.
    func word(_ text: Query.Text) -> (text: String, takesWeight: Bool) {
        var word = QueryWord()
        for scalar in text.text.unicodeScalars {
            word.append(scalar, isEscaped: scalar == "\\" || QuerySyntax.endsWord(scalar))
        }
        if readsValues, !text.isExact {
            if let first = word.scalars.first, QuerySyntax.opensValue(first) { word.escape(at: 0) }
            if let points = word.rangePoints { word.escape(at: points) }
        }
        let end = word.count
        let suffix = text.isPrefix ? "*" : text.edits == 0 ? "" : text.edits == 1 ? "~" : "~\(text.edits)"
        if suffix.isEmpty {
            if word.isStar(upTo: end), !text.isExact { word.escape(at: 0) }
            while let mark = word.firstMark { word.escape(at: mark) }
        }
        let takesWeight = !suffix.isEmpty || word.scalars.last.map(QuerySyntax.isLetter) ?? false
        var printed = word.printed
        if text.isExact {
            printed.insert("=", at: 0)
        } else if let first = printed.first, QuerySyntax.isSign(first) || Self.isOperator(text) {
            printed.insert("\\", at: 0)
        } else if let colon = QuerySyntax.fieldNameLength(printed[...]) {
            printed.insert("\\", at: colon)
        }
        return (Self.string(printed) + suffix, takesWeight)
    }

    private static func isOperator(_ text: Query.Text) -> Bool {
        QuerySyntax.operators.contains { $0.spelling == text.text } && !text.isPrefix && text.edits == 0
    }

    static func phrase(_ phrase: Query.Phrase) -> String {
        var scalars = Array(phrase.text.unicodeScalars)
        var isStarEscaped = false
        if phrase.isPrefix {
            scalars.append("*")
        } else if scalars.count > 1, scalars.last == "*" {
            isStarEscaped = QuerySyntax.isLetterOrDigit(scalars[scalars.count - 2])
        }
        let printed = (phrase.isExact ? "=" : "") + quoted(scalars, escapesLast: isStarEscaped)
        return phrase.slop == 0 ? printed : "\(printed)~\(phrase.slop)"
    }

    /// Text in quotation marks, with escapes.
    static func quoted(_ text: some Collection<Unicode.Scalar>, escapesLast: Bool = false) -> String {
        var printed: [Unicode.Scalar] = ["\""]
        for scalar in text {
            if scalar == "\\" || QuerySyntax.isQuote(scalar) { printed.append("\\") }
            printed.append(scalar)
        }
        if escapesLast { printed.insert("\\", at: printed.count - 1) }
        printed.append("\"")
        return string(printed)
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
