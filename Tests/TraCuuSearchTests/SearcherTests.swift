// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuQuery
import VietnameseText

@testable import TraCuuSearch

/// The searcher against the naive engine, over random archives and random queries.
struct SearcherTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func agreesWithTheNaiveEngine(seed: UInt64) throws {
        let sample = try SampleIndex(
            seed: seed,
            count: seed == 2 ? 500 : 120,
            commits: Int(seed),
            longest: seed == 3 ? 120 : 20
        )
        var random = SeededGenerator(seed: seed &* 7919)
        let analyzer = try Analyzer()
        for round in 0..<40 {
            let node = RandomQuery.node(&random, analyzer, depth: 2)
            try compare(
                node,
                sample,
                limit: [1, 3, 10, 1000].randomElement(using: &random) ?? 10,
                "seed \(seed), round \(round)"
            )
        }
    }

    /// Merging, and how the index is cut into segments, change neither scores nor the order of ties.
    @Test(arguments: [11, 12] as [UInt64]) func answersTheSameMergedOrNot(seed: UInt64) throws {
        func sample(_ commits: Int, _ mergeFactor: Int) throws -> SampleIndex {
            try SampleIndex(
                seed: seed,
                count: 150,
                commits: commits,
                longest: 12,
                isChanging: false,
                mergeFactor: mergeFactor
            )
        }
        let samples = [try sample(1, 100), try sample(25, 100), try sample(25, 2), try sample(25, 7)]
        #expect(Set(samples.map(\.snapshot.segments.count)).count > 2)
        var random = SeededGenerator(seed: seed)
        let analyzer = try Analyzer()
        for round in 0..<60 {
            let query = CompiledQuery(root: RandomQuery.node(&random, analyzer, depth: 2))
            let answers = try samples.map { sample in
                let found = try Searcher(sample.snapshot).search(query, limit: 40)
                return try found.hits.map { hit in
                    "\(try sample.snapshot.segments[hit.segment].stored.id(at: hit.document)) \(hit.score)"
                }
            }
            #expect(Set(answers).count == 1, "seed \(seed), round \(round): \(query.root)")
        }
        try compare(RandomQuery.node(&random, analyzer, depth: 2), samples[2], limit: 50, "seed \(seed), merged")
    }

    @Test func parametersChangeTheScoresAsTheFormulaSays() throws {
        var sample = try SampleIndex(seed: 42, count: 120, commits: 2, longest: 40)
        sample = SampleIndex(sample, bm25: BM25(k1: 0.9, b: 0.4))
        let analyzer = try Analyzer()
        for word in ["dân", "dan", "2020"] {
            try compare(.term(RandomQuery.term(word, analyzer), .all, weight: 2), sample, limit: 50, word)
        }
    }

    @Test func offsetContinuesTheRanking() throws {
        let sample = try SampleIndex(seed: 9, count: 200, commits: 3, longest: 20)
        let compiled = try #require(try QueryCompiler(Analyzer()).compile(words: "dan chu quy che"))
        let searcher = Searcher(sample.snapshot)
        let all = try searcher.search(compiled, limit: 50)
        let part = try searcher.search(compiled, offset: 13, limit: 7)
        #expect(part.total == all.total)
        #expect(part.hits == Array(all.hits[13..<20]))
        #expect(try searcher.search(compiled, offset: 100_000, limit: 7).hits.isEmpty)
    }

    /// Runs a query both ways and compares totals, order and scores.
    private func compare(_ node: QueryNode, _ sample: SampleIndex, limit: Int, _ comment: String) throws {
        let expected = sample.naive.ranking(node)
        let searcher = Searcher(sample.snapshot, bm25: sample.naive.bm25)
        let found = try searcher.search(CompiledQuery(root: node), limit: limit)
        #expect(found.total == UInt64(expected.count), "\(comment): \(node)")
        #expect(found.hits.count == min(limit, expected.count), "\(comment): \(node)")
        for (hit, next) in zip(found.hits, found.hits.dropFirst()) {
            let inOrder = (hit.segment, hit.document) < (next.segment, next.document)
            #expect(hit.score > next.score || (hit.score == next.score && inOrder), "\(comment): \(node)")
        }
        for (hit, (_, score)) in zip(found.hits, expected) {
            #expect(abs(Double(hit.score) - score) <= 1e-5 * max(1, score), "\(comment): \(node)")
            // Scores that differ by less than the precision of Float may change places: compare each with its own.
            let id = try sample.snapshot.segments[hit.segment].stored.id(at: hit.document)
            let own = expected.first { $0.id == id }?.score ?? -1
            #expect(abs(Double(hit.score) - own) <= 1e-5 * max(1, own), "\(comment): \(id) in \(node)")
        }
    }
}

extension SampleIndex {
    init(_ other: SampleIndex, bm25: BM25) {
        snapshot = other.snapshot
        var naive = other.naive
        naive.bm25 = bm25
        self.naive = naive
    }
}
