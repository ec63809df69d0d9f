// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@Suite struct EvalTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        try workspace.write("qrels", "q1 0 a 1\nq1 0 b 2\nq2 0 c 1\nq3 0 d 1\n")
        try workspace.write("one", "q1 Q0 a 1 2 one\nq1 Q0 b 2 1 one\nq2 Q0 x 1 3 one\nq2 Q0 c 2 2 one\n")
        try workspace.write("two", "q1 Q0 b 1 2 two\nq1 Q0 a 2 1 two\nq2 Q0 c 1 3 two\nq7 Q0 c 1 3 two\n")
    }

    @Test func printsFigures() throws {
        let outcome = try workspace.run("eval", "qrels", "one", "--metrics", "mrr,P@1, recall@1,map")
        #expect(outcome.code == 0)
        #expect(outcome.output == "MRR       0.7500\nP@1       0.5000\nrecall@1  0.2500\nMAP       0.7500\n2 topics\n")
        #expect(outcome.messages.contains("one: without a ranking, and left out: 1 judged topic: q3"))
        let all = try workspace.run("eval", "qrels", "one", "--metrics", "mrr", "--complete")
        #expect(all.output == "MRR  0.5000\n3 topics\n" && all.messages.contains("counted as 0"))
        let usual = try workspace.run("eval", "qrels", "one", "-k", "5").output
        #expect(
            usual.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
                "nDCG@5", "MAP", "MRR@5", "P@5", "recall@5", "2",
            ]
        )
    }

    @Test func printsEveryTopic() throws {
        let outcome = try workspace.run("eval", "qrels", "one", "--metrics", "mrr,p@1", "--per-query")
        #expect(
            outcome.output == """
                q1   MRR  1.0000
                q1   P@1  1.0000
                q2   MRR  0.5000
                q2   P@1  0.0000
                all  MRR  0.7500
                all  P@1  0.5000
                2 topics

                """
        )
    }

    @Test func comparesRuns() throws {
        let outcome = try workspace.run("eval", "qrels", "one", "two", "--metrics", "mrr,ndcg@10")
        #expect(outcome.code == 0 && outcome.messages.contains("two: not judged, and left out: 1 topic: q7"))
        #expect(outcome.output.hasPrefix("MRR      0.7500  1.0000  +0.2500  p 1.0000\nnDCG@10  "))
        let json = try workspace.run("eval", "qrels", "one", "two", "--json", "--per-query").json()
        #expect(json.integer("topics") == 2)
        let runs = try #require(json["runs"] as? [[String: Any]])
        #expect(runs.map { $0["tag"] as? String } == ["one", "two"])
        let means = try #require(runs[1]["means"] as? [String: Double])
        #expect(means["MRR@10"] == 1 && means["nDCG@10"] == 1 && abs((means["P@10"] ?? 0) - 0.15) < 1e-12)
        let topics = try #require(runs[0]["per_query"] as? [String: [String: Double]])
        #expect(topics["q2"]?["MRR@10"] == 0.5 && topics.count == 2)
        let comparison = try #require(json["comparison"] as? [String: [String: Double]])
        #expect(comparison["MRR@10"]?["difference"] == 0.25 && comparison["MRR@10"]?["p"] == 1)
    }

    /// What topics writes is what eval reads, from a pipe too.
    @Test func measuresWhatTopicsRanks() throws {
        let index = try workspace.fixtureIndex()
        let fixtures = Workspace.fixtures
        let outcome = try workspace.shell(
            "\"$T\" topics '\(index)' '\(fixtures)/queries.tsv' --format trec | \"$T\" eval '\(fixtures)/qrels.txt' - --json"
        )
        let runs = try #require(try outcome.json()["runs"] as? [[String: Any]])
        let means = try #require(runs[0]["means"] as? [String: Double])
        #expect(runs[0]["tag"] as? String == "tracuu-default" && runs[0]["name"] as? String == "standard input")
        #expect(means["nDCG@10"] ?? 0 > 0.8 && outcome.messages.isEmpty)
    }

    @Test func refusesWrongInput() throws {
        try workspace.write("bad", "q1 Q0 a 1\n")
        for (arguments, message) in [
            (["eval", "qrels", "bad"], "bad:1: "), (["eval", "qrels", "none"], "there is no such file"),
            (["eval", "qrels", "one", "--metrics", "f1"], "f1"), (["eval", "qrels", "one", "-k", "0"], "-k"),
            (["eval", "-", "-"], "only one"), (["eval", "one", "qrels"], "qrels:1: "), (["eval", "qrels"], "run"),
        ] {
            let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
            let outcome = try workspace.shell("\"$T\" \(quoted) < /dev/null")
            #expect(outcome.code == 2, "\(arguments)")
            #expect(outcome.lines.count == 1 && outcome.messages.contains(message), "\(outcome.messages)")
        }
        try workspace.write("empty", "q9 Q0 a 1 1 t\n")
        let outcome = try workspace.run("eval", "qrels", "empty")
        #expect(
            outcome.code == 1 && outcome.output.hasSuffix("0 topics\n")
                && outcome.messages.contains("no topic of empty")
        )
    }
}
