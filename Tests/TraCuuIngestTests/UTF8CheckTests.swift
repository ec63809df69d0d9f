// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuIngest

@Suite struct UTF8CheckTests {
    private func firstError(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { UTF8Check.firstError(in: $0) }
    }

    @Test func wellFormedTextHasNone() {
        #expect(firstError([]) == nil)
        #expect(
            firstError(Array("Việt Nam \u{0}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}".utf8)) == nil
        )
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xE0, 0x9F, 0xBF], [0xE1, 0x80], [0xED, 0xA0, 0x80],
            [0xEF, 0xBF],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xF1, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func theFirstIllFormedSequenceIsFound(bytes: [UInt8]) {
        for count in [0, 1, 15, 64, 1000] {
            let before = Array(String(repeating: "ệ", count: count).utf8)
            #expect(firstError(before + bytes) == before.count)
            #expect(firstError(before + bytes + Array(" và tiếp".utf8)) == before.count)
        }
    }

    @Test func agreesWithTheStandardLibrary() {
        var random = SeededGenerator.fresh()
        for _ in 0..<20_000 {
            // Mostly bytes that begin or continue a sequence.
            let bytes = (0..<random.below(12)).map { _ in
                UInt8(truncatingIfNeeded: random.below(3) == 0 ? random.below(256) : 0x80 + random.below(128))
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            let offset = firstError(bytes)
            #expect((offset == nil) == isValid, "seed \(random.seed): \(bytes)")
            if let offset {
                #expect(String(validating: bytes[..<offset], as: UTF8.self) != nil, "seed \(random.seed): \(bytes)")
                let repaired = String(decoding: bytes[offset...], as: UTF8.self)
                #expect(repaired.unicodeScalars.first == "\u{FFFD}", "seed \(random.seed): \(bytes)")
            }
        }
    }
}
