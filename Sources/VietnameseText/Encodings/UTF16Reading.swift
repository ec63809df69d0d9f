// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// UTF-16 of either byte order.
enum UTF16Reading {
    /// The order that a byte order mark at the start says.
    static func mark(_ bytes: UnsafeRawBufferPointer) -> VietnameseEncoding.Charset? {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
    }

    /// Appends what units stand for; surrogates without their other half and an odd byte are U+FFFD. Returns their number.
    static func append(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool, to text: inout [UInt8]) -> Int {
        func unit(_ at: Int) -> UInt32 {
            let first = UInt32(bytes[at])
            let second = UInt32(bytes[at + 1])
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        var count = 0
        var at = 0
        while at + 1 < bytes.count {
            var value = unit(at)
            at += 2
            if value & 0xF800 == 0xD800 {
                if value < 0xDC00, at + 1 < bytes.count, unit(at) & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value & 0x3FF) << 10 + unit(at) & 0x3FF
                    at += 2
                } else {
                    value = 0xFFFD
                    count += 1
                }
            }
            text.append(utf8: value)
        }
        guard at < bytes.count else { return count }
        text.append(utf8: 0xFFFD)
        return count + 1
    }
}

extension UTF16Reading {
    /// The byte order of UTF-16, by its mark or, from eight characters on, by its pattern: the high bytes are those of
    /// Latin letters and punctuation, half the characters are ASCII, and none is U+0000.
    static func order(_ text: UnsafeRawBufferPointer) -> VietnameseEncoding.Charset? {
        if let order = mark(text) {
            // Four bytes of UTF-32 begin like this.
            return text.starts(with: [0xFF, 0xFE, 0, 0]) ? nil : order
        }
        guard text.count >= 16, text.count % 2 == 0 else { return nil }
        let head = UnsafeRawBufferPointer(rebasing: text[..<min(text.count, 4096)])
        if fits(head, highOffset: 1) { return .utf16LittleEndian }
        return fits(head, highOffset: 0) ? .utf16BigEndian : nil
    }

    private static func fits(_ head: UnsafeRawBufferPointer, highOffset: Int) -> Bool {
        var ascii = 0
        var latin = 0
        for at in stride(from: 0, to: head.count, by: 2) {
            let (high, low) = (head[at + highOffset], head[at + 1 - highOffset])
            switch (high, low) {
            case (0, 0x20..<0x7F), (0, 0x09), (0, 0x0A), (0, 0x0D): ascii += 1
            case (0, 0): return false
            case (0, 0x80...), (0x01, _), (0x03, _), (0x1E, _), (0x20, _): latin += 1
            default: break
            }
        }
        let units = head.count / 2
        return 2 * ascii >= units && 10 * (ascii + latin) >= 9 * units
    }
}
