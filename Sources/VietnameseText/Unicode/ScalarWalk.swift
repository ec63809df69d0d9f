// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at a place, and its length in bytes; U+FFFD and 1 if none does.
    func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(self[index])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, index + length <= count else { return (0xFFFD, 1) }
        var value = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let next = UInt32(self[index + offset])
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | next & 0x3F
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= least, Unicode.Scalar(value) != nil else { return (0xFFFD, 1) }
        return (value, length)
    }

    /// The scalar that ends at a place above 0, and its length in bytes; U+FFFD and 1 if none does.
    func scalar(before index: Int) -> (value: UInt32, length: Int) {
        if self[index - 1] < 0x80 { return (UInt32(self[index - 1]), 1) }
        for length in 2...4 where length <= index && self[index - length] & 0xC0 != 0x80 {
            let scalar = scalar(at: index - length)
            return scalar.length == length ? scalar : (0xFFFD, 1)
        }
        return (0xFFFD, 1)
    }

    /// The Vietnamese or ASCII letter that begins at a place, whether it is composed or has its marks behind it, and its length
    /// in bytes; nil if there is none. Eth stands for đ. A letter with any other mark (`ĉ`) is none.
    func letter(at index: Int) -> (letter: Letter, length: Int)? {
        let (value, length) = scalar(at: index)
        guard var letter = LetterTable.shared.letter(Confusable.dStroke(for: value) ?? value) else { return nil }
        var next = index + length
        while next < count {
            let (mark, length) = scalar(at: next)
            guard 0x300..<0x370 ~= mark else { break }
            if let shaped = Letter.shaped(letter.code, by: mark) {
                letter.code = shaped
            } else if letter.tone == .level, Letter.isVowel(letter.code), let tone = Tone(combiningMark: mark) {
                letter.tone = tone
            } else {
                return nil
            }
            next += length
        }
        return (letter, next - index)
    }

    /// The text of a range; ill-formed bytes become U+FFFD.
    func string(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
    }
}

/// What a scalar is to the recognition of words in running text.
enum WordScalar {
    /// An ASCII digit or a Latin letter of Vietnamese, as the ASCII byte in lower case that is left without marks.
    case folded(UInt8, isUpper: Bool)
    /// A combining mark, which belongs to the letter before it.
    case mark
    /// Part of a word, but none of these: another script, another Latin letter.
    case foreign
    /// Between words; the marks of footnotes (`¹`) and other digits that are no decimal ones stand there too.
    case separator

    init(_ value: UInt32) {
        if let letter = LetterTable.shared.letter(Confusable.dStroke(for: value) ?? value) {
            self = .folded(Letter.base(letter.code), isUpper: letter.isUpper)
        } else if value < 0x80 {
            self = 0x30...0x39 ~= value ? .folded(UInt8(value), isUpper: false) : .separator
        } else if 0x300..<0x370 ~= value {
            self = .mark
        } else if let properties = Unicode.Scalar(value)?.properties, value != 0xFFFD,
            properties.isAlphabetic || properties.numericType == .decimal
        {
            self = .foreign
        } else {
            self = .separator
        }
    }
}
