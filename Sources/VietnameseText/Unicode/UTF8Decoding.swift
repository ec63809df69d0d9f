// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Reads scalars from UTF-8 that is known to be well-formed, as that of any `String` is.
enum UTF8Decoding {
    /// The scalar at a place where one begins, and its length in bytes.
    @inline(__always)
    static func scalar(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> (value: UInt32, size: Int) {
        let lead = UInt32(text[position])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(text, position + 1), 2) }
        if lead < 0xF0 {
            return ((lead & 0x0F) << 12 | tail(text, position + 1) << 6 | tail(text, position + 2), 3)
        }
        let high = (lead & 0x07) << 18 | tail(text, position + 1) << 12
        return (high | tail(text, position + 2) << 6 | tail(text, position + 3), 4)
    }

    @inline(__always)
    private static func tail(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt32 {
        UInt32(text[position] & 0x3F)
    }
}
