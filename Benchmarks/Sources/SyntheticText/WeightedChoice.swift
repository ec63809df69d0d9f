// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Draws numbers by given weights in constant time (Walker's alias method, built as by Vose, 1991).
///
/// All arithmetic is in integers, so that every machine draws the same.
struct WeightedChoice {
    private let thresholds: [UInt32]
    private let others: [UInt32]

    /// - Parameter weights: one or more, fewer than 2^20, each at most 2^40, not all 0.
    init(_ weights: [UInt64]) {
        let count = UInt64(weights.count)
        let total = weights.reduce(0, +)
        var scaled = weights.map { $0 * count }
        var thresholds = [UInt32](repeating: .max, count: weights.count)
        var others = Array(UInt32(0)..<UInt32(count))
        var small = weights.indices.filter { scaled[$0] < total }
        var large = weights.indices.filter { scaled[$0] >= total }
        while let less = small.popLast(), let more = large.last {
            let share = scaled[less].multipliedFullWidth(by: 1 << 32)
            thresholds[less] = UInt32(truncatingIfNeeded: total.dividingFullWidth(share).quotient)
            others[less] = UInt32(more)
            scaled[more] -= total - scaled[less]
            if scaled[more] < total {
                large.removeLast()
                small.append(more)
            }
        }
        self.thresholds = thresholds
        self.others = others
    }

    var count: Int { thresholds.count }

    @inline(__always)
    func draw(_ random: inout RandomSource) -> Int {
        let bits = random.next()
        let index = Int(truncatingIfNeeded: ((bits >> 32) &* UInt64(thresholds.count)) >> 32)
        return UInt32(truncatingIfNeeded: bits) < thresholds[index] ? index : Int(others[index])
    }

    /// Weights after the law of Zipf and Mandelbrot: `1 / (rank + offset)^power`, times 2^40 for the first.
    static func zipf(_ count: Int, offset: UInt64, power: Int = 1) -> [UInt64] {
        func raised(_ value: UInt64) -> UInt64 { (1..<power).reduce(value) { product, _ in product * value } }
        let first = raised(1 + offset)
        return (1...UInt64(count)).map { rank in
            let parts = first.multipliedFullWidth(by: 1 << 40)
            return max(1, raised(rank + offset).dividingFullWidth(parts).quotient)
        }
    }
}
