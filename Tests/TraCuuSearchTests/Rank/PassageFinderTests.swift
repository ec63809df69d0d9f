// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuSearch

struct PassageFinderTests {
    @Test func agreesWithLookingAtEveryPassage() {
        var random = SeededGenerator.fresh()
        let finder = PassageFinder()
        for _ in 0..<300 {
            let reach = [10, 60, 400, 5000][random.below(4)]
            let lists = (0..<random.below(6)).map { _ in
                Set((0..<random.below(30)).map { _ in UInt32(random.below(reach)) }).sorted()
            }
            // Whole numbers, so that sums are exact in any order.
            let gains = lists.indices.map { Float($0 * 3 + 1) }
            let counted = lists.map { $0.map { _ in random.below(4) > 0 } }
            for (index, list) in lists.enumerated() {
                list.withUnsafeBufferPointer { list in
                    guard let base = list.baseAddress else { return }
                    finder.add(base, 0..<list.count, gain: gains[index]) { counted[index][$0] }
                }
            }
            let sums = stride(from: 0, to: reach, by: 25).map { start in
                lists.indices.reduce(Float(0)) { sum, index in
                    let isThere = zip(lists[index], counted[index]).contains {
                        $1 && (UInt32(start)..<UInt32(start + 50)).contains($0)
                    }
                    return sum + (isThere ? gains[index] : 0)
                }
            }
            let found = finder.finish()
            let best = sums.max() ?? 0
            #expect(found.value == best, "seed \(random.seed)")
            #expect(best == 0 || sums[Int(found.start) / 25] == best, "seed \(random.seed)")
        }
    }

    /// Damaged positions, and those of documents beyond all measure, are looked at as far as they make sense.
    @Test func anyPositionsDoNoHarm() {
        let finder = PassageFinder()
        let wild: [UInt32] = [.max, 0, 70, 3, .max - 1, 5]
        finder.add(wild, 0..<wild.count, gain: 1) { _ in true }
        #expect(finder.finish().value <= 2)
        finder.add([10, 30], 0..<2, gain: 1) { _ in true }
        let found = finder.finish()
        #expect(found.value == 1 && found.start == 0)
        #expect(finder.finish().value == 0)
    }
}
