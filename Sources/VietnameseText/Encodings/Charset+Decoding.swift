// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension CodePage {
    /// Appends what bytes stand for.
    func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        scalars.withUnsafeBufferPointer { scalars in
            for byte in bytes { text.append(utf8: UInt32(scalars[Int(byte)])) }
        }
    }

    /// Appends what bytes stand for, letters and the marks behind them composed.
    func appendComposed(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        scalars.withUnsafeBufferPointer { scalars in
            var at = 0
            while at < bytes.count {
                var scalar = UInt32(scalars[Int(bytes[at])])
                at += 1
                while at < bytes.count, let composed = Self.composed(scalar, UInt32(scalars[Int(bytes[at])])) {
                    scalar = composed
                    at += 1
                }
                let start = text.count
                text.append(utf8: scalar)
                var marks = 0
                while at < bytes.count, Self.isMark(UInt32(scalars[Int(bytes[at])])) {
                    text.append(utf8: UInt32(scalars[Int(bytes[at])]))
                    at += 1
                    marks += 1
                }
                // Other letters with marks are left to ICU, unless there are more marks than any letter has.
                if marks > 0, marks <= 8, let normal = try? Normalization.nfc.apply(Array(text[start...])) {
                    text.replaceSubrange(start..., with: normal)
                }
            }
        }
    }

    private static func isMark(_ scalar: UInt32) -> Bool { scalar >= 0x300 && scalar < 0x370 }

    /// A Vietnamese letter without a tone and the mark of one, as one letter.
    @inline(__always)
    private static func composed(_ scalar: UInt32, _ mark: UInt32) -> UInt32? {
        guard isMark(mark), var letter = LetterTable.shared.letter(scalar), letter.tone == .level,
            let tone = Tone.allCases.first(where: { $0.combiningMark?.value == mark })
        else { return nil }
        letter.tone = tone
        return LetterTable.shared.codePoint(letter)
    }
}

extension VNITable {
    /// Appends what bytes stand for.
    func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        var at = 0
        while at < bytes.count {
            if at + 1 < bytes.count, let letter = pair(bytes[at], bytes[at + 1]) {
                text.append(utf8: UInt32(letter))
                at += 2
            } else {
                text.append(utf8: UInt32(page.scalars[Int(bytes[at])]))
                at += 1
            }
        }
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
