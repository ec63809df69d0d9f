// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuStorage

struct CRC32CTests {
    private func checksum(_ bytes: [UInt8], continuing previous: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { CRC32C.checksum($0, continuing: previous) }
    }

    /// The check value of the catalogue of parametrised CRC algorithms, and the examples of RFC 3720, appendix B.4.
    @Test func publishedValues() {
        #expect(checksum(Array("123456789".utf8)) == 0xE306_9283)
        #expect(checksum([]) == 0)
        #expect(checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(checksum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(checksum(Array(0..<32)) == 0x46DD_794E)
    }

    @Test func agreesWithTheDefinitionAndContinues() {
        var random = SeededGenerator.fresh()
        for _ in 0..<50 {
            let bytes = random.bytes(random.below(3000))
            var state = ~UInt32(0)
            for byte in bytes {
                state ^= UInt32(byte)
                for _ in 0..<8 { state = state & 1 == 1 ? (state >> 1) ^ 0x82F6_3B78 : state >> 1 }
            }
            #expect(checksum(bytes) == ~state)
            let cut = random.below(bytes.count + 1)
            #expect(checksum(Array(bytes[cut...]), continuing: checksum(Array(bytes[..<cut]))) == ~state)
        }
    }
}
