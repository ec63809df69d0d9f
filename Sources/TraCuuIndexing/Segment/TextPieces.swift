// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Cuts long texts where no token can cross, nor any alias over several.
enum TextPieces {
    /// About how long a piece is, in bytes.
    static let size = 1 << 20
    /// How far behind its size a piece ends at the latest. A text without a border for so long is not language.
    static let reach = 2 << 20

    /// The first piece: up to the first place behind `size` bytes that neither a token nor an alias can cross.
    ///
    /// Without such a place in the next `reach` bytes an alias may be lost at the end of the piece; without any border of
    /// words, the end of the piece, at a character's end, ends a word.
    static func next(_ text: UnsafeRawBufferPointer, size: Int = size) -> UnsafeRawBufferPointer {
        guard text.count > size else { return text }
        let limit = min(text.count, size + reach)
        var end = firstPlace(size, limit) { isClauseBorder(text, $0) }
        if end == limit, end < text.count {
            end = firstPlace(size, limit) { isWordBorder(text[$0 - 1], text[$0]) }
            if end == limit {
                while end > size, text[end] & 0xC0 == 0x80 { end -= 1 }
            }
        }
        return UnsafeRawBufferPointer(rebasing: text[..<end])
    }

    private static func firstPlace(_ start: Int, _ limit: Int, _ isBorder: (Int) -> Bool) -> Int {
        var place = start
        while place < limit, !isBorder(place) { place += 1 }
        return place
    }

    /// Whether a place stands behind a line end, or behind a space behind punctuation: both stand in no alias.
    ///
    /// A combining mark behind the place would belong to what stands before, so an ASCII byte must stand there.
    static func isClauseBorder(_ text: UnsafeRawBufferPointer, _ place: Int) -> Bool {
        guard text[place] < 0x80 else { return false }
        switch text[place - 1] {
        case 0x0A:
            return text[place] != 0x0A
        case 0x20 where place > 1:
            switch text[place - 2] {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
                UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "\""):
                return text[place] != 0x20
            default: return false
            }
        default: return false
        }
    }

    /// Whether no word or dictionary of Unicode Standard Annex 29 looks across the border of two bytes.
    ///
    /// White space joins nothing but itself. Punctuation that joins nothing, or only digits, is a word of its own before a
    /// letter.
    static func isWordBorder(_ before: UInt8, _ after: UInt8) -> Bool {
        switch before {
        case 0x20, 0x0A: after < 0x80 && after != before
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
            UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""):
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= after | 0x20
        default: false
        }
    }
}
