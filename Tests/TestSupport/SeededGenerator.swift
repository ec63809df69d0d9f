// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// The seed, to print when a test fails.
    package let seed: UInt64
    private var state: UInt64

    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// Another seed in each run, unless the environment variable `TRACUU_SEED` holds one; the run prints it.
    package static func fresh() -> SeededGenerator {
        SeededGenerator(seed: runSeed)
    }

    private static let runSeed: UInt64 = {
        let seed = ProcessEnvironment.seed ?? UInt64.random(in: 0 ... .max)
        print("TRACUU_SEED=\(seed)")
        return seed
    }()

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from `0..<bound`.
    package mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }

    /// That many arbitrary bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}
