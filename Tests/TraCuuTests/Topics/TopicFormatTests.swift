// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuu

@Suite struct TopicFormatTests {
    @Test(arguments: [
        ("a.tsv", "<top>", TopicFormat.tsv), ("a.TREC", "", .trec), ("a.xml", "", .trec), ("a.sgml", "q\tw", .trec),
        ("thư/a.yml", "", .yaml), ("a.YAML", "", .yaml), ("topics.301-450", "\u{FEFF}\r\n <top>", .trec),
        ("a.txt", "q1\tlũ < bão\n", .tsv), ("standard input", "", .tsv),
    ])
    func isToldByNameOrContent(path: String, content: String, format: TopicFormat) {
        #expect(TopicFormat(path: path, content: Array(content.utf8)) == format)
    }

    @Test func saysTheSameInEveryFormat() throws {
        let tsv = "# chủ đề\nc1\tphòng cháy & chữa cháy\n\nc2\tlũ < bão\r\n"
        let trec = """
            <top><num>Number: c1<title>phòng cháy &amp; chữa cháy</top>
            <top><num>c2</num><title>lũ < bão</title></top>
            """
        let yaml = "- {id: c1, query: phòng cháy & chữa cháy}\n- id: c2\n  query: 'lũ < bão'\n"
        func read(_ text: String, _ format: TopicFormat) throws -> [Topic] {
            try Topic.parse(Array("\u{FEFF}\(text)".utf8), format: format, source: "t").map { topic in
                var topic = topic
                topic.line = nil
                return topic
            }
        }
        let topics = try read(tsv, .tsv)
        #expect(topics.map(\.id) == ["c1", "c2"] && topics.map(\.text) == ["phòng cháy & chữa cháy", "lũ < bão"])
        #expect(try read(trec, .trec) == topics)
        #expect(try read(yaml, .yaml) == topics)
    }

    /// Whatever the bytes, there are topics or an error that names the file; no topic is without id or text.
    @Test(arguments: TopicFormat.allCases)
    func takesAnyBytes(format: TopicFormat) throws {
        var random = SeededGenerator.fresh()
        let seed = random.seed
        let pieces = [
            "<top>", "</top>", "<num>", " Number: 1 ", "<title>", "<desc> Description:", "<!--", "-->", "<", ">",
            "&amp;", "&",
            "- ", "id: ", "query: ", "\n", "  ", "[", "]", "{", "}", "*a", "&a ", "'", "\"", "| ", "\t", "lũ", "1",
            ": ", "#",
            "weights: {query: 2}", "filters: [a, b]", "- id: 7\n  query: bão\n", "<top><num>8<title>gió</top>",
            "9\tmưa\n",
        ]
        for _ in 0..<2000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.below(12) {
                bytes += random.below(12) == 0 ? random.bytes(2) : Array(pieces[random.below(pieces.count)].utf8)
            }
            do throws(TraCuuError) {
                for topic in try Topic.parse(bytes, format: format, source: "t") {
                    #expect(!topic.id.isEmpty && topic.text.contains { !$0.isWhitespace }, "seed \(seed)")
                }
            } catch {
                guard case .badInput("t", _, let reason) = error, !reason.isEmpty else {
                    Issue.record("\(error), seed \(seed)")
                    continue
                }
            }
        }
    }

    /// Time and memory grow with the file, whatever it repeats.
    @Test(arguments: [
        "<", "<top", "<top>", "<!--", "&", "&amp", "<title>", "<top><num>1<title>a < ", "[", "{", "- ", "? ", "&a [",
        "'", "a: ", "\t",
        "- - ", "!", "|\n", "#", "\u{FEFF}", "<top number='", "\\",
    ])
    func takesLongRepetitions(piece: String) {
        let bytes = Array(repeatElement(Array(piece.utf8), count: 20_000).joined())
        for format in TopicFormat.allCases {
            #expect((try? Topic.parse(bytes, format: format, source: "t").count) ?? 0 <= 20_000)
        }
    }
}

/// The error that reading a file of topics throws.
func errorOfTopics(_ content: String, _ format: TopicFormat) -> String {
    errorOfTopics(Array(content.utf8), format)
}

func errorOfTopics(_ content: [UInt8], _ format: TopicFormat) -> String {
    do throws(TraCuuError) {
        return "none, but \(try Topic.parse(content, format: format, source: "t"))"
    } catch {
        return error.description
    }
}
