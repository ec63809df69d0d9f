// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import Comparison

@Suite struct PairedRatioTests {
    @Test func ratiosArePairedByRound() throws {
        // The machine is four times slower in round 2, for both.
        let ratio = try #require(PairedRatio(base: [10, 40, 12], new: [11, 42, 12]))
        #expect(ratio.median == 42.0 / 40)
        #expect(ratio.least == 1 && ratio.greatest == 1.1)
        #expect(ratio.base == 10 && ratio.new == 11 && ratio.ofLeast == 1.1)
        let even = try #require(PairedRatio(base: [1, 1, 1, 1], new: [1, 2, 4, 8]))
        #expect(even.median == 3)
    }

    @Test func zerosAreEqual() throws {
        let same = try #require(PairedRatio(base: [0, 0], new: [0, 0]))
        #expect(same.median == 1 && same.ofLeast == 1)
        let more = try #require(PairedRatio(base: [0, 0], new: [5, 5]))
        #expect(more.median == .infinity && more.ofLeast == .infinity)
    }

    @Test func roundsMustPair() {
        #expect(PairedRatio(base: [], new: []) == nil)
        #expect(PairedRatio(base: [1, 2], new: [1]) == nil)
    }

    @Test func workloadsAreThoseOfBothBuilds() throws {
        func sample(_ name: String, _ instructions: Int?, _ allocations: Int) -> Sample {
            Sample(
                name: name,
                instructions: instructions,
                allocations: allocations,
                processorSeconds: 1,
                seconds: 2,
                peakMemory: 0
            )
        }
        let all = WorkloadComparison.all([
            (
                base: [sample("a", 100, 7), sample("a", 90, 9), sample("old", 1, 1)],
                new: [sample("new", 1, 1), sample("a", 99, 7), sample("a", 120, 7)]
            ),
            (base: [sample("a", 100, 7)], new: [sample("a", 100, 14)]),
        ])
        #expect(all.map(\.name) == ["a"])
        let instructions = try #require(all[0][.instructions])
        #expect(instructions.least == 1 && instructions.greatest == 1.1, "the least run of a round counts")
        #expect(all[0][.allocations]?.greatest == 2)
        #expect(all[0][.clock]?.median == 1 && all[0][.memory] == nil)
        #expect(WorkloadComparison.all([]).isEmpty)
    }
}
