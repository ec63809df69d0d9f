// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore

@testable import TraCuuQuery

@Suite struct QueryParserTests {
    @Test(arguments: [
        ("hoà", word("hoà")),
        ("  quy   chế\u{A0}dân\u{3000}chủ\n", any(word("quy"), word("chế"), word("dân"), word("chủ"))),
        ("145/2020/NĐ-CP", word("145/2020/NĐ-CP")),
        ("Covid-19 GD&ĐT 3,5% TP.HCM", any(word("Covid-19"), word("GD&ĐT"), word("3,5%"), word("TP.HCM"))),
        ("Hà Nội - Huế", any(word("Hà"), word("Nội"), word("-"), word("Huế"))),
        ("(a -) + =", any(any(word("a"), word("-")), word("+"), word("="))),
        ("a & b", any(word("a"), word("&"), word("b"))),
        ("a&&b x||y", any(word("a&&b"), word("x||y"))),
        ("a and b or not c", any(word("a"), word("and"), word("b"), word("or"), word("not"), word("c"))),
        ("ANDES NOTE ORAL", any(word("ANDES"), word("NOTE"), word("ORAL"))),
        (#"\AND \-5 a\(b\) \"x"#, any(word("AND"), word("-5"), word("a(b)"), word("\"x"))),
        (#"d\\e f\ g"#, any(word(#"d\e"#), word("f g"))),
    ])
    func words(text: String, query: Query) throws {
        #expect(try QueryParser.parse(text) == query)
    }

    @Test(arguments: [
        (#""quy chế dân chủ""#, phrase("quy chế dân chủ")),
        (#""quy chế"~3"#, phrase("quy chế", slop: 3)),
        (#""a"~0"#, phrase("a")),
        (#""a"~1000 b"#, any(phrase("a", slop: 1000), word("b"))),
        ("“quy chế” “dân\" \"chủ”", any(phrase("quy chế"), phrase("dân"), phrase("chủ"))),
        (#""a \"b\" \\ (c) -d AND""#, phrase(#"a "b" \ (c) -d AND"#)),
        (#"a"b"c"#, any(word("a"), phrase("b"), word("c"))),
        (#""a"("b")"#, any(phrase("a"), phrase("b"))),
        ("=hoà", word("hoà", exact: true)),
        (#"="toạ đàm"~2"#, phrase("toạ đàm", slop: 2, exact: true)),
        ("=“toạ đàm”", phrase("toạ đàm", exact: true)),
        ("==a =-b a=b", any(word("=a", exact: true), word("-b", exact: true), word("a=b"))),
    ])
    func phrasesAndExactWords(text: String, query: Query) throws {
        #expect(try QueryParser.parse(text) == query)
    }

    @Test(arguments: [
        ("title:hoà", field("title", word("hoà"))),
        ("title:(quy chế)", field("title", any(word("quy"), word("chế")))),
        ("title:( a )", field("title", word("a"))),
        (#"type:"Quyết định""#, field("type", phrase("Quyết định"))),
        ("number:145/2020/NĐ-CP", field("number", word("145/2020/NĐ-CP"))),
        ("date:2022-02-22 x", any(field("date", word("2022-02-22")), word("x"))),
        ("title:=hoà", field("title", word("hoà", exact: true))),
        (#"title:="toạ đàm"~1"#, field("title", phrase("toạ đàm", slop: 1, exact: true))),
        ("_a.b_2:x", field("_a.b_2", word("x"))),
        ("url:https://vbpl.vn time:10:30", any(field("url", word("https://vbpl.vn")), field("time", word("10:30")))),
        ("a:(b:c d:(e))", field("a", any(field("b", word("c")), field("d", word("e"))))),
        ("10:30", word("10:30")),
        ("https://vbpl.vn/a?b=c", word("https://vbpl.vn/a?b=c")),
        ("Kính gửi: Bộ; theo: x", any(word("Kính"), word("gửi:"), word("Bộ;"), word("theo:"), word("x"))),
        (#"title\:x :x a-b:c"#, any(word("title:x"), word(":x"), word("a-b:c"))),
        ("AND:x", field("AND", word("x"))),
        ("title:AND", field("title", word("AND"))),
    ])
    func fields(text: String, query: Query) throws {
        #expect(try QueryParser.parse(text) == query)
    }

    @Test(arguments: [
        ("a b", any(word("a"), word("b"))),
        ("a OR b", any(word("a"), word("b"))),
        ("a || b c", any(word("a"), word("b"), word("c"))),
        ("a AND b", all(word("a"), word("b"))),
        ("a && b AND c", all(word("a"), word("b"), word("c"))),
        ("+a +b", all(word("a"), word("b"))),
        ("a AND b OR c", any(all(word("a"), word("b")), word("c"))),
        ("a b AND c d", any(word("a"), all(word("b"), word("c")), word("d"))),
        ("a AND (b OR c)", all(word("a"), any(word("b"), word("c")))),
        ("a AND(b c)AND d", all(word("a"), any(word("b"), word("c")), word("d"))),
        ("((a)) (b c)", any(word("a"), any(word("b"), word("c")))),
        ("a NOT b", clauses(should: [word("a")], mustNot: [word("b")])),
        ("a -b", clauses(should: [word("a")], mustNot: [word("b")])),
        ("a OR NOT b", clauses(should: [word("a")], mustNot: [word("b")])),
        ("a AND NOT b", clauses(must: [word("a")], mustNot: [word("b")])),
        ("-b AND a", clauses(must: [word("a")], mustNot: [word("b")])),
        ("NOT(b c) a", clauses(should: [word("a")], mustNot: [any(word("b"), word("c"))])),
        ("+a b -c -\"d e\"", clauses(must: [word("a")], should: [word("b")], mustNot: [word("c"), phrase("d e")])),
        ("+a AND b c", any(all(word("a"), word("b")), word("c"))),
        ("+(a AND b) c", clauses(must: [all(word("a"), word("b"))], should: [word("c")])),
        (
            "a -title:(b c) -number:-5",
            clauses(
                should: [word("a")],
                mustNot: [field("title", any(word("b"), word("c"))), field("number", word("-5"))]
            )
        ),
        ("+a", word("a")),
        ("+AND -NOT", clauses(must: [word("AND")], mustNot: [word("NOT")])),
        ("a --b", clauses(should: [word("a")], mustNot: [word("-b")])),
        ("a -=hoà", clauses(should: [word("a")], mustNot: [word("hoà", exact: true)])),
    ])
    func combinations(text: String, query: Query) throws {
        #expect(try QueryParser.parse(text) == query)
    }

    @Test func keepsTheBytesThatWereTyped() throws {
        let composed = "ho\u{E0} \"\u{111}\u{1B0}\u{1EDD}ng\""
        let decomposed = "hoa\u{300} \"\u{111}u\u{31B}o\u{31B}\u{300}ng\""
        for text in [composed, decomposed] {
            let printed = try QueryParser.parse(text).description
            #expect(Array(printed.utf8) == Array(text.utf8))
        }
        #expect(try QueryParser.parse(composed) == QueryParser.parse(decomposed))
    }

    @Test func aCombiningMarkDoesNotHideTheSyntax() throws {
        // Swift sees one character in a quotation mark and the mark behind it; the grammar sees two.
        #expect(
            try QueryParser.parse("\"\u{301}a\"\u{301} (\u{301}b)\u{301}")
                == any(
                    phrase("\u{301}a"),
                    word("\u{301}"),
                    word("\u{301}b"),
                    word("\u{301}")
                )
        )
    }

    @Test func rangesAreThoseOfTheBytesTyped() throws {
        let text = "đi -title:(=hoà \"a b\"~2)"
        guard case .boolean(let outer) = try QueryParser.parse(text),
            case .text(let first) = outer.should[0],
            case .field(let title) = outer.mustNot[0],
            case .boolean(let inner) = title.query,
            case .text(let exact) = inner.should[0],
            case .phrase(let phrase) = inner.should[1]
        else {
            Issue.record("another tree")
            return
        }
        func typed(_ range: Range<Int>) -> String {
            String(decoding: Array(text.utf8)[range], as: UTF8.self)
        }
        #expect(typed(first.range) == "đi")
        #expect(typed(title.range) == "title")
        #expect(typed(exact.range) == "=hoà")
        #expect(typed(phrase.range) == "\"a b\"~2")
    }
}
