// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension QueryParser {
    /// What stood directly behind a quotation mark or bracket: `~3`, `~75%`, `^2`.
    struct Suffix {
        var number: Int?
        var isPercent = false
        /// The byte behind the number, or behind what the suffix belongs to.
        var numberEnd: Int
        var weight: Double?
    }

    /// Reads `~` and a number within `limits`, if `problem` says what else is wrong, and `^` and a weight; or nothing.
    mutating func suffix(
        _ problem: QueryProblem?,
        _ limits: ClosedRange<Int>,
        percentages: Bool = false
    ) throws(TraCuuError) -> Suffix {
        let start = scanner.offset
        if scanner.next == "*", scanner.afterNext.map({ QuerySyntax.endsWord($0) || $0 == "~" || $0 == "^" }) ?? true {
            scanner.skip(1)
            try meet(.uselessStar, from: start)
        }
        var suffix = Suffix(numberEnd: start)
        if let problem, scanner.next == "~" {
            let before = scanner
            scanner.skip(1)
            let digits = digits(points: false)
            suffix.isPercent = percentages && scanner.skip("%")
            guard !digits.isEmpty, scanner.isAtWordEnd || scanner.next == "^" else {
                try passOver(problem, from: before)
                return suffix
            }
            let limits = suffix.isPercent ? 1...100 : limits
            let number = Int(digits) ?? .max
            if !limits.contains(number) { try meet(problem, from: before.offset) }
            suffix.number = min(max(number, limits.lowerBound), limits.upperBound)
            suffix.numberEnd = scanner.offset
        }
        if scanner.next == "^" {
            let before = scanner
            scanner.skip(1)
            let digits = digits(points: true)
            guard !digits.isEmpty, scanner.isAtWordEnd else {
                try passOver(.badWeight, from: before)
                return suffix
            }
            suffix.weight = try weight(digits, from: before.offset)
        }
        return suffix
    }

    /// Passes a malformed suffix over, but leaves it to be read as a word if it has letters.
    private mutating func passOver(_ problem: QueryProblem, from before: QueryScanner) throws(TraCuuError) {
        var hasLetter = false
        while !scanner.isAtWordEnd, let scalar = scanner.advance() {
            hasLetter = hasLetter || QuerySyntax.isLetter(scalar)
        }
        try meet(problem, from: before.offset)
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
        let suffix = try suffix(.badMinimum, 1...Self.clauseLimit, percentages: true)
        guard let query else { return nil }
        guard let number = suffix.number else { return Value(query, weight: suffix.weight) }
        guard case .boolean(var clauses) = query, !clauses.should.isEmpty, clauses.minimum == nil else {
            try meet(.noAlternatives, start..<suffix.numberEnd)
            return Value(query, weight: suffix.weight)
        }
        clauses.minimum = suffix.isPercent ? .percent(number) : .count(number)
        return Value(.boolean(clauses), weight: suffix.weight)
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
            try meet(.badWeight, from: start)
            return nil
        }
        if !limits.contains(weight) { try meet(.badWeight, from: start) }
        return min(max(weight, limits.lowerBound), limits.upperBound)
    }
}
