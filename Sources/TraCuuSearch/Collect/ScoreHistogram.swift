// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Counts scores, whole numbers of units, by classes of at most half a percent, and tells which of them the best `limit` reach
/// down to. O(1) a score.
final class ScoreHistogram {
    /// The bits of a `Float` that do not count for its class.
    private static let shift: UInt32 = 15
    /// Scores below 2^10 units are one class: they are next to nothing beside the largest, which is above 2^20.
    private static let first = Float(0x1p10).bitPattern >> shift
    private static let classCount = Int((Float(Int32.max).bitPattern >> shift) - first) + 1

    private let limit: Int
    private let counts: UnsafeMutablePointer<UInt32>
    /// The class that the best reach down to, and how many scores are in it or above.
    private var lowest = 0
    private var above = 0

    /// Of no scores; `limit` is at least 1.
    init(limit: Int) {
        self.limit = limit
        counts = .allocate(capacity: Self.classCount)
        counts.initialize(repeating: 0, count: Self.classCount)
    }

    deinit {
        counts.deallocate()
    }

    /// Counts a score. If with it the best no longer reach down to their lowest class, returns the new threshold: no score
    /// of their lowest class or above is at or below it.
    func add(_ score: Int32) -> Int32? {
        let place = max(0, Int(Float(score).bitPattern >> Self.shift) - Int(Self.first))
        counts[place] += 1
        guard place >= lowest else { return nil }
        above += 1
        var (lowest, above) = (lowest, above)
        guard above - Int(counts[lowest]) >= limit else { return nil }
        repeat {
            above -= Int(counts[lowest])
            lowest += 1
        } while above - Int(counts[lowest]) >= limit
        (self.lowest, self.above) = (lowest, above)
        let least = Float(bitPattern: (UInt32(lowest) + Self.first) << Self.shift)
        // Above 2^24 some numbers below are rounded up to it.
        return Int32(clamping: Int64(least)) - (least < 0x1p24 ? 1 : 129)
    }
}
