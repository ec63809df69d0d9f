// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@Suite struct TopicsTests {
    private let workspace: Workspace
    private let index: String

    init() throws {
        workspace = try Workspace()
        index = try workspace.fixtureIndex()
    }

    @Test func writesATRECRun() throws {
        let outcome = try workspace.run(
            "topics",
            index,
            Workspace.fixtures + "/queries.tsv",
            "-k",
            "5",
            "--ranker",
            "bm25",
            "--format",
            "trec"
        )
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        var last: (topic: String, rank: Int, score: Double) = ("", 0, 0)
        var topics: Set<String> = []
        for line in outcome.output.split(separator: "\n") {
            let columns = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            try #require(columns.count == 6, "\(line)")
            #expect(columns[1] == "Q0" && columns[5] == "tracuu-bm25")
            let rank = try #require(Int(columns[3]))
            let score = try #require(Double(columns[4]))
            #expect(columns[4].split(separator: ".").last?.count == 6)
            if columns[0] == last.topic {
                #expect(rank == last.rank + 1 && score <= last.score)
            } else {
                #expect(rank == 1)
                #expect(topics.insert(columns[0]).inserted)
            }
            last = (columns[0], rank, score)
        }
        #expect(topics.count == 25)
    }

    @Test func writesJSON() throws {
        try workspace.write("t.tsv", "\u{FEFF}# chủ đề\r\n\r\nq1\tquy chế dân chủ\r\nq2\txyzzyx\n")
        let run = try workspace.run("topics", index, "t.tsv", "--format", "json", "-k", "2").json()
        let topics = try #require(run["topics"] as? [[String: Any]])
        #expect(topics.compactMap { $0["id"] as? String } == ["q1", "q2"])
        #expect(topics[0].hits.count == 2 && topics[1].hits.isEmpty)
        #expect(topics[0]["text"] as? String == "quy chế dân chủ")
        #expect(Set(topics[0].hits[0].keys) == ["rank", "id", "score", "title"])
    }

    @Test func writesCSV() throws {
        try workspace.write("a.jsonl", "{\"id\":\"a,1\",\"title\":\"Lũ \\\"lớn\\\"\\nở đây\"}\n")
        try workspace.write("t.tsv", "q1\tlũ\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        let text = try workspace.run("topics", "b", "t.tsv", "--format", "csv").output
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(lines[0] == "topic,rank,document,score,title")
        #expect(lines[1].hasPrefix("q1,1,\"a,1\",0.") && lines[1].hasSuffix(",\"Lũ \"\"lớn\"\"\nở đây\""))
    }

    @Test func writesATable() throws {
        try workspace.write("t.tsv", "q1\tquy chế dân chủ\n")
        let text = try workspace.run("topics", index, "t.tsv", "-k", "2").output
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("q1  quy chế dân chủ  ("))
        #expect(lines[1].hasPrefix("  1  ") && lines[2].hasPrefix("  2  "))
    }

    @Test func writesAPage() throws {
        try workspace.write("t.tsv", "q1\t<b>quy chế</b> dân chủ\nq2\txyzzyx\n")
        try workspace.write("q.txt", "q1 0 qd-455-2022 1\n")
        let arguments = ["topics", index, "t.tsv", "--format", "html", "--ranker", "bm25", "-k", "30"]
        let plain = try workspace.run(arguments).output
        #expect(plain.hasPrefix("<!doctype html>\n<html lang=\"en\">") && plain.hasSuffix("</html>\n"))
        #expect(plain.contains("<mark>") && !plain.contains("<b>quy") && !plain.contains("nDCG"))
        let measured = try workspace.run(arguments + ["--qrels", "q.txt", "--language", "vi", "--threads", "3"]).output
        #expect(measured.contains("✓ liên quan") && measured.contains(" nDCG@10"))
        #expect(measured == (try workspace.run(arguments + ["--qrels", "q.txt", "--language", "vi"]).output))
        #expect(try workspace.run("topics", index, "t.tsv", "--qrels", "q.txt").code == 2)
    }

    @Test func takesWeights() throws {
        try workspace.write("t.xml", "<top><num>1<title>lũ<desc>tiêm chủng</top>")
        func run(_ weights: String...) throws -> String {
            let arguments = ["topics", index, "t.xml", "--format", "trec"]
            return try workspace.run(arguments + weights.flatMap { ["--weights", $0] }).output
        }
        let plain = try run()
        #expect(try run("query=1") == plain)
        #expect(try run("query=1,description=2") != plain)
        for wrong in ["query", "query=-1", "text=1", "query=1,query=2", "query=nan", ""] {
            #expect(try workspace.run("topics", index, "t.xml", "--weights", wrong).code == 2, "\(wrong)")
        }
    }

    @Test func filtersEachTopicByItself() throws {
        try workspace.write(
            "t.yaml",
            """
            - {id: a, query: dân chủ, filters: 'type:"Quyết định"'}
            - {id: b, query: dân chủ}
            - {id: c, query: dân chủ, filters: ['type:"Quyết định"', 'type:"Kế hoạch"']}
            """
        )
        let topics = try #require(
            try workspace.run("topics", index, "t.yaml", "--json").json()["topics"] as? [[String: Any]]
        )
        let totals = topics.compactMap { $0.integer("total") }
        #expect(totals.count == 3 && totals[0] > 0 && totals[1] > totals[0] && totals[2] == 0)
        try workspace.write("w.yaml", "- {id: a, query: lũ}\n- id: b\n  query: lũ\n  filters: (type\n")
        let wrong = try workspace.run("topics", index, "w.yaml")
        #expect(
            wrong.code == 2 && wrong.messages.hasPrefix("tracuu: w.yaml:2: topic b: in the filter (type: "),
            "\(wrong.messages)"
        )
    }

    @Test func writesAFileAsAWhole() throws {
        try workspace.write("t.tsv", "q1\tlũ\n")
        try workspace.write("run.txt", "cũ")
        let outcome = try workspace.run("topics", index, "t.tsv", "--format", "trec", "--output", "run.txt")
        #expect(outcome.code == 0 && outcome.output.isEmpty)
        #expect(try workspace.read("run.txt").hasPrefix("q1 Q0 "))
        let names = try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
        #expect(!names.contains { $0.hasSuffix(".tmp") })
        let failed = try workspace.run("topics", index, "t.tsv", "--output", "không-có/run.txt")
        #expect(failed.code == 3)
        #expect(failed.messages.hasPrefix("tracuu: không-có/run.txt: cannot write: "), "\(failed.messages)")
        let folder = try workspace.run("topics", index, "t.tsv", "--output", ".")
        #expect(folder.code == 3)
        #expect(folder.messages.hasPrefix("tracuu: .: cannot write: "), "\(folder.messages)")
    }

    @Test func writesStraightToWhatIsNoFile() throws {
        try workspace.write("t.tsv", "q1\tlũ\n")
        let command = "\"$T\" topics '\(index)' t.tsv --format trec --output"
        let run = try workspace.run("topics", index, "t.tsv", "--format", "trec").output
        let outcome = try workspace.shell(
            """
            mkfifo pipe; cat pipe > read & \(command) pipe || exit; wait; [ -p pipe ] || exit 9
            mknod null c 1 3 2> /dev/null || ln -s /dev/null null
            \(command) null && [ -c null ] || exit 9
            { echo đầu; \(command) /proc/self/fd/1; echo cuối; } > out || exit
            \(command) /dev/stdout | cat
            """
        )
        #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
        #expect(outcome.output == run)
        #expect(try workspace.read("read") == run)
        #expect(try workspace.read("out") == "đầu\n\(run)cuối\n")
    }

    @Test func keepsLinksAndModes() throws {
        try workspace.write("t.tsv", "q1\tlũ\n")
        let command = "\"$T\" topics '\(index)' t.tsv --format trec --output"
        let outcome = try workspace.shell(
            """
            umask 022; mkdir d; echo cũ > d/a; chmod 640 d/a; ln -s d/a l; ln -s ../l d/l; ln -s d/new n; ln -s o o
            \(command) d/l && \(command) n || exit
            stat -c '%a %F' d/a d/new; readlink l d/l n; ls -A d
            \(command) o
            """
        )
        #expect(
            outcome.output
                == "640 regular file\n644 regular file\nd/a\n../l\nd/new\na\nl\nnew\n"
        )
        #expect(outcome.code == 3)
        #expect(outcome.messages.hasPrefix("tracuu: o: cannot write: "), "\(outcome.messages)")
        let run = try workspace.run("topics", index, "t.tsv", "--format", "trec").output
        #expect(try workspace.read("d/a") == run)
        #expect(try workspace.read("d/new") == run)
    }

    @Test func readsEveryFormat() throws {
        try workspace.write("t.tsv", "q1\tquy chế dân chủ\nq2\tlũ\n")
        try workspace.write("t.xml", "<top><num>q1<title>quy chế dân chủ</top><top><num>q2<title>lũ</top>")
        try workspace.write("t.yml", "- {id: q1, query: quy chế dân chủ}\n- {id: q2, query: lũ}\n")
        let run = try workspace.run("topics", index, "t.tsv", "--format", "trec", "--threads", "1").output
        #expect(run.hasPrefix("q1 Q0 ") && run.contains("\nq2 Q0 "))
        for name in ["t.xml", "t.yml"] {
            #expect(try workspace.run("topics", index, name, "--format", "trec", "--threads", "3").output == run)
            let content = try workspace.read(name)
            let format = name == "t.xml" ? "trec" : "yaml"
            let arguments = ["topics", index, "-", "--format", "trec", "--topics-format", format]
            let piped = try workspace.run(arguments, input: content)
            #expect(piped.output == run)
        }
        let wrong = try workspace.run("topics", index, "t.xml", "--topics-format", "yaml")
        #expect(wrong.code == 2 && wrong.messages.hasPrefix("tracuu: t.xml:1: "), "\(wrong.messages)")
    }

    @Test func takesNothingInATopicForSyntax() throws {
        try workspace.write("t.tsv", "q1\tmất giấy khai sinh (phải \"làm sao) -lũ AND\n")
        #expect(try workspace.run("topics", index, "t.tsv").code == 0)
    }

    @Test func namesTopicsWithoutWordsAndGoesOn() throws {
        try workspace.write("t.tsv", "# chủ đề\nq1\t...\nq2\tlũ\nq3\txyzzyx\nq4\t?! —\n")
        let outcome = try workspace.run("topics", index, "t.tsv", "--format", "json", "-k", "1")
        #expect(outcome.code == 0)
        #expect(
            outcome.lines
                == [(2, "q1"), (5, "q4")].map { line, id in
                    "tracuu: t.tsv:\(line): topic \(id) has no word to search for; its ranking is empty"
                }
        )
        let topics = try #require(try outcome.json()["topics"] as? [[String: Any]])
        #expect(topics.map(\.hits.count) == [0, 1, 0, 0])
        #expect(topics.compactMap { $0.integer("total") }.map { $0 > 0 } == [false, true, false, false])
    }

    @Test func namesTopicsOfWhichNoPartCounts() throws {
        try workspace.write("t.yaml", "- {id: a, query: lũ, weights: {narrative: 2}}\n- {id: b, query: lũ}\n")
        let outcome = try workspace.run("topics", index, "t.yaml", "--format", "csv", "-k", "1")
        #expect(outcome.code == 0)
        #expect(outcome.lines == ["tracuu: t.yaml:1: topic a has no word to search for; its ranking is empty"])
    }

    @Test(arguments: [
        ("q1 không có tab\n", 1), ("q1\tmột\n\nq2\n", 3), ("\tkhông có id\n", 1), ("q1\t \n", 1), ("q1\ta\nq1\tb\n", 2),
    ])
    func namesALineThatIsNoTopic(content: String, line: Int) throws {
        try workspace.write("t.tsv", content)
        let outcome = try workspace.run("topics", index, "t.tsv")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.hasPrefix("tracuu: t.tsv:\(line): "), "\(outcome.messages)")
    }

    @Test func refusesWhiteSpaceInTRECIds() throws {
        try workspace.write("a.jsonl", "{\"id\":\"a 1\",\"text\":\"lũ\"}\n")
        try workspace.write("t.tsv", "q1\tlũ\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        let outcome = try workspace.run("topics", "b", "t.tsv", "--format", "trec", "--output", "run.txt")
        #expect(outcome.code == 2)
        #expect(outcome.messages.contains("'a 1'"))
        #expect(!FileManager.default.fileExists(atPath: workspace.path("run.txt")))
        #expect(try workspace.run("topics", "b", "t.tsv", "--format", "json").code == 0)
    }

    @Test func saysThatNothingWasFound() throws {
        try workspace.write("t.tsv", "q1\txyzzyx\n")
        #expect(try workspace.run("topics", index, "t.tsv", "--format", "trec").code == 1)
    }

    @Test func namesATopicWithTooManyWords() throws {
        let words = (0..<1100).map { "a\($0)" }.joined(separator: " ")
        try workspace.write("t.tsv", "q1\tlũ\nq2\t\(words)\n")
        let outcome = try workspace.run("topics", index, "t.tsv", "--format", "trec")
        #expect(outcome.code == 2)
        #expect(outcome.messages.hasPrefix("tracuu: t.tsv:2: topic q2: "))
        #expect(outcome.output.isEmpty)
    }
}
