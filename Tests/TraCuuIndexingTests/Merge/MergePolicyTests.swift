// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuIndexing

struct MergePolicyTests {
    /// What a policy does to segments of given sizes that are flushed one after the other.
    private struct Simulation {
        var sizes: [UInt64] = []
        var written: UInt64 = 0
        var added: UInt64 = 0
        var mostSegments = 0

        mutating func add(_ size: UInt64, _ policy: MergePolicy) {
            sizes.append(size)
            added += size
            var merges = 0
            while let range = policy.nextMerge(sizes) {
                let before = sizes.count
                #expect(range.lowerBound >= 0 && range.upperBound <= sizes.count)
                #expect(range.count >= 2)
                let merged = sizes[range].reduce(0, +)
                written += merged
                sizes.replaceSubrange(range, with: [merged])
                merges += 1
                #expect(sizes.count < before)
                if merges > 64 {
                    Issue.record("merging does not end")
                    return
                }
            }
            mostSegments = max(mostSegments, sizes.count)
        }
    }

    @Test func nothingIsMergedBelowTheFactor() {
        let policy = MergePolicy(factor: 8)
        #expect(policy.nextMerge([]) == nil)
        #expect(policy.nextMerge(Array(repeating: 1, count: 7)) == nil)
        #expect(policy.nextMerge(Array(repeating: 1, count: 8)) == 0..<8)
        #expect(policy.nextMerge([.max] + Array(repeating: 1, count: 7)) == nil)
        #expect(policy.nextMerge([.max] + Array(repeating: 1, count: 8)) == 1..<9)
        #expect(MergePolicy(factor: 2).nextMerge([1 << 40, 1]) == nil)
        #expect(MergePolicy(factor: 2).nextMerge([1, 1]) == 0..<2)
    }

    @Test func runsEndWhereNoMoreFits() {
        let policy = MergePolicy(factor: 3)
        let sizes = [UInt64](repeating: 1, count: 9)
        #expect(policy.nextMerge(sizes) { $0.count <= 4 } == 0..<4)
        #expect(policy.nextMerge(sizes) { $0.count <= 2 } == nil)
        // The first two fit with no one else.
        #expect(policy.nextMerge(sizes) { $0.lowerBound >= 2 || $0.count <= 2 } == 2..<9)
    }

    @Test func theSmallestAreMergedFirst() {
        let sizes: [UInt64] = Array(repeating: 5 << 20, count: 8) + Array(repeating: 1, count: 8)
        #expect(MergePolicy(factor: 8).nextMerge(sizes) == 8..<16)
    }

    @Test(arguments: [2, 3, 4, 8, 10, 16]) func costAndSegmentsAreBounded(_ factor: Int) {
        var random = SeededGenerator.fresh()
        let policy = MergePolicy(factor: factor)
        let floor = policy.floor
        let patterns: [(name: String, size: (Int) -> UInt64)] = [
            ("equal", { _ in floor }),
            ("tiny", { _ in floor / 64 }),
            ("large", { _ in 20 * floor }),
            ("one large among small", { $0 % factor == 0 ? 1000 * floor : floor / 2 }),
            ("small and large by turns", { $0 % 2 == 0 ? 100 * floor : floor }),
            ("falling", { floor * UInt64(3000 - $0) }),
            ("growing", { floor / 16 * UInt64($0 + 1) }),
        ]
        for pattern in patterns {
            var simulation = Simulation()
            for step in 0..<2000 { simulation.add(pattern.size(step), policy) }
            expectCheap(simulation, factor, pattern.name)
        }
        var simulation = Simulation()
        for _ in 0..<3000 { simulation.add((floor << UInt64(random.below(12))) >> 6, policy) }
        expectCheap(simulation, factor, "random, seed \(random.seed)")
    }

    private func expectCheap(_ simulation: Simulation, _ factor: Int, _ what: String) {
        #expect(simulation.sizes.reduce(0, +) == simulation.added)
        var levels = 1
        var size = simulation.added >> 20
        while size > 0 {
            size /= UInt64(factor)
            levels += 1
        }
        let perByte = Double(simulation.written) / Double(simulation.added)
        // Below the floor a byte is rewritten until its segment reaches the floor.
        #expect(perByte <= Double(3 * levels) + 64 / Double(factor - 1), "\(what)")
        #expect(simulation.mostSegments <= factor * factor * levels, "\(what)")
    }
}
