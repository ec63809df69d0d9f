// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

@Suite struct ScalarWalkTests {
    /// Forwards and backwards, the scalars are those of the standard library.
    @Test(arguments: ["", "a", "Đường", "越🇻🇳\u{10FFFF}", "e\u{301}\u{0}", "\u{7FF}\u{800}\u{FFFF}\u{10000}"])
    func scalars(_ text: String) {
        var text = text
        let expected = text.unicodeScalars.map(\.value)
        text.withUTF8 { bytes in
            var forwards: [UInt32] = []
            var at = 0
            while at < bytes.count {
                let scalar = bytes.scalar(at: at)
                forwards.append(scalar.value)
                at += scalar.length
            }
            var backwards: [UInt32] = []
            while at > 0 {
                let scalar = bytes.scalar(before: at)
                backwards.append(scalar.value)
                at -= scalar.length
            }
            #expect(forwards == expected)
            #expect(backwards.reversed() == expected)
        }
    }

    /// Ill-formed bytes are one U+FFFD each, in both directions; well-formed scalars between them are found.
    @Test(
        arguments: [
            [0xFF], [0xC3], [0x80], [0xC0, 0x80], [0xE1, 0xBB], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0xE1, 0xBB, 0x41], [0x80, 0x80, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func illFormed(_ bytes: [UInt8]) {
        ([0x61] + bytes).withUnsafeBufferPointer { text in
            var at = 1
            while at < text.count {
                let scalar = text.scalar(at: at)
                #expect(scalar.length == 1 && (scalar.value == 0xFFFD || scalar.value == 0x41))
                at += 1
            }
            while at > 1 {
                #expect(text.scalar(before: at).length == 1)
                at -= 1
            }
            #expect(text.scalar(before: 1) == (0x61, 1))
        }
    }
}
