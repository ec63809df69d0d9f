// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuQuery
import VietnameseText

@testable import TraCuuSearch

struct ExplainTests {
    private static let queries = [
        "quy chế dan chu", "+dân chủ \"quy che\"", "(toa AND dam) hội -nghị", "title:dân hoà bản", "dan",
        "topic:\"van ban\" uỷ ban", "(dân (chủ AND \"quy chế\")) ban", "\"quy che\"~3", "=hoa hoá 2020", "ban ban bản",
    ]

    @Test(arguments: queries) func partsAddUpToTheScore(text: String) throws {
        let sample = try SampleIndex(seed: 3, count: 150, commits: 3, longest: 30)
        let searcher = Searcher(sample.snapshot)
        let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse(text))
        for depth in [20, 500] {
            let ranked = try searcher.rank(query, offset: 0, limit: 60, depth: depth).hits
            let explanations = try searcher.explainRank(query, ranked, depth: depth)
            #expect(explanations.count == ranked.count)
            for (hit, explanation) in zip(ranked, explanations) { expectSum(explanation, hit.score) }
            // The candidates need nothing that makes up for what the parts do not tell.
            for explanation in explanations.prefix(depth) {
                #expect(!explanation.parts.contains { $0.kind == .place || $0.kind == .rounding })
            }
        }
        let plain = try searcher.search(query, limit: 60).hits
        for (hit, explanation) in zip(plain, try searcher.explain(query, plain)) {
            expectSum(explanation, hit.score)
            let rounding = explanation.parts.filter { $0.kind == .rounding }.reduce(0) { $0 + abs($1.value) }
            #expect(rounding <= 1e-5 * max(1, Double(hit.score)), "\(text)")
            #expect(!explanation.parts.contains { $0.kind == .pair || $0.kind == .passage })
        }
    }

    private func expectSum(_ explanation: ScoreExplanation, _ score: Float) {
        #expect(explanation.score == score)
        #expect(Float(explanation.parts.reduce(0) { $0 + $1.value }) == score)
    }

    /// Every number of a part, worked out by hand.
    @Test func tellsWhatPartsAreMadeOf() throws {
        let index = try SmallIndex([
            ("1", "Quy chế", "Quy chế dân chủ, dân biết"), ("2", "", "quỹ của dân"), ("3", "", "nhân dân"),
        ])
        let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse("quy che dân"))
        let hits = try index.searcher.rank(query, limit: 3).hits
        let first = try #require(try index.searcher.explainRank(query, hits).first)
        // Eight tokens, and the two of the title seven times more.
        #expect(first.facts.first { $0.name == "length" }?.value == 22.0)
        #expect(first.facts.first { $0.name == "title_length" }?.value == 2)
        let quy = try #require(first.parts.first { $0.kind == .term && $0.text == "quy" })
        #expect(quy.fact("tf") == 2 && quy.fact("title_tf") == 1 && quy.fact("weight") == 1)
        // Beside its neighbour it is spelled quy only.
        #expect(quy.spellings.map(\.text) == ["quy"] && quy.spellings[0].share == 1)
        #expect(abs((quy.fact("df") ?? 0) - (1 + 0.05 / 1.05)) < 1e-6)
        let dan = try #require(first.parts.first { $0.kind == .term && $0.text == "dân" })
        #expect(dan.fact("tf") == 2 && dan.fact("title_tf") == 0 && dan.fact("df") == 3 && dan.spellings.isEmpty)
        let pairs = first.parts.filter { $0.kind == .pair }
        #expect(pairs.map(\.text) == ["quy che", "che dân"])
        #expect(pairs.map { $0.fact("tf") } == [2, 1] && pairs.map { $0.fact("title_tf") } == [1, 0])
        #expect(pairs.map { $0.fact("df") } == [1, 1] && pairs.map { $0.fact("weight") } == [0.7, 0.7])
        let passage = try #require(first.parts.last)
        #expect(passage.kind == .passage && passage.fact("start") == 0 && passage.fact("weight") == 0.25)
        #expect(first.parts.count == 6)
    }
}
