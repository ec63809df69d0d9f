// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuSearch

struct SortCollectorTests {
    @Test(arguments: [0, 1, 5, 600, 5000]) func collectsAsSortingEverythingDoes(limit: Int) {
        var random = SeededGenerator.fresh()
        var collector = SortCollector(limit: limit)
        var all: [(SortKey, ScoredDocument)] = []
        for document in 0..<3000 {
            let isMissing = random.below(5) == 0
            let key = isMissing ? .missing : SortKey(isMissing: false, value: Int64(random.below(40)) - 20)
            let hit = ScoredDocument(segment: document / 1000, document: UInt32(document % 1000), score: 1)
            collector.add(key, hit)
            all.append((key, hit))
        }
        let expected = all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        #expect(collector.finish() == expected.prefix(limit).map(\.element.1), "seed \(random.seed)")
        #expect(collector.total == 3000)
    }
}
