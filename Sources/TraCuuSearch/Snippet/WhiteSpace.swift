// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// White space in well-formed UTF-8: the characters with Unicode's property White_Space.
enum WhiteSpace {
    /// Whether a byte is white space by itself.
    static func isASCII(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    /// The bytes of the white space character that begins at `index`; 0 if none does.
    static func length(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return isASCII(first) ? 1 : 0 }
        if first == 0xC2 {
            guard index + 1 < bytes.count else { return 0 }
            return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
        }
        guard first == 0xE1 || first == 0xE2 || first == 0xE3, index + 2 < bytes.count else { return 0 }
        switch (first, bytes[index + 1], bytes[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return 3
        default:
            return 0
        }
    }

    /// Whether a range, on the borders of characters, holds nothing else.
    static func isAll(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let length = length(bytes, at: index)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    /// Whether there is anything else before `end`.
    static func hasText(before end: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        !isAll(bytes, 0..<end)
    }

    /// Whether there is anything else from `start` on.
    static func hasText(from start: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        !isAll(bytes, start..<bytes.count)
    }
}
