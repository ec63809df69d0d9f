// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

// Ranges and sets, which stand where the values of a field are read.

extension QueryParser {
    /// Reads what one of `< > ≤ ≥ [ {` begins.
    mutating func typedValues() throws(TraCuuError) -> Value? {
        let start = scanner.offset
        switch scanner.next {
        case "[", "{":
            if let range = try bracketedRange() {
                return Value(range, weight: try weight())
            }
            if scanner.next == "{" { return try set() }
            try meet(.badRange, start..<start + 1)
            return try word(from: start, isExact: false, mayBeRange: false)
        default:
            return try comparison()
        }
    }

    /// Reads `>=2020` and the like.
    private mutating func comparison() throws(TraCuuError) -> Value? {
        let start = scanner.offset
        let sign = scanner.advance()
        let isInclusive = sign == "\u{2264}" || sign == "\u{2265}" || scanner.skip("=")
        let isLower = sign == ">" || sign == "\u{2265}"
        scanner.skipSpace()
        let isAtEnd = scanner.nextOperator != nil || scanner.isAtGroupEnd
        let tail = isAtEnd ? nil : try rangeTail()
        guard let tail, let text = tail.text else {
            try meet(.emptyRange, from: start)
            return nil
        }
        let bound = Query.Bounds.Bound(text, isInclusive: isInclusive)
        let bounds = Query.Bounds(
            lower: isLower ? bound : nil,
            upper: isLower ? nil : bound,
            range: start..<tail.end
        )
        return Value(.range(bounds), weight: tail.weight)
    }

    /// The end of a range without brackets: its last bound, if there is one, the byte behind that, and a weight.
    private struct RangeTail {
        var text: String?
        var end: Int
        var weight: Double?
    }

    /// Reads what stands behind a sign or two points.
    private mutating func rangeTail() throws(TraCuuError) -> RangeTail {
        guard let next = scanner.next, QuerySyntax.isQuote(next) else { return try rangeTail(letters(), from: 0) }
        let quoted = try quoted()
        let end = scanner.offset
        return RangeTail(text: quoted.map { $0.text(0..<$0.count) }, end: end, weight: try weight())
    }

    /// The end of a range in a word just read, from some character on.
    private mutating func rangeTail(_ word: QueryWord, from start: Int) throws(TraCuuError) -> RangeTail {
        let mark = word.weightMark(from: start) ?? word.count
        let weight = try weight(word, mark < word.count ? mark + 1..<word.count : nil)
        return RangeTail(
            text: bound(word, start..<mark),
            end: scanner.offset - (word.count - mark),
            weight: weight
        )
    }

    /// A bound that was typed without quotation marks; nil if there is none, or a `*`, or only escaped white space.
    private func bound(_ word: QueryWord, _ range: Range<Int>) -> String? {
        if range.count == 1, word.isPlain("*", at: range.lowerBound) { return nil }
        return word.scalars[range].allSatisfy(\.properties.isWhitespace) ? nil : word.text(range)
    }

    /// True if two points stand here that make a range of the quoted bound before them.
    var isAtRangePoints: Bool {
        let next = scanner.rest.prefix(3)
        return next.starts(with: "..".unicodeScalars) && next.dropFirst(2).allSatisfy { $0 != "." && $0 != "/" }
    }

    /// Reads what is left of a range behind a bound in quotation marks.
    mutating func range(_ lower: QueryWord, from start: Int) throws(TraCuuError) -> Value? {
        scanner.skip(2)
        return try range(lower.text(0..<lower.count), rangeTail(), from: start)
    }

    /// Reads what is left of a range that begins with a word with two points in it.
    mutating func range(_ word: QueryWord, points: Int, from start: Int) throws(TraCuuError) -> Value? {
        let lower = bound(word, 0..<points)
        let isQuoteNext = points + 2 == word.count && scanner.next.map(QuerySyntax.isQuote) ?? false
        return try range(lower, isQuoteNext ? rangeTail() : rangeTail(word, from: points + 2), from: start)
    }

    private mutating func range(_ lower: String?, _ tail: RangeTail, from start: Int) throws(TraCuuError) -> Value? {
        if lower == nil, tail.text == nil {
            try meet(.emptyRange, from: start)
            return nil
        }
        let bounds = Query.Bounds(
            lower: lower.map { Query.Bounds.Bound($0) },
            upper: tail.text.map { Query.Bounds.Bound($0) },
            range: start..<tail.end
        )
        return Value(.range(bounds), weight: tail.weight)
    }
}

