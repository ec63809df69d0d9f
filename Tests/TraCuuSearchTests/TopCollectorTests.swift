// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuSearch

struct TopCollectorTests {
    @Test(arguments: [0, 1, 3, 64, 5000]) func keepsTheBestAndTheEarlierOfEquals(limit: Int) {
        var random = SeededGenerator(seed: UInt64(limit) + 17)
        let memory = WindowMemory()
        var collector = TopCollector(limit: limit)
        var all: [ScoredDocument] = []
        for segment in 0..<2 {
            for start in [0, 4096, 12288] as [UInt32] {
                let window = memory.window(at: start)
                for place in 0..<Int(Window.size) where random.below(5) == 0 {
                    window.bits[place >> 6] |= 1 << UInt64(place & 63)
                    window.scores[place] = Float(random.below(40)) / 8
                    let hit = ScoredDocument(
                        segment: segment,
                        document: start + UInt32(place),
                        score: window.scores[place]
                    )
                    all.append(hit)
                }
                collector.collect(window, segment: segment)
            }
        }
        // `sorted` is stable: equal scores stay in document order.
        let expected = all.sorted { $0.score > $1.score }.prefix(limit)
        #expect(collector.total == UInt64(all.count))
        #expect(collector.ranked() == Array(expected))
    }

    @Test func findsBitsInRangesOfAWindow() {
        let memory = WindowMemory()
        let window = memory.window(at: 8192)
        #expect(window.isEmpty)
        window.bits[2] |= 1 << 5
        #expect(!window.isEmpty)
        #expect(window.hasAny(8192, 8192 + 4095))
        #expect(window.hasAny(8192 + 133, 8192 + 133))
        #expect(!window.hasAny(8192, 8192 + 132))
        #expect(!window.hasAny(8192 + 134, 8192 + 4095))
        #expect(window.end == 8192 + 4096)
    }
}
