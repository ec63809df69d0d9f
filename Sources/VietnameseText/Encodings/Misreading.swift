// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Bytes that were read as windows-1252 and stored as UTF-8.
enum Misreading {
    /// The byte that a character was read from; nil for one that no byte is read as.
    ///
    /// Control characters from U+0080 on are the bytes of the same number, as in ISO 8859-1: some programs read so.
    @inline(__always)
    static func byte(of scalar: UInt32) -> UInt8? {
        if scalar < 0x100 { return UInt8(truncatingIfNeeded: scalar) }
        guard scalar >= 0x152, scalar <= 0x2122 else { return nil }
        return CodePage.windows1252.bytes[UInt16(truncatingIfNeeded: scalar)]
    }

    /// Hands the bytes that a text was before to `body`, in runs; what comes from no byte is appended as it is, and ends the
    /// run before it. `body` is told whether the run ends or, at the end of what is given, may go on.
    ///
    /// Returns how many bytes of the text are not UTF-8: they stand for themselves.
    static func takeBack(
        _ utf8: UnsafeRawBufferPointer,
        isEnd: Bool,
        into text: inout [UInt8],
        _ body: (_ run: UnsafeRawBufferPointer, _ isEnd: Bool, _ text: inout [UInt8]) -> Void
    ) -> Int {
        var run: [UInt8] = []
        run.reserveCapacity(utf8.count)
        var illFormed = 0
        var at = 0
        while at < utf8.count {
            guard let (scalar, size) = UTF8Reading.scalar(utf8, at) else {
                run.append(utf8[at])
                illFormed += 1
                at += 1
                continue
            }
            if let byte = byte(of: scalar) {
                run.append(byte)
            } else {
                run.withUnsafeBytes { body($0, true, &text) }
                run.removeAll(keepingCapacity: true)
                text.append(contentsOf: utf8[at..<at + size])
            }
            at += size
        }
        run.withUnsafeBytes { body($0, isEnd, &text) }
        return illFormed
    }

    /// The UTF-8 that comes of reading bytes as windows-1252.
    static func misread(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        bytes.withUnsafeBytes { CodePage.windows1252.append($0, to: &text) }
        return text
    }
}
