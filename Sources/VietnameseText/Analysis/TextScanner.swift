// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What stands at a place of a text, as far as scanner and rules recognise it in bytes.
struct TextScanner {
    let text: UnsafePointer<UInt8>
    let count: Int

    /// The bytes of the letter of U+00C0-024F or U+1E00-1EFF at a place; 0 if there is none.
    @inline(__always)
    func letterLength(_ at: Int) -> Int {
        guard at + 1 < count else { return 0 }
        let second = text[at + 1]
        guard second & 0xC0 == 0x80 else { return 0 }
        switch text[at] {
        case 0xC3: return second == 0x97 || second == 0xB7 ? 0 : 2  // the signs of multiplication and division
        case 0xC4...0xC8: return 2
        case 0xC9: return second <= 0x8F ? 2 : 0
        case 0xE1: return second >= 0xB8 && second <= 0xBB && at + 2 < count && text[at + 2] & 0xC0 == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// Whether a mark of U+0300-036F stands at a place.
    @inline(__always)
    func isMark(_ at: Int) -> Bool {
        guard at + 1 < count else { return false }
        let second = text[at + 1]
        return text[at] == 0xCC && second & 0xC0 == 0x80 || text[at] == 0xCD && second >= 0x80 && second <= 0xAF
    }

    /// The bytes of the non-ASCII separator at a place; 0 if it is not one of the usual ones.
    @inline(__always)
    func separatorLength(_ at: Int) -> Int {
        guard at + 1 < count else { return 0 }
        if text[at] == 0xC2 {
            switch text[at + 1] {
            case 0xA0, 0xA7, 0xAB, 0xB0, 0xB1, 0xBB: return 2  // no-break space § « ° ± »
            default: return 0
            }
        }
        guard text[at] == 0xE2, text[at + 1] == 0x80, at + 2 < count else { return 0 }
        switch text[at + 2] {
        // hyphens and dashes, double quotes, bullet, ellipsis, narrow no-break space
        case 0x90...0x95, 0x9C...0x9E, 0xA2, 0xA6, 0xAF: return 3
        default: return 0
        }
    }
}

extension TextScanner {
    /// Whether a text is letters that the scanner knows, and marks behind them.
    static func isLatin(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let base = text.baseAddress else { return false }
        let scanner = TextScanner(text: base.assumingMemoryBound(to: UInt8.self), count: text.count)
        var at = 0
        while at < text.count {
            if ASCII.isLetter(scanner.text[at]) {
                at += 1
            } else if scanner.letterLength(at) > 0 {
                at += scanner.letterLength(at)
            } else if at > 0, scanner.isMark(at) {
                at += 2
            } else {
                return false
            }
        }
        return true
    }

    /// A byte, 0 outside the text.
    func byte(_ at: Int) -> UInt8 { at >= 0 && at < count ? text[at] : 0 }

    func isDigit(_ at: Int) -> Bool { ASCII.isDigit(byte(at)) }

    func isAlphanumeric(_ at: Int) -> Bool { ASCII.isAlphanumeric(byte(at)) }

    /// The bytes of a space at a place, with or without leave to break the line; 0 if there is none.
    func spaceLength(_ at: Int) -> Int {
        if byte(at) == 0x20 { return 1 }
        return byte(at) == 0xC2 && byte(at + 1) == 0xA0 ? 2 : 0
    }

    /// Moves over at most `limit` spaces.
    func skippingSpaces(_ at: Int, atMost limit: Int) -> Int {
        var end = at
        for _ in 0..<limit { end += spaceLength(end) }
        return end
    }

    /// The bytes of a hyphen, dash or minus sign at a place; 0 if there is none.
    func dashLength(_ at: Int) -> Int {
        if byte(at) == UInt8(ascii: "-") { return 1 }
        guard byte(at) == 0xE2 else { return 0 }
        switch (byte(at + 1), byte(at + 2)) {
        case (0x80, 0x90...0x95), (0x88, 0x92): return 3
        default: return 0
        }
    }
}

/// Properties of ASCII bytes.
enum ASCII {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    static func lowerCased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
