// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Text from documents on its way to a person.
enum Text {
    /// How many characters of a title are shown in a list of documents. Titles of scraped pages may be whole paragraphs.
    static let titleLimit = 160

    /// A text on one line in which no character commands the terminal: tabs and line breaks become spaces, other control
    /// characters and those that turn the direction of writing become U+FFFD.
    static func printable(_ text: String) -> String {
        String(text.map(printable))
    }

    /// The width of a character in columns, as most terminals show it.
    static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first?.value, first >= 0x1100 else { return 1 }
        switch first {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }

    static func width(_ text: String) -> Int {
        text.reduce(0) { $0 + width($1) }
    }

    /// The beginning of a text that fits into `width` columns, with `…` if something is missing.
    static func cut(_ text: String, to width: Int) -> String {
        guard Self.width(text) > width else { return text }
        var result = ""
        var used = 0
        for character in text {
            used += Self.width(character)
            if used >= width { break }
            result.append(character)
        }
        return result + "…"
    }

    static func printable(_ character: Character) -> Character {
        if character.isNewline || character == "\t" { return " " }
        return character.unicodeScalars.contains(where: isHarmful) ? "\u{FFFD}" : character
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
