// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The characters of a token on their way to its keys, in memory that is kept from token to token.
struct TokenLetters {
    /// Case-folded and composed.
    var scalars: [UInt32] = []
    /// The folding, as far as ``read(_:)`` read the token.
    var folded: [UInt8] = []

    /// Reads a token of Latin letters, digits and ASCII, Vietnamese marks behind their letters included; false if it has
    /// anything else, which is left to ICU.
    mutating func read(_ source: UnsafeRawBufferPointer) -> Bool {
        scalars.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
        let table = CharacterKeys.table
        var index = 0
        while index < source.count {
            var value = UInt32(source[index])
            index += 1
            if value >= 0x80 {
                guard let (scalar, size) = Self.decode(source, value, index) else { return false }
                value = scalar
                index += size
                if 0x300..<0x370 ~= value {
                    guard compose(value) else { return false }
                    continue
                }
            }
            guard let slot = CharacterKeys.slot(value) else { return false }
            let entry = table[slot]
            guard entry.scalarCount > 0 else { return false }
            for place in 0..<UInt64(entry.scalarCount) {
                scalars.append(UInt32(truncatingIfNeeded: entry.scalars >> (16 * place) & 0xFFFF))
            }
            for place in 0..<UInt32(entry.foldedCount) {
                folded.append(UInt8(truncatingIfNeeded: entry.folded >> (8 * place)))
            }
        }
        return !scalars.isEmpty
    }

    /// A character of two or three bytes behind its first one, and the bytes it has left; nil for anything else.
    private static func decode(_ source: UnsafeRawBufferPointer, _ lead: UInt32, _ next: Int) -> (UInt32, Int)? {
        let size = lead < 0xE0 ? 1 : 2
        guard lead >= 0xC2, lead <= 0xE1, next + size <= source.count else { return nil }
        var value = lead & (size == 1 ? 0x1F : 0x0F)
        for index in next..<next + size {
            guard source[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(source[index] & 0x3F)
        }
        return size == 1 || value >= 0x800 ? (value, size) : nil
    }

    /// Puts a mark on the last letter, whatever the order of marks; false if that makes no Vietnamese one.
    private mutating func compose(_ mark: UInt32) -> Bool {
        guard let last = scalars.last, var letter = LetterTable.shared.letter(last) else { return false }
        switch (mark, letter.code) {
        case (0x300, _), (0x301, _), (0x303, _), (0x309, _), (0x323, _):
            guard letter.tone == .level, Letter.isVowel(letter.code) else { return false }
            letter.tone = Tone.allCases.first { $0.combiningMark?.value == mark } ?? .level
        case (0x302, UInt8(ascii: "a")): letter.code = Letter.aCircumflex
        case (0x302, UInt8(ascii: "e")): letter.code = Letter.eCircumflex
        case (0x302, UInt8(ascii: "o")): letter.code = Letter.oCircumflex
        case (0x306, UInt8(ascii: "a")): letter.code = Letter.aBreve
        case (0x31B, UInt8(ascii: "o")): letter.code = Letter.oHorn
        case (0x31B, UInt8(ascii: "u")): letter.code = Letter.uHorn
        default: return false
        }
        guard let composed = LetterTable.shared.codePoint(letter) else { return false }
        scalars[scalars.count - 1] = composed
        return true
    }

    /// Writes the straight apostrophe for the curly ones.
    mutating func unifyApostrophes() {
        for index in scalars.indices where scalars[index] == 0x2019 || scalars[index] == 0x2018 {
            scalars[index] = UInt32(UInt8(ascii: "'"))
        }
    }

    /// Encodes the scalars in UTF-8.
    func encode(into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        for value in scalars {
            if value < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: value))
            } else if value < 0x800 {
                bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
            } else if let scalar = Unicode.Scalar(value) {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
    }
}
