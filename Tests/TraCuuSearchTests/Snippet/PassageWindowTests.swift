// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuSearch

@Suite struct PassageWindowTests {
    @Test func findsNothingWithoutHits() {
        #expect(PassageWindow.best([], weights: [1], size: 10) == nil)
    }

    @Test(arguments: 0..<10)
    func agreesWithTryingEveryWindow(round: Int) {
        var random = SeededGenerator.fresh()
        for _ in 0..<round { _ = random.next() }
        for _ in 0..<200 {
            let weights = (0..<4).map { _ in Double(random.below(5)) / 2 }
            var token = 0
            let hits = (0..<(1 + random.below(30))).map { _ in
                token += 1 + random.below(3)
                return TermFinder.Hit(token: token, term: random.below(4), range: token..<token + 1)
            }
            let size = 1 + random.below(12)
            let best = PassageWindow.best(hits, weights: weights, size: size)
            #expect(best == Self.slow(hits, weights, size), "seed \(random.seed), round \(round)")
        }
    }

    /// The first window from a hit on whose score no other passes, every score computed anew.
    private static func slow(_ hits: [TermFinder.Hit], _ weights: [Double], _ size: Int) -> Range<Int>? {
        var best: (range: Range<Int>, distinct: Double, all: Double)?
        for start in hits.indices {
            let end = hits.firstIndex { $0.token >= hits[start].token + size } ?? hits.count
            let distinct = Set(hits[start..<end].map(\.term)).reduce(0) { $0 + weights[$1] }
            var all = 0.0
            for index in start..<end {
                let isJoined = index > start && hits[index - 1].token + 1 == hits[index].token
                all += weights[hits[index].term] * (isJoined && hits[index - 1].term != hits[index].term ? 2 : 1)
            }
            if let best, (best.distinct, best.all) >= (distinct, all) { continue }
            best = (start..<end, distinct, all)
        }
        return best?.range
    }
}
