// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuSearch

struct ScoreScaleTests {
    @Test func scoresAreFineAndDoNotOverflow() {
        var random = SeededGenerator.fresh()
        for count in [1, 2, 5, 40, 1024] {
            for _ in 0..<50 {
                let weights = (0..<count).map { _ in Float(random.below(1_000_000) + 1) / 40_000 }
                let scale = ScoreScale(weights: weights)
                let largest = weights.max() ?? 0
                // Every part rounded up to a unit more.
                let sum = weights.reduce(0.0) { $0 + (Double($1) * Double(scale.units)).rounded(.up) + 1 }
                #expect(sum < 0x1p31 - 256, "seed \(random.seed)")
                #expect(largest * scale.units < 0x1p23)
                if count <= 40 { #expect(largest * scale.units >= 0x1p22) }
                #expect(scale.units.significand == 1)
            }
        }
    }

    @Test func queriesThatDoNotScoreHaveAScale() {
        for weights in [[], [0], [0, 0], [Float.infinity], [1e-38], [3e38]] as [[Float]] {
            let scale = ScoreScale(weights: weights)
            #expect(scale.units > 0 && scale.units.isFinite)
            #expect(scale.score(0) == 0)
        }
    }

    @Test func numbersThatTieAreTold() {
        var random = SeededGenerator.fresh()
        let some = (0..<3000).map { _ in Int32(random.below(1 << (1 + random.below(30)))) }
        for units in [0, 1, 1 << 24 - 1, 1 << 24, 1 << 24 + 1, 1 << 30] + some {
            let last = ScoreScale.lastTying(with: units)
            #expect(Float(last) == Float(units) && Float(last + 1) > Float(units), "\(units), seed \(random.seed)")
            #expect(Float(ScoreScale.rounded(units)) == Float(units))
        }
        // Frequencies of a made-up file may add up to anything.
        #expect(ScoreScale.rounded(.max) == .max)
        let histogram = ScoreHistogram(limit: 1)
        for _ in 0..<3 { _ = histogram.add(.max) }
        #expect(histogram.add(1) == nil)
    }
}
