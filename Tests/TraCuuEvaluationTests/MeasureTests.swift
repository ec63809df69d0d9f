// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TestSupport
import Testing
import TraCuuEvaluation

/// Figures worked out by hand, and properties of random ones.
struct MeasureTests {
    /// A ranking of five documents; of the three relevant ones, graded 3, 2 and 1, the last is missing.
    private let ranking = [0, 3, 0, 2, 0]
    private let judged = [3, 2, 1, 0, 0]

    @Test func agreesWithFiguresWorkedOutByHand() throws {
        // Ranks 2 and 4: 3 / log2(3) + 2 / log2(5), of 3 / log2(2) + 2 / log2(3) + 1 / log2(4).
        let gain = 3 / log2(3.0) + 2 / log2(5.0)
        let ideal = 3 + 2 / log2(3.0) + 0.5
        let expected: [(String, Double)] = [
            ("ndcg", gain / ideal), ("ndcg@10", gain / ideal), ("NDCG@2", 3 / log2(3.0) / (3 + 2 / log2(3.0))),
            ("ndcg@1", 0), ("map", (1.0 / 2 + 2.0 / 4) / 3), ("map@3", 0.5 / 3), ("mrr", 0.5), ("mrr@1", 0),
            ("MRR@2", 0.5), ("p@5", 0.4), ("P@1", 0), ("p@10", 0.2), ("recall@2", 1.0 / 3), ("recall@100", 2.0 / 3),
        ]
        for (name, value) in expected {
            let measure = try #require(Measure(name), "\(name)")
            #expect(abs(measure.value(of: ranking, judged: judged) - value) < 1e-15, "\(name)")
        }
    }

    @Test(arguments: ["", "ndcg@0", "ndcg@-1", "ndcg@x", "p", "recall", "map@", "f1", "mrr@1@2", "@10"])
    func knowsNoOtherNames(name: String) {
        #expect(Measure(name) == nil)
    }

    @Test(arguments: ["nDCG@10", "nDCG", "MAP", "MAP@100", "MRR@10", "MRR", "P@5", "recall@1000"])
    func namesComeBack(name: String) throws {
        #expect(try #require(Measure(name)).name == name)
    }

    @Test func nothingRelevantIsZero() throws {
        for name in ["ndcg@10", "map", "mrr", "p@3", "recall@3"] {
            let measure = try #require(Measure(name))
            #expect(measure.value(of: [0, 0], judged: [0, -1]) == 0)
            #expect(measure.value(of: [], judged: [1]) == 0)
        }
    }

    /// The ideal ranking has the best figures there are, and swapping a better document forward never lowers one.
    @Test func betterRankingsHaveBetterFigures() throws {
        var random = SeededGenerator.fresh()
        let measures = try ["ndcg", "ndcg@3", "map", "mrr@4", "p@3", "recall@2"].map { try #require(Measure($0)) }
        for _ in 0..<500 {
            var grades = (0..<8).map { _ in max(0, random.below(5) - 2) }
            for measure in measures {
                let best = measure.value(of: grades.sorted(by: >), judged: grades)
                let own = measure.value(of: grades, judged: grades)
                #expect(own <= best + 1e-12 && best <= 1 + 1e-12, "seed \(random.seed)")
                let place = random.below(7)
                guard grades[place] < grades[place + 1] else { continue }
                var swapped = grades
                swapped.swapAt(place, place + 1)
                #expect(measure.value(of: swapped, judged: grades) >= own - 1e-12, "seed \(random.seed)")
            }
            grades.shuffle(using: &random)
        }
    }
}
