// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@Suite struct ProgramTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func saysItsVersion() throws {
        let outcome = try workspace.run("--version")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("tracuu "))
    }

    @Test(arguments: ["index", "search", "topics", "show", "delete", "merge", "stats", "check", "analyze", "convert"])
    func helps(verb: String) throws {
        let outcome = try workspace.run(verb, "--help")
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        #expect(outcome.output.contains("Examples:\n  "))
        #expect(outcome.output.contains("tracuu \(verb) "))
        #expect(outcome.output.contains("--json"))
    }

    @Test(arguments: [[], ["--help"], ["help", "search"]])
    func helpsAtLarge(arguments: [String]) throws {
        let outcome = try workspace.shell("\"$T\" " + arguments.joined(separator: " "))
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("USAGE: tracuu"))
    }

    @Test(arguments: ["tìm", "search", "stats", "stats a b", "--không", "analyze a b", "topics a b --format html"])
    func refusesWrongUse(arguments: String) throws {
        let outcome = try workspace.shell("\"$T\" \(arguments)")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.lines.count == 1 && outcome.messages.hasPrefix("tracuu: "), "\(outcome.messages)")
    }

    @Test func analyzesAText() throws {
        let outcome = try workspace.run("analyze", "Tọa đàm, 145", "--json")
        #expect(outcome.code == 0)
        let expected =
            #"{"tokens":[{"exact":"toạ","folded":"toa","start":0,"end":5,"position":0,"kind":"syllable"},"#
            + #"{"exact":"đàm","folded":"dam","start":6,"end":11,"position":1,"kind":"syllable"},"#
            + #"{"exact":"145","folded":"145","start":13,"end":16,"position":2,"kind":"number"}],"identifiers":[],"abbreviations":[]}"#
        #expect(outcome.output == expected + "\n")
    }

    @Test func analyzesStandardInput() throws {
        #expect(
            try workspace.run("analyze", input: "Tọa đàm\n").output
                == "0\t0-5\tsyllable\ttoạ\ttoa\n1\t6-11\tsyllable\tđàm\tdam\n"
        )
        let bad = try workspace.shell("printf 'a\\xff' | \"$T\" analyze")
        #expect(bad.code == 2)
        #expect(bad.messages == "tracuu: standard input: not valid UTF-8\n")
    }
}
