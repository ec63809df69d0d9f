// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension QueryParser {
    /// What stood behind a `~`.
    struct Number {
        var value: Int
        var isPercent: Bool
    }

    /// Reads `~` and a number within `limits`, directly behind a phrase or group; nil if there is none. `problem` says what
    /// else is wrong.
    mutating func number(
        _ problem: (QueryProblem.NumberRemedy) -> QueryProblem,
        _ limits: ClosedRange<Int>,
        percentages: Bool = false
    ) throws(TraCuuError) -> Number? {
        try passStarOver()
        let before = scanner
        guard scanner.skip("~") else { return nil }
        let digits = digits(points: false)
        let isPercent = percentages && scanner.skip("%")
        guard !digits.isEmpty, scanner.isAtWordEnd || scanner.next == "^" else {
            try passOver(problem, from: before)
            return nil
        }
        let limits = isPercent ? 1...100 : limits
        let value = Int(digits) ?? .max
        if !limits.contains(value) { try meet(problem(.nearest), from: before.offset) }
        return Number(value: min(max(value, limits.lowerBound), limits.upperBound), isPercent: isPercent)
    }

    /// Reads `^` and a weight, directly behind something other than a word; nil if there is none.
    mutating func weight() throws(TraCuuError) -> Double? {
        try passStarOver()
        let before = scanner
        guard scanner.skip("^") else { return nil }
        let digits = digits(points: true)
        guard !digits.isEmpty, scanner.isAtWordEnd else {
            try passOver(QueryProblem.badWeight, from: before)
            return nil
        }
        return try weight(digits, from: before.offset)
    }

    /// Passes over the `*` of `"a b"*`, which would otherwise find everything.
    private mutating func passStarOver() throws(TraCuuError) {
        guard scanner.next == "*" else { return }
        if let next = scanner.afterNext, !QuerySyntax.endsWord(next), next != "~", next != "^" { return }
        let start = scanner.offset
        scanner.skip(1)
        try meet(.uselessStar, from: start)
    }

    /// Passes a malformed suffix over, but leaves it to be read as a word if it has letters.
    private mutating func passOver(
        _ problem: (QueryProblem.NumberRemedy) -> QueryProblem,
        from before: QueryScanner
    ) throws(TraCuuError) {
        var hasLetter = false
        while !scanner.isAtWordEnd, let scalar = scanner.advance() {
            hasLetter = hasLetter || QuerySyntax.isLetter(scalar)
        }
        try meet(problem(hasLetter ? .word : .passedOver), from: before.offset)
        if hasLetter { scanner = before }
    }

    private mutating func digits(points: Bool) -> String {
        var digits = String.UnicodeScalarView()
        while let next = scanner.next, QuerySyntax.isDigit(next) || (points && next == ".") {
            digits.append(next)
            scanner.skip(1)
        }
        return String(digits)
    }

    /// Reads what stands behind a group, nil if there was nothing in it.
    mutating func minimum(_ query: Query?) throws(TraCuuError) -> Value? {
        let start = scanner.offset
        let number = try number(QueryProblem.badMinimum, 1...Self.clauseLimit, percentages: true)
        let end = scanner.offset
        let weight = try weight()
        guard let query else { return nil }
        guard let number else { return Value(query, weight: weight) }
        guard case .boolean(var clauses) = query, !clauses.should.isEmpty, clauses.minimum == nil else {
            try meet(.noAlternatives, start..<end)
            return Value(query, weight: weight)
        }
        clauses.minimum = number.isPercent ? .percent(number.value) : .count(number.value)
        return Value(.boolean(clauses), weight: weight)
    }

    /// The number of mistakes that a word just read may have.
    mutating func edits(_ word: QueryWord, _ marks: QueryWord.Marks) throws(TraCuuError) -> Int {
        guard let digits = marks.edits else { return 0 }
        if digits.isEmpty { return 1 }
        let number = Int(word.text(digits)) ?? .max
        if number > Query.Text.editLimit {
            let end = scanner.offset - (word.count - digits.upperBound)
            try meet(.badEdits, end - digits.count - 1..<end)
        }
        return min(number, Query.Text.editLimit)
    }

    /// The weight at the end of a word just read.
    mutating func weight(_ word: QueryWord, _ digits: Range<Int>?) throws(TraCuuError) -> Double? {
        guard let digits else { return nil }
        // Its characters are of one byte each.
        return try weight(word.text(digits), from: scanner.offset - digits.count - 1)
    }

    /// The weight that stands behind the `^` at byte `start`, up to what comes next: digits, perhaps with a fraction.
    private mutating func weight(_ digits: String, from start: Int) throws(TraCuuError) -> Double? {
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let limits = Query.boostRange
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let weight = Double(digits) else {
            try meet(.badWeight(.passedOver), from: start)
            return nil
        }
        if !limits.contains(weight) { try meet(.badWeight(.nearest), from: start) }
        return min(max(weight, limits.lowerBound), limits.upperBound)
    }
}
