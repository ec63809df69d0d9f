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
