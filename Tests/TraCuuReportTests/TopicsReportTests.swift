// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TestSupport
import Testing

@testable import TraCuu
@testable import TraCuuReport

@Suite struct TopicsReportTests {
    private static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title></style></svg><b>",
        "]]><!--", "&lt;b&gt;&#60;", "javascript:alert(1)", "\u{202E}\u{0}\u{1B}[31m", "</mark></ol></section>",
        "<a href=//x>",
    ]

    private func hit(_ rank: Int, _ text: String, fields: FieldList = [:]) -> Hit {
        var hit = Hit(rank: rank, id: "\(text)\(rank)", score: 10 / Float(rank))
        hit.title = text
        hit.titleHighlights = [0..<3, 2..<1000]
        hit.snippet = Snippet(text: text + text, highlights: [1..<5, 4..<9], isCutAtStart: true, isCutAtEnd: true)
        hit.fields = fields
        return hit
    }

    private func ranking(_ topic: Topic, _ hits: [Hit]) -> TopicRun.Ranking {
        TopicRun.Ranking(topic: topic, results: SearchResults(total: UInt64(hits.count), took: .zero, hits: hits))
    }

    /// A page whose every text is an attack.
    private func page(_ attack: String, _ language: ReportLanguage) -> String {
        var judgments = Judgments()
        judgments.add(topic: attack, document: "\(attack)1", grade: 1)
        let heading = TopicsReport.Heading(title: attack, index: attack, documents: 3, notes: [attack])
        var report = TopicsReport(heading: heading, judgments: judgments, language: language)
        let fields: FieldList = [
            "number": .string(attack), "type": .string(attack), "issuer": .string(attack),
            "date": .string("2020 " + attack),
            "url": .string(attack),
        ]
        var topic = Topic(id: attack, text: attack)
        (topic.title, topic.description, topic.narrative) = (attack, attack, attack)
        topic.filters = [attack]
        report.add(ranking(topic, (1...13).map { hit($0, attack, fields: fields) }))
        report.add(ranking(topic, []))
        return report.html()
    }

    /// Takes a page apart with a parser that forgives nothing, and returns all text and the names of elements and attributes.
    private func parsed(_ page: String) throws -> (text: String, names: Set<String>, links: Set<String>) {
        var text = ""
        var names: Set<String> = []
        var links: Set<String> = []
        var open: [Substring] = []
        var rest = page[...].dropFirst("<!doctype html>".count)
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            rest = rest[start...]
            let tag = try #require(
                rest.prefixMatch(of: /<(\/?)([a-z0-9]+)((?:\ [a-zA-Z0-9-]+="[^"<>]*")*)>/),
                "\(rest.prefix(80))"
            )
            rest = rest[tag.range.upperBound...]
            if tag.1 == "/" {
                #expect(open.popLast() == tag.2)
            } else {
                names.insert(String(tag.2))
                for attribute in tag.3.matches(of: /\ ([a-zA-Z0-9-]+)="([^"]*)"/) {
                    names.insert("@\(attribute.1)")
                    if attribute.1 == "href" { links.insert(String(attribute.2)) }
                }
                if !["meta", "br"].contains(tag.2) { open.append(tag.2) }
            }
        }
        #expect(open.isEmpty)
        return (text + rest, names, links)
    }

    @Test(arguments: attacks)
    func letsNothingBecomeMarkup(attack: String) throws {
        let plain = try parsed(page("lũ lụt và bão", .english))
        let hostile = try parsed(page(attack, .english))
        #expect(hostile.names == plain.names)
        #expect(hostile.links == plain.links && hostile.links.allSatisfy { $0.hasPrefix("#") })
        // The style of the page has some.
        func brackets(_ text: String) -> Int { text.utf8.count { $0 == UInt8(ascii: ">") } }
        #expect(brackets(hostile.text) == brackets(plain.text) && !hostile.text.utf8.contains(0x1B))
        #expect(hostile.names.isDisjoint(with: ["script", "iframe", "link", "img", "@onload", "@onerror"]))
    }

    @Test func linksToTheWebOnly() throws {
        for (url, isLinked) in [
            ("https://vi.example/a?b=1&c=\"<", true), ("HTTP://vi.example", true), ("javascript:alert(1)", false),
            ("data:text/html,x", false), ("//vi.example", false), (" https://vi.example", false),
            ("https://vi.example/\u{1}", false),
        ] {
            var report = TopicsReport(heading: TopicsReport.Heading(title: "", index: ""))
            report.add(ranking(Topic(id: "1", text: "lũ"), [hit(1, "lũ", fields: ["url": .string(url)])]))
            let links = try parsed(report.html()).links.filter { !$0.hasPrefix("#") }
            #expect(links.count == (isLinked ? 1 : 0), "\(url)")
        }
    }

    @Test func showsTopicsWithTheirFigures() throws {
        var judgments = Judgments()
        for (document, grade) in [("lũ1", 0), ("lũ2", 1), ("khác", 2)] {
            judgments.add(topic: "1", document: document, grade: grade)
        }
        var report = TopicsReport(heading: TopicsReport.Heading(title: "Chủ đề", index: "a.idx"), judgments: judgments)
        report.add(ranking(Topic(id: "1", text: "lũ"), [hit(1, "lũ", fields: ["date": "2020-01-01"]), hit(2, "lũ")]))
        report.add(ranking(Topic(id: "2", text: "bão"), []))
        let html = report.html()
        let figures = TopicFigures(["lũ1", "lũ2"], judgments.grades["1"] ?? [:])
        #expect(figures.precision == 0.1 && figures.recall == 0.5 && figures.found == 1 && figures.relevant == 2)
        #expect(html.contains("<b>\(ReportLanguage.english.decimal(figures.gain, 4))</b> nDCG@10"))
        #expect(html.contains("href=\"#t2\">bão</a>") && html.contains("id=\"t2\""))
        #expect(html.matches(of: /<li class="relevant">/).count == 1 && html.matches(of: /✓ relevant/).count == 1)
        #expect(html.contains("not known of 1") && html.contains("2020: 1"))
    }

    @Test func doesNotMeasureWithoutJudgments() {
        var report = TopicsReport(heading: TopicsReport.Heading(title: "", index: ""), language: .vietnamese)
        report.add(ranking(Topic(id: "1", text: "lũ"), (1...12).map { hit($0, "lũ") }))
        let html = report.html()
        #expect(!html.contains("nDCG") && html.contains("<summary>2 văn bản nữa</summary>"))
        #expect(html.contains("lang=\"vi\""))
    }
}
