// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

/// Words that begin with a hyphen beside options.
@Suite struct SearchArgumentsTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        let lines = [
            #"{"id":"b","text":"bão","type":"Quyết định"}"#, #"{"id":"bh","text":"bão hoà"}"#,
            #"{"id":"bk","text":"bão không"}"#, #"{"id":"bl","text":"bão lũ lụt lớn ở đây"}"#,
        ]
        try workspace.write("a.jsonl", lines.joined(separator: "\n"))
        _ = try workspace.run("index", "a.jsonl", "--index", "idx")
    }

    /// The ids that a command line finds, sorted; nil if it is not even a search.
    private func ids(_ arguments: String) throws -> [String]? {
        let outcome = try workspace.shell("\"$T\" \(arguments)")
        guard outcome.output.hasPrefix("{") else { return nil }
        return try outcome.json().ids.sorted()
    }

    @Test(arguments: [
        ("bão -hoà", ["b", "bk", "bl"]), ("-hoà bão", ["b", "bk", "bl"]), ("bão -lũ -hoà -không", ["b"]),
        ("bão '-type:\"Quyết định\"'", ["bh", "bk", "bl"]), ("bão -không", ["b", "bh", "bl"]),
        ("bão -k5x", ["b", "bh", "bk", "bl"]), ("bão '-\"lũ lụt\"'", ["b", "bh", "bk"]),
        ("bão -e -h5", ["b", "bh", "bk", "bl"]), ("'bão -hoà' -lũ", ["b", "bk"]),
        ("bão -- -hoà -lũ", ["b", "bk"]), ("-- bão -hoà", ["b", "bk", "bl"]), ("bão -- -k -hoà", ["b", "bk", "bl"]),
    ])
    func takesWordsThatMustNotOccur(words: String, expected: [String]) throws {
        #expect(try ids("search --json idx \(words)") == expected)
        #expect(try ids("search idx --json \(words)") == expected)
        if !words.contains("-- ") { #expect(try ids("search idx \(words) --json -k 9") == expected) }
    }

    @Test(arguments: ["-k 2", "-k2", "-k=2"])
    func takesOptionsAnywhere(option: String) throws {
        for line in [
            "\(option) idx bão -lũ", "idx \(option) bão -lũ", "idx bão \(option) -lũ", "idx bão -lũ \(option)",
        ] {
            #expect(try ids("search --json \(line)")?.count == 2, "\(line)")
            #expect(try ids("search --offset 1 --json \(line)")?.count == 2, "\(line)")
            #expect(try ids("search --json --offset=3 \(line)")?.count == 0, "\(line)")
        }
    }

    /// Each long option that help shows with a value takes that value with it.
    @Test func knowsWhichOptionsHaveValues() throws {
        let help = try workspace.run("search", "--help").output
        let values = [
            "offset": "0", "ranker": "bm25", "k1": "1", "b": "0.5", "sort": "score", "filter": "bão", "facet": "type:5",
        ]
        // A cursor is good for one search only.
        let names = help.matches(of: /--([a-z0-9]+) </).map { String($0.1) }.filter { $0 != "after" }
        #expect(Set(names) == Set(values.keys))
        for name in names {
            let value = try #require(values[name])
            #expect(try ids("search idx --\(name) \(value) -hoà bão --json") == ["b", "bk", "bl"], "\(name)")
        }
    }

    @Test func showsHelpOnlyWhenAsked() throws {
        for line in ["search -h", "search idx bão -h", "search idx -lũ --help", "search --help"] {
            let outcome = try workspace.shell("\"$T\" \(line)")
            #expect(outcome.code == 0 && outcome.output.contains("USAGE: tracuu search"), "\(line)")
        }
        let outcome = try workspace.shell("\"$T\" search idx bão -- -h")
        #expect(!outcome.output.contains("USAGE"))
    }

    @Test(arguments: [
        ("bão -k -1", "-k is a number from 1 to"), ("bão -k-1", "-k is a number from 1 to"),
        ("bão -k", "'-k <number>'"),
        ("bão -k -lũ", "'-lũ'"), ("bão --offset -1", "--offset is a number from 0 to"), ("bão --lũ", "--lũ"),
        ("-lũ --strict", "byte 0"), ("bão --b -1", "--b is a number from 0 to 1"),
    ])
    func saysWhatIsWrong(arguments: String, message: String) throws {
        let outcome = try workspace.shell("\"$T\" search idx \(arguments)")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.lines.count == 1 && outcome.messages.contains(message), "\(outcome.messages)")
    }

    @Test func leavesOtherVerbsAlone() throws {
        let outcome = try workspace.shell("\"$T\" stats -hoà")
        #expect(!outcome.messages.contains("no index here"))
        #expect(try workspace.shell("\"$T\" topics idx a.jsonl -k -1").messages.contains("-k is a number from 1 to"))
    }
}
