// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@Suite struct BenchAnalysisTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    /// The tokens are those of `analyze`; the figures are positive, whatever they are.
    @Test func measuresAText() throws {
        let text = "Toạ đàm về quy chế dân chủ.\nTọa đàm, Đảng uỷ, 145.\n"
        let file = try workspace.write("a.txt", text)
        let outcome = try workspace.run("bench", "analysis", file, "--json", "--runs", "2")
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        let figures = try outcome.json()
        let tokens = try workspace.run("analyze", text).output.split(separator: "\n").count
        #expect(figures.integer("tokens") == tokens && figures.integer("bytes") == text.utf8.count)
        #expect(figures.integer("runs") == 2)
        for name in ["mb_s", "icu_mb_s", "ratio"] { #expect((figures[name] as? Double ?? 0) > 0, "\(name)") }
        let input = try workspace.run("bench", "analysis", "-", "--json", "--runs", "1", input: text).json()
        #expect(input.integer("tokens") == tokens && input.integer("bytes") == text.utf8.count)
        let table = try workspace.run("bench", "analysis", file, "--runs", "1").output.split(separator: "\n")
        #expect(table.count == 4 && table.first?.hasPrefix("engine ") == true && table.last?.hasSuffix("1 run") == true)
    }

    /// Of documents, titles and texts count.
    @Test func measuresDocuments() throws {
        let file = try workspace.write(
            "a.jsonl",
            "{\"id\":1,\"title\":\"Đảng uỷ\",\"text\":\"toạ đàm\",\"x\":\"khác\"}\nhỏng\n{\"id\":2,\"text\":\"\"}\n"
        )
        let outcome = try workspace.run("bench", "analysis", file, "--json", "--runs", "1")
        #expect(outcome.code == 0)
        #expect(outcome.lines.count == 1 && outcome.messages.contains("a.jsonl:2:"), "\(outcome.messages)")
        let figures = try outcome.json()
        #expect(figures.integer("tokens") == 4 && figures.integer("bytes") == "Đảng uỷtoạ đàm".utf8.count)
        _ = try workspace.shell("gzip -k a.jsonl")
        #expect(
            try workspace.run("bench", "analysis", "a.jsonl.gz", "--json", "--runs", "1").json().integer("tokens") == 4
        )
        #expect(try workspace.run("bench", "analysis", ".", "--json", "--runs", "1").json().integer("tokens") == 8)
    }

    @Test(arguments: [
        ("không-có.txt", "there is no such file"), ("không-có.jsonl", "there is no such file or folder"),
        ("trống.txt", "there is no text to analyze"), ("trống.jsonl", "there is no text to analyze"),
        ("hỏng.txt", "not valid UTF-8 at byte 1"), ("a.txt --runs 0", "--runs is a number from 1 to 1000"),
        ("", "file"),
    ])
    func saysWhatIsWrong(arguments: String, reason: String) throws {
        try workspace.write("trống.txt", "")
        try workspace.write("trống.jsonl", "\n")
        let outcome = try workspace.shell("printf 'a\\xff' > hỏng.txt; \"$T\" bench analysis \(arguments)")
        #expect(outcome.code == 2 && outcome.output.isEmpty)
        #expect(outcome.lines.count == 1 && outcome.messages.contains(reason), "\(outcome.messages)")
    }

    @Test func helps() throws {
        let outcome = try workspace.run("bench", "analysis", "--help")
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        #expect(outcome.output.contains("Examples:\n  tracuu bench analysis ") && outcome.output.contains("--json"))
    }
}
