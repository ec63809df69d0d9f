// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Finds the passage of a document that holds the most of a query.
///
/// Passages begin at the multiples of half their length, so that each place lies in two of them.
final class PassageFinder {
    private static let half = DefaultRanking.passageLength / 2
    private static let passageLimit = Int(DefaultRanking.passageReach / half)

    /// For each passage what it holds so far; zero from `count` on.
    private var sums: UnsafeMutablePointer<Float>
    private var capacity = 256
    /// Passages in use.
    private var count = 0

    init() {
        sums = .allocate(capacity: capacity)
        sums.initialize(repeating: 0, count: capacity)
    }

    deinit {
        sums.deallocate()
    }

    /// Adds what every passage with one of the positions gains, each once. Positions ascend.
    @inline(__always)
    func add(
        _ positions: UnsafePointer<UInt32>,
        _ range: Range<Int>,
        gain: Float,
        where isCounted: (Int) -> Bool
    ) {
        guard !range.isEmpty else { return }
        let last = min(Int(positions[range.upperBound &- 1] / Self.half), Self.passageLimit &- 1)
        if last >= count { use(last + 1) }
        let sums = sums
        var behind = 0
        for index in range where isCounted(index) {
            let block = Int(positions[index] / Self.half)
            if block > last { return }
            // The passages that begin with the block before and with this one, unless an earlier position was in them.
            var passage = max(block &- 1, behind)
            behind = max(behind, block &+ 1)
            while passage <= block {
                sums[passage] += gain
                passage &+= 1
            }
        }
    }

    /// The most that a passage holds, and where the first such begins. Forgets the document.
    func finish() -> (value: Float, start: UInt32) {
        var value: Float = 0
        var start = 0
        for passage in 0..<count {
            if sums[passage] > value {
                value = sums[passage]
                start = passage
            }
            sums[passage] = 0
        }
        count = 0
        return (value, UInt32(start) * Self.half)
    }

    private func use(_ passages: Int) {
        if passages > capacity {
            let larger = max(passages, capacity * 2)
            let new = UnsafeMutablePointer<Float>.allocate(capacity: larger)
            new.moveInitialize(from: sums, count: capacity)
            (new + capacity).initialize(repeating: 0, count: larger - capacity)
            sums.deallocate()
            sums = new
            capacity = larger
        }
        count = passages
    }
}
