// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Whether two runs differ by more than chance: the paired randomization test, two-sided.
///
/// If both runs were equally good, swapping their figures for any topic would change nothing but the sign of its
/// difference. The p-value is the share of all assignments of signs whose mean difference is at least as large as the one
/// observed, in either direction. With up to ``exactLimit`` topics that differ all assignments are tried; beyond that
/// ``sampleCount`` random ones from a fixed seed, of which the observed one counts as one more. (Smucker, Allan and
/// Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval Evaluation", CIKM 2007.)
public struct RandomizationTest: Equatable, Sendable {
    /// Topics that differ up to which every assignment is tried.
    public static let exactLimit = 16
    /// Random assignments beyond that.
    public static let sampleCount = 50_000

    /// The mean of the differences, second minus first.
    public let meanDifference: Double
    /// The probability of a difference as large if both are equally good; 1 if no topic differs.
    public let pValue: Double

    /// Compares figures of the same topics in the same order.
    ///
    /// - Precondition: both have the same number of values.
    public init(_ first: [Double], _ second: [Double]) {
        precondition(first.count == second.count, "figures of different topics")
        let all = zip(first, second).map { $1 - $0 }
        meanDifference = all.isEmpty ? 0 : all.reduce(0, +) / Double(all.count)
        let differences = all.filter { $0 != 0 }
        // Sums in another order may differ by rounding and still be the same.
        let rounding = 1e-12 * differences.reduce(0) { $0 + abs($1) }
        let observed = abs(differences.reduce(0, +)) - rounding
        if differences.isEmpty {
            pValue = 1
        } else if differences.count <= Self.exactLimit {
            pValue = Self.exact(differences, observed)
        } else {
            pValue = Self.sampled(differences, observed)
        }
    }

    private static func exact(_ differences: [Double], _ observed: Double) -> Double {
        let assignments = UInt64(1) << UInt64(differences.count)
        var hits = 0
        for signs in 0..<assignments where abs(sum(differences, signs)) >= observed { hits += 1 }
        return Double(hits) / Double(assignments)
    }

    private static func sampled(_ differences: [Double], _ observed: Double) -> Double {
        var random = SplitMix(state: 20_261_122)
        var hits = 0
        for _ in 0..<sampleCount {
            var total = 0.0
            var start = 0
            while start < differences.count {
                let end = min(start + 64, differences.count)
                total += sum(differences[start..<end], random.next())
                start = end
            }
            if abs(total) >= observed { hits += 1 }
        }
        return Double(hits + 1) / Double(sampleCount + 1)
    }

    /// The sum of up to 64 differences, those whose bit is set with the other sign.
    private static func sum(_ differences: some RandomAccessCollection<Double>, _ signs: UInt64) -> Double {
        var signs = signs
        var total = 0.0
        for difference in differences {
            total += signs & 1 == 0 ? difference : -difference
            signs >>= 1
        }
        return total
    }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
