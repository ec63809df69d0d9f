// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

enum Decomposition {
    /// A text in NFD.
    static func decompose(_ text: String) -> String {
        let source = Array(text.utf8)
        var result = [UInt8](repeating: 0, count: source.count * 4 + 16)
        let length = tracuu_normalize(
            Int32(TRACUU_ICU_NFD),
            source,
            Int64(source.count),
            &result,
            Int64(result.count)
        )
        return String(decoding: result.prefix(Int(max(length, 0))), as: UTF8.self)
    }
}
