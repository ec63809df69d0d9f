// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@Suite struct IndexTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func saysWhatItDid() throws {
        let outcome = try workspace.run("index", Workspace.fixtures + "/files", "--index", "idx")
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.lines.count == 1)
        #expect(outcome.messages.hasPrefix("indexed 16 documents, "))
        #expect(outcome.messages.contains("1 segment"))
    }

    @Test func saysWhatItDidAsJSON() throws {
        let outcome = try workspace.run("index", Workspace.fixtures + "/files", "--index", "idx", "--json")
        #expect(outcome.messages.isEmpty)
        let report = try outcome.json()
        #expect(report.integer("documents") == 16)
        #expect(report.integer("replaced") == 0)
        #expect(report.integer("bad") == 0)
        #expect(report.integer("segments") == 1)
        #expect((report.integer("bytes") ?? 0) > 10_000)
    }

    @Test func namesBadLinesAndGoesOn() throws {
        try workspace.write(
            "a.jsonl",
            "{\"id\":\"1\",\"text\":\"lũ\"}\n{\"id\":\n\n{\"text\":\"lũ\"}\n{\"id\":\"2\",\"text\":\"lũ\"}\n"
        )
        let outcome = try workspace.run("index", "a.jsonl", "--index", "idx")
        #expect(outcome.code == 0)
        #expect(outcome.lines.count == 3)
        #expect(outcome.lines.first?.hasPrefix("tracuu: a.jsonl:2: ") == true)
        #expect(outcome.lines.dropFirst().first?.hasPrefix("tracuu: a.jsonl:4: ") == true)
        #expect(outcome.lines.last?.hasPrefix("indexed 2 documents, 2 bad, ") == true)
        #expect(try workspace.run("search", "idx", "lũ", "--json").json().ids == ["1", "2"])
    }

    @Test(arguments: ["gzip", "zstd"])
    func saysThatASourceBrokeOff(packer: String) throws {
        let outcome = try workspace.shell(
            """
            for i in $(seq 20000); do echo "{\\"id\\":\\"$i\\",\\"text\\":\\"lũ $RANDOM\\"}"; done > a.jsonl
            \(packer) -q < a.jsonl > a.packed; head -c $(($(stat -c %s a.packed) / 2)) a.packed > cut.jsonl
            echo '{"id":"z","text":"bão"}' > z.jsonl
            "$T" index cut.jsonl z.jsonl --index idx --json
            """
        )
        #expect(outcome.code == 2)
        #expect(outcome.lines.count == 1 && outcome.messages.contains("cut.jsonl: "), "\(outcome.messages)")
        let report = try outcome.json()
        #expect(report.integer("bad") == 1 && report.integer("unread_sources") == 1)
        let documents = try #require(report.integer("documents"))
        #expect(documents > 1000 && documents < 20000)
        #expect(try workspace.run("stats", "idx", "--json").json().integer("documents") == documents)
        #expect(try workspace.run("search", "idx", "bão", "--json").json().ids == ["z"])
        let summary = try workspace.run("index", "cut.jsonl", "--index", "idx")
        #expect(summary.code == 2)
        #expect(summary.lines.last?.contains(" replaced, 1 bad, 1 source not read to the end, ") == true)
        #expect(try workspace.run("index", "cut.jsonl", "--index", "new", "--strict").code == 2)
        #expect(try workspace.run("stats", "new").output.hasPrefix("documents     0\n"))
    }

    @Test func saysThatNothingCouldBeTaken() throws {
        try workspace.write("a.jsonl", "{\n{}\n")
        try workspace.write("b.jsonl", "")
        let outcome = try workspace.run("index", "a.jsonl", "--index", "idx")
        #expect(outcome.code == 2)
        #expect(outcome.lines.last?.hasPrefix("indexed 0 documents, 2 bad, ") == true, "\(outcome.messages)")
        #expect(try workspace.run("index", "b.jsonl", "--index", "idx").code == 0)
    }

    @Test func endsAtTheFirstBadLineIfStrict() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n{\"id\":\n")
        let outcome = try workspace.run("index", "a.jsonl", "--index", "idx", "--strict")
        #expect(outcome.code == 2)
        #expect(outcome.lines.count == 1)
        #expect(outcome.messages.hasPrefix("tracuu: a.jsonl:2: "))
        #expect(try workspace.run("stats", "idx").output.hasPrefix("documents     0\n"))
    }

    @Test func strictLeavesAnEarlierCommitAlone() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n")
        try workspace.write("b.jsonl", "{\"id\":\"1\",\"text\":\"bão\"}\n{\"id\":\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "idx").code == 0)
        #expect(try workspace.run("index", "b.jsonl", "--index", "idx", "--strict").code == 2)
        #expect(try workspace.run("search", "idx", "lũ").code == 0)
        #expect(try workspace.run("search", "idx", "bão").code == 1)
    }

    @Test func takesTheLastOfEqualIds() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n{\"id\":\"1\",\"text\":\"bão\"}\n")
        let outcome = try workspace.run("index", "a.jsonl", "--index", "idx", "--json")
        #expect(try outcome.json().integer("replaced") == 1)
        #expect(try workspace.run("search", "idx", "lũ").code == 1)
        #expect(try workspace.run("search", "idx", "bão", "--json").json().ids == ["1"])
    }

    @Test func replacesWhatAnEarlierRunIndexed() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n{\"id\":\"2\",\"text\":\"lũ\"}\n")
        try workspace.write("b.jsonl", "{\"id\":\"1\",\"text\":\"bão\"}\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "idx").code == 0)
        let outcome = try workspace.run("index", "b.jsonl", "--index", "idx", "--json")
        #expect(try outcome.json().integer("replaced") == 1)
        #expect(try workspace.run("search", "idx", "lũ", "--json").json().ids == ["2"])
        #expect(try workspace.run("search", "idx", "bão", "--json").json().ids == ["1"])
        #expect(try workspace.run("stats", "idx", "--json").json().integer("documents") == 2)
    }

    @Test func readsStandardInput() throws {
        let outcome = try workspace.run("index", "-", "--index", "idx", input: "{\"id\":7,\"title\":\"Bão số 4\"}")
        #expect(outcome.code == 0)
        #expect(try workspace.run("search", "idx", "bao", "--json").json().ids == ["7"])
    }

    @Test func storesNoTextIfAsked() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"title\":\"Lũ\",\"text\":\"lũ lớn\"}\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "idx", "--store", "none").code == 0)
        let hit = try #require(try workspace.run("search", "idx", "lũ", "--json").json().hits.first)
        #expect(hit["id"] as? String == "1")
        #expect(hit["title"] as? String == "" && hit["snippet"] as? String == "")
    }

    @Test(arguments: [
        ["index", "a.jsonl"],
        ["index", "a.jsonl", "--index", "idx", "--memory", "nhiều"],
        ["index", "a.jsonl", "--index", "idx", "--memory", "1MiB"],
        ["index", "a.jsonl", "--index", "idx", "--threads", "0"],
        ["index", "a.jsonl", "--index", "idx", "--pairs", "on"],
        ["index", "a.jsonl", "--index", "idx", "--store", "all"],
        ["index", "không-có.jsonl", "--index", "idx"],
    ])
    func refusesWrongUse(arguments: [String]) throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n")
        let outcome = try workspace.shell("\"$T\" " + arguments.joined(separator: " "))
        #expect(outcome.code == 2)
        #expect(outcome.lines.count == 1 && outcome.messages.hasPrefix("tracuu: "), "\(outcome.messages)")
        #expect(!FileManager.default.fileExists(atPath: workspace.path("idx")))
    }

    @Test func refusesAFolderOfOtherFiles() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n")
        let outcome = try workspace.run("index", "a.jsonl", "--index", ".")
        #expect(outcome.code == 2)
        #expect(outcome.messages.contains("other files"))
    }

    @Test func isBusyWhileSomeoneElseWrites() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "idx").code == 0)
        // The first writer waits for its input, which a pipe without a writer that ends holds back.
        let outcome = try workspace.shell(
            """
            mkfifo pipe && { "$T" index - --index idx < pipe & } && exec 3> pipe
            for i in $(seq 300); do [ -s idx/write.lock ] && break; sleep 0.05; done
            "$T" delete idx 9 2> messages; code=$?
            cat messages >&2; exec 3>&-; wait; exit $code
            """
        )
        #expect(outcome.code == 4)
        #expect(outcome.messages.contains("another writer"))
    }

    @Test func commitsNothingIfInterrupted() throws {
        let outcome = try workspace.shell(
            """
            mkfifo pipe && { "$T" index - --index idx < pipe & } && exec 3> pipe
            echo '{"id":"1","text":"lũ"}' >&3
            for i in $(seq 100); do ls idx/commit-* > /dev/null 2>&1 && break; sleep 0.05; done
            writer=$!
            { for i in $(seq 300); do kill -0 $writer || exit; sleep 0.1; done; kill -KILL $writer; } 2> /dev/null &
            kill -INT $writer; wait $writer
            """
        )
        #expect(outcome.code == 130)
        #expect(outcome.messages == "tracuu: interrupted\n")
        #expect(try workspace.run("stats", "idx").output.hasPrefix("documents     0\n"))
    }
}
