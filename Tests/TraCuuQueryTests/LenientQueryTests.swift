// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore

@testable import TraCuuQuery

@Suite struct LenientQueryTests {
    /// The bytes of a text that each repair is about.
    private func repaired(_ text: String) -> [String] {
        QueryParser.parseLeniently(text).repairs.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }

    @Test(arguments: [
        "", " \t\u{A0}\n", "()", "\"\"", "AND", "NOT ()", "))", "\\", "date:..", "f:{}", "NOT", "(((", "\"  ",
    ])
    func nothingToLookFor(text: String) {
        #expect(QueryParser.parseLeniently(text).query == nil)
    }

    @Test func anEmptyTextNeedsNoRepair() {
        #expect(QueryParser.parseLeniently(" ") == LenientQuery(query: nil))
    }

    @Test(arguments: [
        ("đi “dân chủ", ["“"]),
        ("đường (a (b", ["(", "("]),
        ("a ))) b )", [")))", ")"]),
        ("AND đi OR", ["AND", "OR"]),
        ("đi NOT -x", ["-"]),
        ("a \"b\"~x ( )", ["~x", "( )"]),
        ("(a b)~0^0", ["~0", "^0"]),
        ("đ hiem~9^0 x", ["~9", "^0"]),
        ("f:(>) f:.. f:[ế", [">", "..", "["]),
        ("f:{\"đ\" \"a\",, \"\"}", ["", "", "\"\""]),
        ("f:{\"a\" b", ["{", ""]),
        ("a f:", ["f:"]),
        ("-a -đ", ["-a -đ"]),
        ("a \\", ["\\"]),
    ])
    func repairsPointAtWhatTheyAreAbout(text: String, repairs: [String]) {
        #expect(repaired(text) == repairs)
    }

    @Test func aLongTextIsCutBetweenCharacters() throws {
        let text = "a" + String(repeating: "đ", count: QueryParser.sizeLimit)
        let lenient = QueryParser.parseLeniently(text)
        #expect(lenient.query == word("a" + String(repeating: "đ", count: QueryParser.sizeLimit / 2 - 1)))
        #expect(lenient.repairs.map(\.range) == [QueryParser.sizeLimit - 1..<text.utf8.count])
        #expect(
            throws: TraCuuError.badQuery(offset: QueryParser.sizeLimit - 1, reason: "a query has at most 16384 bytes")
        ) {
            try QueryParser.parse(text)
        }
    }

    @Test func whatIsOpenWhereATextIsCutIsNoFault() {
        let text = "x (\"" + String(repeating: "a ", count: QueryParser.sizeLimit) + "\")"
        #expect(QueryParser.parseLeniently(text).repairs.count == 1)
        let clauses = "x (" + String(repeating: "a ", count: QueryParser.clauseLimit) + ")"
        let lenient = QueryParser.parseLeniently(clauses)
        #expect(lenient.repairs.map(\.range) == [3 + 2 * (QueryParser.clauseLimit - 1)..<clauses.utf8.count])
    }

    @Test func noMoreClausesAreReadThanAQueryMayHave() {
        let words = Array(repeating: "a", count: QueryParser.clauseLimit)
        let expected = Query.boolean(Query.Clauses(should: words.map { word($0) }))
        #expect(QueryParser.parseLeniently((words + ["b", "c"]).joined(separator: " ")).query == expected)
        let values = QueryParser.parseLeniently("f:{" + (words + ["b", "c"]).joined(separator: ",") + "}")
        #expect(values.query == field("f", .values(Query.Values(words))))
        #expect(values.repairs.count == 1)
    }

    @Test func parenthesesTooDeepArePassedOver() {
        let depth = QueryParser.depthLimit
        func nested(_ depth: Int, _ text: String) -> String {
            String(repeating: "(", count: depth) + text + String(repeating: ")", count: depth)
        }
        #expect(QueryParser.parseLeniently(nested(depth, "a b") + " c").repairs.isEmpty)
        let lenient = QueryParser.parseLeniently(nested(depth + 3, "a b") + " c")
        #expect(lenient.query == any(any(word("a"), word("b")), word("c")))
        #expect(lenient.repairs.map(\.range) == [depth..<depth + 3])
    }

    @Test func rangesAreThoseOfTheBytesTyped() throws {
        let text = "đi dan*^2 \"a b*\"~2^3 date:[2020 TO 2022]^2 f:{\"ế\", b} f:đ..e^2 f:>=\"x y\"^2"
        guard case .boolean(let clauses) = try QueryParser.parse(text) else {
            Issue.record("another tree")
            return
        }
        let typed = clauses.should.compactMap(range(of:)).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        #expect(typed == ["đi", "dan*", "\"a b*\"~2", "[2020 TO 2022]", "{\"ế\", b}", "đ..e", ">=\"x y\""])
    }

    private func range(of query: Query) -> Range<Int>? {
        switch query {
        case .text(let text): text.range
        case .phrase(let phrase): phrase.range
        case .field(let field): range(of: field.query)
        case .range(let bounds): bounds.range
        case .values(let values): values.range
        case .boost(let query, _): range(of: query)
        case .boolean, .everything: nil
        }
    }
}
