// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore

/// Reads a query as people type it.
///
/// ```
/// quy chế dân chủ                        any of the words; with more of them a document ranks higher
/// +bão -lũ   bão AND (ngập OR NOT lũ)    what must, may and must not occur
/// "quy chế dân chủ"   "quy chế"~3        words next to each other, or near
/// =hoà   dan*   "quy chế d*"   hiem~     this spelling only; beginnings of words; words with a mistake
/// title:bão   type:{"nghị định", thông tư}   date:2020..2022   date:>=2020-05   number:*
/// (bão lũ ngập)~2   (bão lũ ngập)~75%    at least so many of these
/// bão^2   "quy chế"^0.5   (bão lũ)^3     what counts more or less
/// \AND   a\(b\)                          a backslash takes the meaning from what follows it
/// ```
///
/// docs/query-language.md tells all of it, with the grammar. There is one grammar and two ways to take what does not fit:
/// ``parse(_:)`` refuses it and says where and why, ``parseLeniently(_:)`` makes the best of it and says what that was. Both
/// take time linear in the length of the text.
public struct QueryParser {
    /// The longest query in bytes of UTF-8.
    public static let sizeLimit = 16 << 10
    /// The greatest number of words, phrases, ranges and values in a query.
    public static let clauseLimit = 1024
    /// The greatest number of parentheses around a word.
    public static let depthLimit = 64

    var scanner: QueryScanner
    /// True where values are read, with ranges and sets: within a field that is not a part of the text.
    var readsValues = false
    private let isLenient: Bool
    private var repairs: [LenientQuery.Repair] = []
    /// True if the end of what is read is not the end of what was typed.
    private var isCut = false
    private var depth = 0
    /// The number of parentheses within the deepest group that were passed over and still are to close.
    private var passedParentheses = 0
    private var clauseCount = 0

    /// Reads a whole query and refuses what does not follow the grammar.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` if the text is empty, malformed, over a limit, or if it or a
    ///   group in it only excludes. The offset is that of a byte between two characters, or of the end.
    public static func parse(_ text: String) throws(TraCuuError) -> Query {
        var parser = QueryParser(isLenient: false)
        try parser.take(text)
        guard let query = try parser.query() else {
            throw .badQuery(offset: 0, reason: QueryProblem.empty.reason)
        }
        return query
    }

    /// Reads a query whatever was typed.
    ///
    /// What ``parse(_:)`` takes is read in the same way, without repairs. Of everything else as much as possible is kept:
    /// quotation marks and parentheses close at the end, what joins or marks nothing is passed over, numbers are brought
    /// within their limits, and what is over the limits of size and number is left out. A query that only excludes finds
    /// everything else.
    public static func parseLeniently(_ text: String) -> LenientQuery {
        var parser = QueryParser(isLenient: true)
        do throws(TraCuuError) {
            try parser.take(text)
            let query = try parser.query()
            return LenientQuery(
                query: query,
                repairs: parser.repairs.sorted { $0.range.lowerBound < $1.range.lowerBound }
            )
        } catch {
            // Not reached: a lenient parser repairs where a strict one throws.
            return LenientQuery(query: nil, repairs: [LenientQuery.Repair(range: 0..<0, reason: "\(error)")])
        }
    }

    private init(isLenient: Bool) {
        self.isLenient = isLenient
        scanner = QueryScanner("")
    }

    /// Sets out to read a text, or as much of it as a query may have.
    private mutating func take(_ text: String) throws(TraCuuError) {
        let bytes = text.utf8
        guard bytes.count > Self.sizeLimit else {
            scanner = QueryScanner(text)
            return
        }
        var end = bytes.index(bytes.startIndex, offsetBy: Self.sizeLimit)
        var size = Self.sizeLimit
        while bytes[end] & 0xC0 == 0x80 {
            end = bytes.index(before: end)
            size -= 1
        }
        try meet(.tooLong, size..<bytes.count)
        isCut = true
        scanner = QueryScanner(String(text[..<end]))
    }

    private mutating func query() throws(TraCuuError) -> Query? {
        try skipSpace()
        return scanner.next == nil ? nil : try clauses()
    }
}

// MARK: Problems

extension QueryParser {
    /// Throws if the parser is strict, takes a note otherwise: the caller then does what ``QueryProblem/repair`` says.
    mutating func meet(_ problem: QueryProblem, _ range: Range<Int>) throws(TraCuuError) {
        guard isLenient else { throw .badQuery(offset: range.lowerBound, reason: problem.reason) }
        // What is open where the text was cut may have been closed behind it.
        if isCut, scanner.next == nil { return }
        // One note for `))))`.
        if let last = repairs.last, last.reason == problem.repair, last.range.upperBound == range.lowerBound {
            repairs[repairs.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            repairs.append(LenientQuery.Repair(range: range, reason: problem.repair))
        }
    }

    /// As ``meet(_:_:)``, for what stands from byte `start` up to what comes next.
    mutating func meet(_ problem: QueryProblem, from start: Int) throws(TraCuuError) {
        try meet(problem, start..<scanner.offset)
    }

    /// Counts a word, phrase or value that starts here; false if it is one too many and reading ends.
    mutating func countClause() throws(TraCuuError) -> Bool {
        clauseCount += 1
        if clauseCount <= Self.clauseLimit { return true }
        try meet(.tooManyClauses, scanner.offset..<scanner.end)
        isCut = true
        scanner.finish()
        return false
    }

    /// Reads white space, and parentheses that close nothing.
    mutating func skipSpace() throws(TraCuuError) {
        while let next = scanner.next {
            let start = scanner.offset
            if next.properties.isWhitespace {
                scanner.skip(1)
            } else if next == ")", passedParentheses > 0 {
                passedParentheses -= 1
                scanner.skip(1)
            } else if next == ")", depth == 0 {
                scanner.skip(1)
                try meet(.strayParenthesis, from: start)
            } else {
                return
            }
        }
    }

    /// Reads `( … )`; nil if nothing is in it, or if it is passed over and what is in it comes next.
    mutating func group() throws(TraCuuError) -> Query? {
        let start = scanner.offset
        scanner.skip(1)
        guard depth < Self.depthLimit else {
            try meet(.tooDeep, from: start)
            passedParentheses += 1
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        try skipSpace()
        if scanner.skip(")") {
            try meet(.emptyGroup, from: start)
            return nil
        }
        let query = scanner.next == nil ? nil : try clauses()
        if !scanner.skip(")") { try meet(.unclosedGroup, start..<start + 1) }
        return query
    }
}
