// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuQuery

@Suite struct QueryDescriptionTests {
    @Test(arguments: [
        ("  quy   chế ", "quy chế"),
        ("a OR b || c", "a b c"),
        ("a AND b", "+a +b"),
        ("a AND b c AND NOT d", "a AND b c AND -d"),
        ("(a b) AND (c -d)", "+(a b) +(c -d)"),
        ("x (y -z) (a AND (b c))", "x (y -z) a AND (b c)"),
        ("-c b +a", "+a b -c"),
        ("NOT (a b) c", "c -(a b)"),
        ("“a  b”~0 “c”~2", #""a  b" "c"~2"#),
        (#"="toạ đàm" =hoà"#, #"="toạ đàm" =hoà"#),
        ("title:(a) title:(b:c)", "title:a title:(b:c)"),
        ("number:145/2020/NĐ-CP - 10:30", #"number:145/2020/NĐ-CP \- 10:30"#),
        ("bão^2.0 (bão)^2 (2020)^2 title:x^3 (title:1)^3", "bão^2 bão^2 (2020)^2 title:x^3 (title:1)^3"),
        ("((a^2))^3 f:(a^2) f:(a b)~2^3 ((a b)~2)^2", "(a^2)^3 f:(a^2) f:(a b)~2^3 (a b)~2^2"),
        (#"dan\* \* a\^2 3\^2 a\~1 5\~1 "a\*" "\*""#, #"dan\* \* a\^2 3^2 a\~1 5~1 "a\*" "*""#),
        ("f:a..b f:>x f:≤x f:[* TO *] f:{a,b}", #"f:[a TO b] f:{x TO *] f:[* TO x] f:* f:{"a", "b"}"#),
        (#"f:"a b".. f:["*" TO c\ d}"#, #"f:["a b" TO *] f:["*" TO "c d"}"#),
        (#"f:a\.\.b f:\>x f:\[x a..b >x title:{x"#, #"f:a\..b f:\>x f:\[x a..b >x title:{x"#),
        (#"a\:b url:\//x u:=//x \AND \&& \“ "x\”y""#, #"a\:b url:\//x u:=//x \AND \&& \“ "x\”y""#),
    ])
    func normalForm(text: String, printed: String) throws {
        #expect(try QueryParser.parse(text).description == printed)
    }

    @Test(arguments: UInt64(0)..<8)
    func printsWhatParsesToTheSame(seed: UInt64) throws {
        var generator = QueryGenerator(random: SeededGenerator(seed: seed))
        for _ in 0..<300 {
            let query = generator.query(depth: 4)
            let printed = query.description
            guard printed.utf8.count <= QueryParser.sizeLimit else { continue }
            let parsed = try QueryParser.parse(printed)
            #expect(parsed == query, "seed \(seed): \(printed)")
            #expect(QueryParser.parseLeniently(printed) == LenientQuery(query: query), "seed \(seed): \(printed)")
            // Equality of strings forgives another normal form; the bytes do not.
            #expect(Array(parsed.description.utf8) == Array(printed.utf8), "seed \(seed): \(printed)")
        }
    }

    @Test func theDeepestQueryPrintsNoDeeper() throws {
        let depth = QueryParser.depthLimit
        let text = String(repeating: "x y AND (", count: depth) + "z" + String(repeating: ")", count: depth)
        let query = try QueryParser.parse(text)
        #expect(try QueryParser.parse(query.description) == query)
    }

    @Test func differentQueriesAreNotEqual() {
        let queries = [
            word("a"), word("a", exact: true), phrase("a"), phrase("a", slop: 1), phrase("a", exact: true),
            word("a", prefix: true), word("a", edits: 1), word("a", edits: 2), phrase("a", prefix: true), .everything,
            field("f", word("a")), field("g", word("a")), field("f", range(from: "a")), field("f", range(to: "a")),
            field("f", range(above: "a")), field("f", values("a")), field("f", values("a", "b")),
            boost(2, word("a")), boost(3, word("a")), any(word("a"), word("b"), minimum: .count(2)),
            any(word("a"), word("b"), minimum: .percent(2)), any(word("a"), word("b")), all(word("a"), word("b")),
            any(word("b"), word("a")),
        ]
        for (index, left) in queries.enumerated() {
            for (other, right) in queries.enumerated() {
                #expect((left == right) == (index == other))
            }
        }
    }
}
