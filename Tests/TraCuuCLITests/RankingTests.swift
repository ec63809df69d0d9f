// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@Suite struct RankingTests {
    private let workspace: Workspace
    private let index: String

    init() throws {
        workspace = try Workspace()
        index = try workspace.fixtureIndex()
    }

    @Test(arguments: ["default", "bm25"]) func explainsScores(ranker: String) throws {
        let results = try workspace.run(
            "search",
            index,
            "quy che \"dân chủ\" ở co so",
            "--ranker",
            ranker,
            "--explain",
            "--json"
        ).json()
        #expect(results.hits.count == 10)
        for hit in results.hits {
            let explanation = try #require(hit["explanation"] as? [String: Any])
            let parts = try #require(explanation["parts"] as? [[String: Any]])
            let score = try #require(hit["score"] as? Double)
            let sum = parts.reduce(0) { $0 + ($1["value"] as? Double ?? .nan) }
            #expect(Float(sum) == Float(score))
            let kinds = Set(parts.compactMap { $0["kind"] as? String })
            #expect(kinds.contains("passage") == (ranker == "default"))
            let term = try #require(parts.first { $0["kind"] as? String == "term" })
            #expect(Set(["text", "tf", "title_tf", "df", "idf", "weight"]).isSubset(of: term.keys))
            #expect(Set(["length", "title_length", "norm", "score"]).isSubset(of: explanation.keys))
        }
        let text = try workspace.run("search", index, "quy che", "--ranker", ranker, "--explain", "-k", "1").output
        #expect(
            text.contains(", the sum of\n") && text.contains("  term quy: tf ") && text.contains("document: length")
        )
        #expect(text.contains("pair quy che: tf ") == (ranker == "default"))
        let plain = try workspace.run("search", index, "quy che", "--ranker", ranker, "--json").json()
        #expect(plain.hits.allSatisfy { $0["explanation"] == nil })
    }

    @Test func sortsByDate() throws {
        func dates(_ options: String...) throws -> [String] {
            let arguments = options.joined(separator: " ")
            return try workspace.shell("\"$T\" search '\(index)' 'tiem chung' -k 100 --json \(arguments)").json().hits
                .map {
                    ($0["fields"] as? [String: Any])?["date"] as? String ?? ""
                }
        }
        let newest = try dates("--sort", "date")
        let dated = newest.filter { !$0.isEmpty }
        #expect(dated.count > 5 && newest.count > dated.count)
        #expect(dated == dated.sorted(by: >) && newest.prefix(dated.count) == dated[...])
        #expect(try dates("--sort=date:desc") == newest)
        let oldest = try dates("--sort", "date:asc")
        #expect(oldest.prefix(dated.count) == dated.sorted()[...])
        #expect(try dates("--sort score") == dates())
        let refused = try workspace.run("search", index, "tiem", "--sort", "khong_co")
        #expect(refused.code == 2 && refused.messages.contains("date") && refused.lines.count == 1)
    }
}
