// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension QueryParser {
    /// What an operand holds, without its field, and the weight that stands behind it.
    struct Value {
        var query: Query
        var weight: Double?

        init(_ query: Query, weight: Double? = nil) {
            self.query = query
            self.weight = weight
        }

        /// The value in a field or not, with its weight outermost.
        func weighted(_ field: (Query) -> Query = { $0 }) -> Query {
            let query = field(query)
            return weight.map { .boost(query, $0) } ?? query
        }
    }

    /// Reads a word, a phrase, a group or values, in a field or not; nil if it was passed over. Something other than white
    /// space stands here.
    mutating func operand() throws(TraCuuError) -> Query? {
        let start = scanner.offset
        guard let length = QuerySyntax.fieldNameLength(scanner.rest) else { return try value()?.weighted() }
        let before = scanner
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: scanner.rest.prefix(length))
        let name = String(scalars)
        scanner.skip(length + 1)
        let range = start..<scanner.offset - 1
        guard !scanner.isAtGroupEnd else {
            try meet(.nothingInField(name), from: start)
            scanner = before
            return try value()?.weighted()
        }
        let outer = readsValues
        readsValues = !QuerySyntax.isTextField(name)
        defer { readsValues = outer }
        return try value()?.weighted { .field(Query.Field(name, $0, range: range)) }
    }

    private mutating func value() throws(TraCuuError) -> Value? {
        if scanner.next == "(" {
            let query = try group()
            return try minimum(query)
        }
        guard try countClause(), let first = scanner.next else { return nil }
        let start = scanner.offset
        if readsValues, QuerySyntax.opensValue(first) { return try typedValues() }
        let isExact: Bool
        if first == "=", let next = scanner.afterNext, QuerySyntax.isQuote(next) || !QuerySyntax.endsWord(next) {
            scanner.skip(1)
            isExact = true
        } else {
            isExact = false
        }
        if let next = scanner.next, QuerySyntax.isQuote(next) { return try phrase(from: start, isExact: isExact) }
        return try word(from: start, isExact: isExact, mayBeRange: readsValues && !isExact)
    }

    /// Reads a word, or a range without brackets; the `=` of an exact one has been read.
    mutating func word(from start: Int, isExact: Bool, mayBeRange: Bool) throws(TraCuuError) -> Value? {
        let word = try letters()
        // Not a word, then, but a sign that would silently be lost: `=(a b)`, `title:-"a b"`.
        if word.isOnlySigns, !scanner.isAtClauseEnd, !word.isEmpty {
            try meet(.uselessSign(word.text(0..<word.count)), from: start)
            return try value()
        }
        if word.isEmpty { return nil }
        if mayBeRange, let points = word.rangePoints { return try range(word, points: points, from: start) }
        let marks = word.marks
        let weight = try weight(word, marks.weight)
        if !isExact, word.isStar(upTo: marks.end) { return Value(.everything, weight: weight) }
        let edits = try edits(word, marks)
        let text = Query.Text(
            word.text(0..<marks.end),
            isExact: isExact,
            isPrefix: marks.isPrefix,
            edits: edits,
            range: start..<scanner.offset - (marks.weight.map { $0.count + 1 } ?? 0)
        )
        return Value(.text(text), weight: weight)
    }

    /// Reads characters up to what ends a word.
    mutating func letters() throws(TraCuuError) -> QueryWord {
        var word = QueryWord()
        while !scanner.isAtWordEnd, let scalar = scanner.advance() {
            if scalar != "\\" {
                word.append(scalar, isEscaped: false)
            } else if let escaped = try escaped() {
                word.append(escaped, isEscaped: true)
            }
        }
        return word
    }

    /// Reads the character behind a backslash; nil if there is none.
    private mutating func escaped() throws(TraCuuError) -> Unicode.Scalar? {
        let start = scanner.offset - 1
        guard let scalar = scanner.advance() else {
            try meet(.danglingEscape, from: start)
            return nil
        }
        return scalar
    }

    private mutating func phrase(from start: Int, isExact: Bool) throws(TraCuuError) -> Value? {
        guard let quoted = try quoted() else { return nil }
        if readsValues, !isExact, isAtRangePoints { return try range(quoted, from: start) }
        var count = quoted.count
        let isPrefix =
            count > 1 && quoted.isPlain("*", at: count - 1) && QuerySyntax.isLetterOrDigit(quoted.scalars[count - 2])
        if isPrefix { count -= 1 }
        let slop = try number(QueryProblem.badSlop, 0...Query.Phrase.slopLimit)
        let end = scanner.offset
        let phrase = Query.Phrase(
            quoted.text(0..<count),
            slop: slop?.value ?? 0,
            isExact: isExact,
            isPrefix: isPrefix,
            range: start..<end
        )
        return Value(.phrase(phrase), weight: try weight())
    }

    /// Reads what stands between quotation marks; nil if it is only white space.
    mutating func quoted() throws(TraCuuError) -> QueryWord? {
        let start = scanner.offset
        scanner.skip(1)
        let opened = scanner.offset
        var text = QueryWord()
        var isClosed = false
        while !isClosed, let scalar = scanner.advance() {
            if QuerySyntax.isQuote(scalar) {
                isClosed = true
            } else if scalar != "\\" {
                text.append(scalar, isEscaped: false)
            } else if let escaped = try escaped() {
                text.append(escaped, isEscaped: true)
            }
        }
        let isBlank = text.scalars.allSatisfy(\.properties.isWhitespace)
        if !isClosed {
            try meet(.unclosedQuote, start..<opened)
        } else if isBlank {
            try meet(.emptyPhrase, from: start)
        }
        return isBlank ? nil : text
    }
}
