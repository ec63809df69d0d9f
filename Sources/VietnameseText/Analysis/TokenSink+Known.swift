// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension TokenSink {
    /// Takes words between separators as long as they are known; returns where it stopped, in front of anything else.
    ///
    /// Most of a text is words of letters that were met before. They need no look at each of their bytes: what is
    /// delimited by ASCII that separates, and written like a form of nothing but Latin letters, is that form.
    ///
    /// - Parameter start: a place between words.
    @inline(__always)
    mutating func takeKnown(
        from start: Int,
        _ classes: UnsafePointer<UInt8>,
        _ forms: inout FormTable,
        _ tokens: inout TokenBuffer
    ) -> Int {
        var at = start
        // A word of at most 15 bytes, the byte behind it and the next can be looked at.
        let limit = textCount - 17
        while at <= limit {
            if classes[Int(text[at])] == ByteClass.separator {
                at += 1
                continue
            }
            let source = UnsafeRawPointer(text + at)
            var low = UInt64(littleEndian: source.loadUnaligned(as: UInt64.self))
            var high: UInt64 = 0
            var length = Self.lettersLength(low)
            if length < 8 {
                guard length > 0 else { return at }
                low &= UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * length)
            } else {
                high = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                let rest = Self.lettersLength(high)
                guard rest < 8 else { return at }
                high &= (1 << UInt64(truncatingIfNeeded: 8 * rest)) &- 1
                length += rest
            }
            let end = at + length
            let next = text[end]
            guard Self.separates(next, before: text[end + 1], classes) else { return at }
            let token = FormTable.Token(low: low, high: high, length: length, seed: seed)
            guard let form = find(token, length: length), entries[Int(form)].traits.contains(.latin) else { return at }
            take(form, at, end, before: next, &forms, &tokens)
            at = end
        }
        return at
    }

    /// The number of bytes, from the lowest on, that are ASCII letters or not ASCII.
    @inline(__always)
    private static func lettersLength(_ bytes: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let lower = (bytes & (0x7F &* ones)) | (0x20 &* ones)
        let fromA = lower &+ (0x1F &* ones)
        let behindZ = lower &+ (0x05 &* ones)
        let others = ~((fromA & ~behindZ) | bytes) & (0x80 &* ones)
        return others.trailingZeroBitCount >> 3
    }

    /// Whether a byte behind a letter ends the word, given the byte behind it.
    @inline(__always)
    private static func separates(_ byte: UInt8, before next: UInt8, _ classes: UnsafePointer<UInt8>) -> Bool {
        switch classes[Int(byte)] {
        case ByteClass.separator, ByteClass.midDigits: true
        case ByteClass.midBoth: classes[Int(next)] == ByteClass.separator
        default: false
        }
    }
}
