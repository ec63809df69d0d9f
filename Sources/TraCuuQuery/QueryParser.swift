// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore

/// Reads a query as people type it.
///
/// The grammar, where terminals within `word` and `phrase` follow each other without white space:
///
/// ```
/// query       = clauses ;
/// clauses     = conjunction , { [ "OR" | "||" ] , conjunction } ;
/// conjunction = clause , { ( "AND" | "&&" ) , clause } ;
/// clause      = [ "NOT" | "-" | "+" ] , operand ;
/// operand     = [ name , ":" ] , value ;
/// value       = "(" , clauses , ")" | [ "=" ] , ( phrase | word ) ;
/// phrase      = quote , { plain | escape } , quote , [ "~" , digit , { digit } ] ;
/// word        = letter , { letter } ;
/// letter      = escape | any character but white space , quote , "(" , ")" , "\" ;
/// plain       = any character but quote , "\" ;
/// escape      = "\" , any character ;
/// quote       = '"' | "“" | "”" ;
/// name        = ( "A"…"Z" | "a"…"z" | "_" ) , { "A"…"Z" | "a"…"z" | "0"…"9" | "_" | "." } ;
/// ```
///
/// - Words side by side are alternatives, as with `OR`: ranking puts those that match more of them first. `AND` binds
///   tighter. Operators are written in capitals and stand alone; `and`, `or`, `not` are ordinary words.
/// - `-` and `NOT` exclude, `+` requires; the sign touches what it applies to. A sign alone or inside a word belongs to
///   the word: `Covid-19`, `Hà Nội - Huế`. In an `AND` everything is required anyway, so `+` changes nothing there.
/// - `name:` is a field if white space and `//` do not follow: `10:30`, `Về việc: họp` and `https://…` are words.
///   It applies to the one word, phrase or group behind it. A word behind it may contain further colons.
/// - `=` asks for the spelling as typed, for one word or phrase.
/// - `\` takes its meaning from the next character: `\AND`, `\-5`, `a\(b\)`.
/// - White space is what Unicode calls so.
public struct QueryParser {
    /// The longest query in bytes of UTF-8.
    public static let sizeLimit = 16 << 10
    /// The greatest number of words and phrases in a query.
    public static let clauseLimit = 1024
    /// The greatest number of parentheses around a word.
    public static let depthLimit = 64

    var scanner: QueryScanner
    private var depth = 0
    private var clauseCount = 0

    /// Reads a whole query, in time linear in its length.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` if the text is empty, malformed, over a limit, or if it or a
    ///   group in it only excludes.
    public static func parse(_ text: String) throws(TraCuuError) -> Query {
        guard text.utf8.count <= sizeLimit else {
            throw .badQuery(offset: sizeLimit, reason: "a query has at most \(sizeLimit) bytes")
        }
        var parser = QueryParser(scanner: QueryScanner(text))
        parser.scanner.skipSpace()
        guard parser.scanner.next != nil else {
            throw .badQuery(offset: 0, reason: "the query is empty")
        }
        let query = try parser.clauses()
        guard parser.scanner.next == nil else {
            throw parser.error("this ) closes nothing; write \\) to search for it")
        }
        return query
    }

    private init(scanner: QueryScanner) {
        self.scanner = scanner
    }

    /// The error that points at byte `offset`, or at what comes next.
    func error(at offset: Int? = nil, _ reason: String) -> TraCuuError {
        .badQuery(offset: offset ?? scanner.offset, reason: reason)
    }

    /// Counts a word or phrase that starts at byte `offset`.
    mutating func countClause(at offset: Int) throws(TraCuuError) {
        clauseCount += 1
        guard clauseCount <= Self.clauseLimit else {
            throw error(at: offset, "a query has at most \(Self.clauseLimit) words and phrases")
        }
    }

    /// Reads `( … )`.
    mutating func group() throws(TraCuuError) -> Query {
        let start = scanner.offset
        scanner.skip(1)
        guard depth < Self.depthLimit else {
            throw error(at: start, "parentheses are nested deeper than \(Self.depthLimit)")
        }
        depth += 1
        scanner.skipSpace()
        guard scanner.next != ")" else { throw error(at: start, "nothing stands between these parentheses") }
        guard scanner.next != nil else { throw unclosedGroup(at: start) }
        let query = try clauses()
        guard scanner.skip(")") else { throw unclosedGroup(at: start) }
        depth -= 1
        return query
    }

    private func unclosedGroup(at start: Int) -> TraCuuError {
        error(at: start, "this ( is never closed; write \\( to search for it")
    }
}

// MARK: Clauses

extension QueryParser {
    private enum Occurrence {
        case must
        case should
        case mustNot
    }

    private struct Clause {
        var occurrence: Occurrence
        var query: Query
    }

    /// Reads alternatives up to the end of the text or group; at least one clause stands here.
    private mutating func clauses() throws(TraCuuError) -> Query {
        let start = scanner.offset
        var found = try [conjunction()]
        while !scanner.isAtGroupEnd {
            if scanner.nextOperator?.meaning == .or { try skipOperator() }
            try found.append(conjunction())
        }
        return try combine(found, at: start)
    }

    /// Reads clauses joined by `AND`, and the white space after them.
    private mutating func conjunction() throws(TraCuuError) -> Clause {
        let start = scanner.offset
        let first = try clause()
        var found = [first]
        while scanner.nextOperator?.meaning == .and {
            try skipOperator()
            try found.append(clause())
        }
        if found.count == 1 { return first }
        for index in found.indices where found[index].occurrence == .should { found[index].occurrence = .must }
        return Clause(occurrence: .should, query: try combine(found, at: start))
    }

    private func combine(_ clauses: [Clause], at start: Int) throws(TraCuuError) -> Query {
        guard clauses.contains(where: { $0.occurrence != .mustNot }) else {
            throw error(at: start, "only exclusions stand here; add something to look for")
        }
        if clauses.count == 1 { return clauses[0].query }
        var lists = Query.Clauses()
        for clause in clauses {
            switch clause.occurrence {
            case .must: lists.must.append(clause.query)
            case .should: lists.should.append(clause.query)
            case .mustNot: lists.mustNot.append(clause.query)
            }
        }
        return .boolean(lists)
    }

    /// Reads an operand with its sign, and the white space after it.
    private mutating func clause() throws(TraCuuError) -> Clause {
        var occurrence = Occurrence.should
        if let (spelling, meaning) = scanner.nextOperator {
            guard meaning == .not else { throw error("nothing stands before \(spelling) that it could combine") }
            try skipOperator()
            guard scanner.nextOperator == nil, !isAtSign else {
                throw error("NOT stands before a word, a phrase or a group; write \\ before it to search for it")
            }
            occurrence = .mustNot
        } else if isAtSign {
            occurrence = scanner.advance() == "-" ? .mustNot : .must
        }
        let query = try operand()
        scanner.skipSpace()
        return Clause(occurrence: occurrence, query: query)
    }

    /// True if a `-` or `+` stands here that something follows.
    private var isAtSign: Bool {
        guard scanner.next == "-" || scanner.next == "+", let next = scanner.afterNext else { return false }
        return next != ")" && !next.properties.isWhitespace
    }

    /// Reads the operator that stands here, and the white space after it.
    private mutating func skipOperator() throws(TraCuuError) {
        guard let (spelling, _) = scanner.nextOperator else { return }
        let start = scanner.offset
        scanner.skip(spelling.unicodeScalars.count)
        scanner.skipSpace()
        guard !scanner.isAtGroupEnd else {
            throw error(at: start, "nothing stands after \(spelling); write \\\(spelling) to search for the word")
        }
    }
}
