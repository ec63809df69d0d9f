// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuCodecs

struct LengthCodeTests {
    @Test func exactUpTo40() {
        for length in UInt32(0)...40 { #expect(LengthCode.decode(LengthCode.encode(length)) == length) }
        #expect(LengthCode.decode(LengthCode.encode(41)) == 40)
    }

    /// Values that Lucene's `SmallFloat.intToByte4` and `byte4ToInt` give.
    @Test(arguments: [
        (23, 23, 23), (24, 24, 24), (39, 39, 39), (40, 40, 40), (42, 41, 42), (56, 48, 56), (100, 57, 96),
        (1000, 87, 984), (1_000_000, 167, 983_064), (2_147_483_647, 255, 2_013_265_944),
    ])
    func knownValues(_ length: UInt32, _ code: UInt8, _ decoded: UInt32) {
        #expect(LengthCode.encode(length) == code)
        #expect(LengthCode.decode(code) == decoded)
    }

    @Test func everyCodeIsTheCodeOfItsLength() {
        #expect(LengthCode.decoded.count == 256)
        for code in 0...UInt8.max {
            #expect(LengthCode.decoded[Int(code)] == LengthCode.decode(code))
            #expect(LengthCode.encode(LengthCode.decode(code)) == code)
        }
        #expect(zip(LengthCode.decoded, LengthCode.decoded.dropFirst()).allSatisfy(<))
    }

    @Test func roundsDownByLessThanAnEighth() {
        var random = SeededGenerator.fresh()
        for _ in 0..<10_000 {
            let length = UInt32(truncatingIfNeeded: random.next() >> UInt64(33 + random.below(31)))
            let decoded = LengthCode.decode(LengthCode.encode(length))
            #expect(decoded <= length)
            #expect(UInt64(length - decoded) * 8 < UInt64(max(length, 1)) || length == decoded)
            #expect(LengthCode.encode(length) <= LengthCode.encode(length + 1))
        }
        #expect(LengthCode.encode(.max) == 255)
    }
}
