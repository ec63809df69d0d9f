// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The unit in which the scores of one query are counted: while documents are evaluated a score is a whole number of
/// units, and only the scores of hits become ``Float``.
///
/// Sums of whole numbers do not depend on the order of their terms, and a bound of a sum is exactly the sum of the bounds.
/// So evaluation may take the parts of a query in any order, and leave out what its bounds allow, without any margin for
/// rounding: the result is that of adding everything up. A unit is at most 2^-22 of the largest weight in the query,
/// about the precision that adding up ``Float`` would have.
struct ScoreScale: Equatable, Sendable {
    /// Units in 1.0, a power of two.
    let units: Float

    /// The scale for a query whose parts have these weights, each the largest score that a part can give.
    init(weights: [Float]) {
        let largest = weights.max() ?? 0
        let sum = weights.reduce(0, +)
        guard largest > 0, sum.isFinite else {
            units = 1
            return
        }
        // A single score stays below 2^23, where whole numbers and halves of Float are exact; all together stay below 2^30.
        let exponent = min(22 - Int(largest.exponent), 29 - Int(sum.exponent))
        units = Float(sign: .plus, exponent: min(max(exponent, -100), 100), significand: 1)
    }

    /// The score that a number of units stands for.
    func score(_ units: Int32) -> Float {
        Float(units) / self.units
    }

    /// A number of units as ``Float`` has it: equal if and only if the scores are.
    static func rounded(_ units: Int32) -> Int32 {
        // Sums stay so far below 2^31 that rounding does not reach it, but for frequencies that no text has.
        Int32(clamping: Int64(Float(units)))
    }

    /// The largest number of units that stands for the same score as this one, or for a smaller one.
    ///
    /// Numbers above 2^24 share their `Float` with others; documents tie if their scores as `Float` do.
    static func lastTying(with units: Int32) -> Int32 {
        let rounded = Float(units)
        var last = units
        // Neighbours of a Float below 2^31 are at most 256 apart.
        var step: Int32 = 128
        while step > 0 {
            let (next, overflow) = last.addingReportingOverflow(step)
            if !overflow, Float(next) == rounded { last = next }
            step >>= 1
        }
        return last
    }
}
