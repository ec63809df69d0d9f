// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension CodePage {
    /// Appends what bytes stand for.
    func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        scalars.withUnsafeBufferPointer { scalars in
            for byte in bytes { text.append(utf8: UInt32(scalars[Int(byte)])) }
        }
    }

    /// The most marks of a letter that are composed at once, besides its tone; what follows begins anew.
    private static let mostMarks = 8

    /// Appends what bytes stand for, letters and the marks behind them composed; returns how many bytes mean the same
    /// whatever follows, which are all of them at the end of a text.
    func appendComposed(_ bytes: UnsafeRawBufferPointer, isEnd: Bool, to text: inout [UInt8]) -> Int {
        scalars.withUnsafeBufferPointer { scalars in
            var at = 0
            while at < bytes.count {
                let first = at
                let start = text.count
                var scalar = UInt32(scalars[Int(bytes[at])])
                at += 1
                if at < bytes.count, let composed = Self.composed(scalar, UInt32(scalars[Int(bytes[at])])) {
                    scalar = composed
                    at += 1
                }
                text.append(utf8: scalar)
                var marks = 0
                while at < bytes.count, marks < Self.mostMarks, Self.isMark(UInt32(scalars[Int(bytes[at])])) {
                    text.append(utf8: UInt32(scalars[Int(bytes[at])]))
                    at += 1
                    marks += 1
                }
                if at == bytes.count, marks < Self.mostMarks, !isEnd {
                    text.removeSubrange(start...)
                    return first
                }
                // Other letters with marks are left to ICU.
                if marks > 0, let normal = try? Normalization.nfc.apply(Array(text[start...])) {
                    text.replaceSubrange(start..., with: normal)
                }
            }
            return at
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
    /// Appends what bytes stand for; returns how many mean the same whatever follows, which are all at the end of a text.
    func append(_ bytes: UnsafeRawBufferPointer, isEnd: Bool, to text: inout [UInt8]) -> Int {
        var at = 0
        while at < bytes.count {
            if at + 1 < bytes.count, let letter = pair(bytes[at], bytes[at + 1]) {
                text.append(utf8: UInt32(letter))
                at += 2
            } else if at + 1 == bytes.count, !isEnd, takesMarks(bytes[at]) {
                break
            } else {
                text.append(utf8: UInt32(page.scalars[Int(bytes[at])]))
                at += 1
            }
        }
        return at
    }
}
