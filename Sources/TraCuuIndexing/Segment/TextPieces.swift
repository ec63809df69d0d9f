// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Cuts long texts where no token can cross.
enum TextPieces {
    /// About how long a piece is, in bytes.
    static let size = 1 << 20
    /// How far behind its size a piece ends at the latest. A text without a border for so long is not language; the end
    /// of the piece then ends a word.
    static let reach = 2 << 20

    /// The first piece: up to the first border behind `size` bytes, or to a character's end `reach` bytes further, or all
    /// of it.
    static func next(_ text: UnsafeRawBufferPointer, size: Int = size) -> UnsafeRawBufferPointer {
        guard text.count > size else { return text }
        let limit = min(text.count, size + reach)
        var end = size
        while end < limit, !isBorder(text[end - 1], text[end]) { end += 1 }
        if end == limit, end < text.count {
            while end > size, text[end] & 0xC0 == 0x80 { end -= 1 }
        }
        return UnsafeRawBufferPointer(rebasing: text[..<end])
    }

    /// Whether no word or dictionary of Unicode Standard Annex 29 looks across the border of two bytes.
    ///
    /// A combining mark behind the border would belong to what stands before, so an ASCII byte must stand there. White
    /// space joins nothing but itself. Punctuation that joins nothing, or only digits, is a word of its own before a
    /// letter.
    private static func isBorder(_ before: UInt8, _ after: UInt8) -> Bool {
        switch before {
        case 0x20, 0x0A: after < 0x80 && after != before
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
            UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""):
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= after | 0x20
        default: false
        }
    }
}
