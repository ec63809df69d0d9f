// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuSearch

struct TopCollectorTests {
    private static let scale = ScoreScale(weights: [1])

    /// Streams of scores: many equal ones, random ones, ever better ones (all of which get in), ever worse ones, and sums so
    /// large that some share a score as `Float`.
    enum Stream: CaseIterable {
        case ties, random, rising, falling, large

        func score(_ number: Int, _ random: inout SeededGenerator) -> Int32 {
            switch self {
            case .ties: Int32(random.below(40) * 1000)
            case .random: Int32(random.below(1 << 24))
            case .rising: Int32(number * 700 + random.below(1000))
            case .falling: Int32((1 << 24) - number * 700 + random.below(1000))
            case .large: Int32((1 << 29) + random.below(3000))
            }
        }
    }

    @Test(arguments: Stream.allCases, [0, 1, 3, 64, 65, 700, 30_000])
    func keepsTheBestAndTheEarlierOfEquals(_ stream: Stream, limit: Int) {
        var random = SeededGenerator(seed: UInt64(limit) + 17)
        var collector = TopCollector(limit: limit, scale: Self.scale)
        var all: [ScoredDocument] = []
        var threshold: Int32 = -1
        for segment in 0..<3 {
            for document in 0..<UInt32(7000) where random.below(4) > 0 {
                let units = stream.score(all.count, &random)
                collector.offer(units, document, segment: segment)
                all.append(ScoredDocument(segment: segment, document: document, score: Self.scale.score(units)))
                #expect(collector.threshold >= threshold, "\(stream), limit \(limit)")
                threshold = collector.threshold
            }
        }
        // `sorted` is stable: equal scores stay in document order.
        let expected = all.sorted { $0.score > $1.score }.prefix(limit)
        // What would get in beyond the threshold would have to be among the best.
        if all.count > limit, let last = expected.last { #expect(Self.scale.score(threshold) <= last.score) }
        #expect(collector.ranked() == Array(expected), "\(stream), limit \(limit)")
    }

    @Test func takesTheDocumentsOfAWindow() {
        let memory = WindowMemory(isScored: true)
        let window = memory.window(at: 8192)
        for document: UInt32 in [8192, 8200, 12287] {
            window.insert(document)
            window.scores?[Int(document - 8192)] = Int32(document)
        }
        window.scores?[1] = 1 << 20
        var collector = TopCollector(limit: 2, scale: Self.scale)
        collector.offer(window, segment: 4)
        #expect(collector.ranked().map(\.document) == [12287, 8200])
    }

    @Test func findsBitsInRangesOfAWindow() {
        let memory = WindowMemory(isScored: false)
        let window = memory.window(at: 8192)
        #expect(window.isEmpty && window.count == 0)
        window.insert(8192 + 133)
        #expect(!window.isEmpty && window.count == 1)
        #expect(window.contains(8192 + 133) && !window.contains(8192 + 132))
        #expect(window.hasAny(8192, 8192 + 4095))
        #expect(window.hasAny(8192 + 133, 8192 + 133))
        #expect(!window.hasAny(8192, 8192 + 132))
        #expect(!window.hasAny(8192 + 134, 8192 + 4095))
        #expect(window.end == 8192 + 4096)
    }
}
