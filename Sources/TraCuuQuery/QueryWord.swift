// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A word as it stands in a query: its characters without backslashes, and which of them had one.
struct QueryWord {
    /// What the end of a word says about the rest of it.
    struct Marks {
        /// The number of characters before the marks.
        var end: Int
        /// True if a `*` follows them.
        var isPrefix = false
        /// The digits behind a `~`, empty if there are none; nil without `~`.
        var edits: Range<Int>?
        /// The digits and points behind a `^`.
        var weight: Range<Int>?
    }

    private(set) var scalars: [Unicode.Scalar] = []
    private var isEscaped: [Bool] = []

    var count: Int { scalars.count }
    var isEmpty: Bool { scalars.isEmpty }

    mutating func append(_ scalar: Unicode.Scalar, isEscaped: Bool) {
        scalars.append(scalar)
        self.isEscaped.append(isEscaped)
    }

    mutating func escape(at index: Int) {
        isEscaped[index] = true
    }

    /// Some of the characters.
    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    /// The characters with a backslash before each that had one.
    var printed: [Unicode.Scalar] {
        zip(scalars, isEscaped).flatMap { $1 ? ["\\", $0] : [$0] }
    }

    /// True if this character stands there without a backslash.
    func isPlain(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
        scalars[index] == scalar && !isEscaped[index]
    }

    /// True for characters without a backslash that are signs, and nothing else.
    var isOnlySigns: Bool {
        zip(scalars, isEscaped).allSatisfy { QuerySyntax.isSign($0) && !$1 }
    }

    /// True for a `*` alone.
    func isStar(upTo end: Int) -> Bool {
        end == 1 && isPlain("*", at: 0)
    }

    /// Reads the marks at the end, in time linear in the length.
    ///
    /// `^` and `~` count directly behind a letter, or `^` behind another mark; `*` counts behind letters or digits. So `3^2`,
    /// `50~60`, `C++` and `5 * 3` have no marks. Of `*` and `~` a word has one.
    var marks: Marks {
        guard let mark = weightMark(from: 1) else { return marks(upTo: count) }
        var marks = marks(upTo: mark)
        let isMarked = marks.end < mark || isStar(upTo: mark)
        guard isMarked || QuerySyntax.isLetter(scalars[mark - 1]) else { return self.marks(upTo: count) }
        marks.weight = mark + 1..<count
        return marks
    }

    private func marks(upTo end: Int) -> Marks {
        var digits = end
        while digits > 0, isPlainDigit(at: digits - 1) { digits -= 1 }
        if digits > 1, isPlain("~", at: digits - 1), QuerySyntax.isLetter(scalars[digits - 2]) {
            return Marks(end: digits - 1, edits: digits..<end)
        }
        if end > 1, isPlain("*", at: end - 1), scalars[..<(end - 1)].contains(where: QuerySyntax.isLetterOrDigit) {
            return Marks(end: end - 1, isPrefix: true)
        }
        return Marks(end: end)
    }

    /// The place of the first of the marks at the end; nil if there are none.
    var firstMark: Int? {
        let marks = marks
        return marks.end < count ? marks.end : nil
    }

    /// The place of the `^` that only digits and points follow, at least one; nil if there is none from `start` on.
    func weightMark(from start: Int) -> Int? {
        var first = count
        while first > start, isPlainDigit(at: first - 1) || isPlain(".", at: first - 1) { first -= 1 }
        guard start < first, first < count, isPlain("^", at: first - 1) else { return nil }
        return first - 1
    }

    /// The place of the two points of a range. There is one pair, nowhere are there three, and no slash stands beside it:
    /// `2020..2022`, `1.5..2.5`, not `a...b` or `../path`.
    var rangePoints: Int? {
        var found: Int?
        var index = 0
        while index < count {
            guard isPlain(".", at: index) else {
                index += 1
                continue
            }
            let start = index
            while index < count, isPlain(".", at: index) { index += 1 }
            if index - start == 1 { continue }
            guard index - start == 2, found == nil else { return nil }
            found = start
        }
        guard let found else { return nil }
        if found > 0, scalars[found - 1] == "/" { return nil }
        if found + 2 < count, scalars[found + 2] == "/" { return nil }
        return found
    }

    private func isPlainDigit(at index: Int) -> Bool {
        QuerySyntax.isDigit(scalars[index]) && !isEscaped[index]
    }
}