// MARK: Brackets

extension QueryParser {
    private enum RangeEnd {
        case open
        case value(String)

        func bound(isInclusive: Bool) -> Query.Bounds.Bound? {
            if case .value(let text) = self { Query.Bounds.Bound(text, isInclusive: isInclusive) } else { nil }
        }
    }

    /// Reads `[from TO to]`; reads nothing and returns nil if something else stands here.
    private mutating func bracketedRange() throws(TraCuuError) -> Query? {
        let before = scanner
        let hasLower = scanner.advance() == "["
        guard let lower = bracketedBound(), skipTO(), let upper = bracketedBound() else {
            scanner = before
            return nil
        }
        let hasUpper = !scanner.skip("}")
        if hasUpper, !scanner.skip("]") {
            guard hasLower else {
                scanner = before
                return nil
            }
            try meet(.unclosedRange, from: before.offset)
        }
        if case .open = lower, case .open = upper { return .everything }
        return .range(
            Query.Bounds(
                lower: lower.bound(isInclusive: hasLower),
                upper: upper.bound(isInclusive: hasUpper),
                range: before.offset..<scanner.offset
            )
        )
    }

    private mutating func skipTO() -> Bool {
        guard scanner.rest.starts(with: "TO".unicodeScalars), let next = scanner.rest.dropFirst(2).first else {
            return false
        }
        guard next.properties.isWhitespace || QuerySyntax.isQuote(next) else { return false }
        scanner.skip(2)
        return true
    }

    /// Reads a bound and the white space around it; nil, and no error, if it is not one.
    private mutating func bracketedBound() -> RangeEnd? {
        scanner.skipSpace()
        let isQuoted = scanner.next.map(QuerySyntax.isQuote) ?? false
        if isQuoted { scanner.skip(1) }
        var word = QueryWord()
        while let next = scanner.next {
            if isQuoted ? QuerySyntax.isQuote(next) : QuerySyntax.endsWord(next) || next == "]" || next == "}" { break }
            scanner.skip(1)
            if next != "\\" {
                word.append(next, isEscaped: false)
            } else if let escaped = scanner.advance() {
                word.append(escaped, isEscaped: true)
            }
        }
        if word.scalars.allSatisfy(\.properties.isWhitespace) || (isQuoted && scanner.next == nil) { return nil }
        if isQuoted { scanner.skip(1) }
        scanner.skipSpace()
        if !isQuoted, word.isStar(upTo: word.count) { return .open }
        return .value(word.text(0..<word.count))
    }

    /// Reads `{one, "another"}`.
    private mutating func set() throws(TraCuuError) -> Value? {
        let start = scanner.offset
        scanner.skip(1)
        let opened = scanner.offset
        scanner.skipSpace()
        if scanner.skip("}") {
            try meet(.emptySet, from: start)
            return nil
        }
        var texts: [String] = []
        var isOpen = true
        while isOpen {
            if let text = try setValue() { texts.append(text) }
            scanner.skipSpace()
            if scanner.next == nil {
                try meet(.unclosedSet, start..<opened)
                isOpen = false
            } else if scanner.skip("}") {
                isOpen = false
            } else {
                if !scanner.skip(",") { try meet(.missingComma, from: scanner.offset) }
                isOpen = try countClause()
            }
        }
        let values = Query.Values(texts, range: start..<scanner.offset)
        let weight = try weight()
        return texts.isEmpty ? nil : Value(.values(values), weight: weight)
    }

    /// Reads one value of a set; nil if it is only white space.
    private mutating func setValue() throws(TraCuuError) -> String? {
        scanner.skipSpace()
        if let next = scanner.next, QuerySyntax.isQuote(next) {
            let quoted = try quoted()
            return quoted.map { $0.text(0..<$0.count) }
        }
        let start = scanner.offset
        var word = QueryWord()
        var end = 0
        while let next = scanner.next, next != ",", next != "}" {
            scanner.skip(1)
            let isEscaped = next == "\\"
            guard let scalar = isEscaped ? scanner.advance() : next else {
                try meet(.danglingEscape, scanner.offset - 1..<scanner.offset)
                break
            }
            word.append(scalar, isEscaped: isEscaped)
            if isEscaped || !scalar.properties.isWhitespace { end = word.count }
        }
        guard word.scalars[..<end].contains(where: { !$0.properties.isWhitespace }) else {
            if scanner.next != nil { try meet(.emptyValue, from: start) }
            return nil
        }
        return word.text(0..<end)
    }
}
