// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Reads UTF-8 that may be ill-formed (Unicode, table 3-7).
enum UTF8Reading {
    /// The scalar at a place, which has a byte, and its length; nil if no well-formed sequence begins there.
    @inline(__always)
    static func scalar(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> (value: UInt32, size: Int)? {
        let lead = bytes[at]
        if lead < 0x80 { return (UInt32(lead), 1) }
        guard lead >= 0xC2, lead <= 0xF4 else { return nil }
        let size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard at + size <= bytes.count else { return nil }
        var value = UInt32(lead) & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07)
        for next in 1..<size {
            let byte = bytes[at + next]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isValid =
            switch size {
            case 2: true
            case 3: value >= 0x800 && !(0xD800...0xDFFF).contains(value)
            default: value >= 0x10000 && value <= 0x10FFFF
            }
        return isValid ? (value, size) : nil
    }

    /// How many bytes mean the same whatever follows: all but a sequence at the end, of one to three bytes, that lacks some.
    static func certainEnd(_ bytes: UnsafeRawBufferPointer) -> Int {
        var at = bytes.count
        while at > 0, bytes.count - at < 3 {
            at -= 1
            let byte = bytes[at]
            if byte & 0xC0 == 0x80 { continue }
            guard byte >= 0xC2, byte <= 0xF4 else { return bytes.count }
            let size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            return at + size > bytes.count ? at : bytes.count
        }
        return bytes.count
    }

    /// The first byte from a place on that is not ASCII, or the end.
    @inline(__always)
    static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
        var at = start
        while at + 8 <= end,
            bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            at += 8
        }
        while at < end, bytes[at] < 0x80 { at += 1 }
        return at
    }
}

/// UTF-8 in which some bytes may be ill-formed.
enum UTF8Mending {
    /// Appends UTF-8; bytes that are ill-formed become the characters that they are in windows-1252. Returns their number.
    static func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) -> Int {
        var count = 0
        var start = 0
        var at = 0
        while true {
            at = UTF8Reading.endOfASCII(bytes, from: at, to: bytes.count)
            guard at < bytes.count else { break }
            if let size = UTF8Reading.scalar(bytes, at)?.size {
                at += size
                continue
            }
            text.append(contentsOf: bytes[start..<at])
            text.append(utf8: UInt32(CodePage.windows1252.scalars[Int(bytes[at])]))
            at += 1
            start = at
            count += 1
        }
        text.append(contentsOf: bytes[start...])
        return count
    }
}

extension [UInt8] {
    /// Appends a scalar in UTF-8; nothing if it is none.
    @inline(__always)
    mutating func append(utf8 value: UInt32) {
        switch value {
        case 0..<0x80:
            append(UInt8(truncatingIfNeeded: value))
        case 0x80..<0x800:
            append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        case 0x800..<0xD800, 0xE000..<0x10000:
            append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        case 0x10000...0x10FFFF:
            append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        default: break
        }
    }

}
