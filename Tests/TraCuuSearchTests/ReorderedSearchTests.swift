// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuIndexing
import TraCuuStorage
import VietnameseText

@testable import TraCuuSearch

/// An index in another document order gives the same documents the same scores.
struct ReorderedSearchTests {
    private struct Hit: Hashable {
        var id: String
        var score: Float
    }

    private func hits(_ found: TopDocuments, _ snapshot: IndexSnapshot) throws -> Set<Hit> {
        Set(
            try found.hits.map { hit in
                Hit(id: try snapshot.segments[hit.segment].stored.id(at: hit.document), score: hit.score)
            }
        )
    }

    @Test func hitsAreTheSameButForTheOrderOfTies() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for number in 0..<1500 {
            let words = (0..<1 + random.below(12)).map { _ in
                SampleIndex.vocabulary[min(random.below(30), random.below(30))]
            }
            let topic = SampleIndex.topics[random.below(3)]
            try writer.add(
                id: "d\(number)",
                title: words.prefix(2).joined(separator: " "),
                text: words.joined(separator: " "),
                fields: [("topic", topic)]
            )
        }
        try writer.mergeAll()
        let plain = try IndexSnapshot(newest: directory)
        try writer.mergeAll(reordering: true)
        let reordered = try IndexSnapshot(newest: directory)
        #expect(reordered.segments[0].reference.number != plain.segments[0].reference.number)
        let analyzer = try Analyzer()
        for _ in 0..<60 {
            let query = CompiledQuery(root: RandomQuery.node(&random, analyzer, depth: 2))
            let (first, second) = (Searcher(plain), Searcher(reordered))
            let all = try first.search(query, limit: 1500)
            let again = try second.search(query, limit: 1500)
            #expect(again.total == all.total)
            #expect(try hits(again, reordered) == hits(all, plain))
            let best = try second.search(query, limit: 10, counting: .none)
            #expect(best.hits.map(\.score) == Array(all.hits.prefix(10).map(\.score)))
        }
    }
}
