// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// Every character of the blocks near the scanner's own, between all kinds of neighbours, against the specification.
@Suite struct NeighbourTests {
    static let blocks: [ClosedRange<UInt32>] = [
        0x00...0x3FF, 0x590...0x600, 0x1DC0...0x1F10, 0x2000...0x2070, 0x20D0...0x2120, 0x3000...0x3040,
        0xFE00...0xFF70,
    ]

    static let frames = [
        ("a", "b"), ("1", "2"), ("a", "1"), ("1", "a"), (" ", "a"), ("a.", "b"), ("1,", "2"), ("a:", "b"), ("1.", " "),
        ("a'", "\u{302} c"), ("_ ", "\u{301}a"), ("đ", " đ"), ("a", ""), ("", "a"),
    ]

    @Test(arguments: blocks) func agreesWithTheSpecification(_ block: ClosedRange<UInt32>) throws {
        let comparison = try Comparison()
        for scalar in block.compactMap(Unicode.Scalar.init) {
            for (left, right) in Self.frames {
                let difference = try comparison.difference(Array("\(left)\(scalar)\(right)".utf8))
                #expect(difference == nil, "U+\(String(scalar.value, radix: 16)) between '\(left)' and '\(right)'")
            }
        }
    }
}
