// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Where a word is sure to end, whatever ICU would say of the text behind it.
extension TextScanner {
    /// Whether a word that reaches to `end`, and ends in a letter or digit, is sure to end there.
    ///
    /// What follows is nothing, a sign that joins nothing, or one that may join and has nothing behind it to join.
    func isCertainEnd(_ end: Int) -> Bool {
        guard end < count, !ASCII.isAlphanumeric(text[end]) else { return end >= count }
        if let (length, joinsDigitsOnly) = joiner(end) {
            let second = end + length
            if joinsDigitsOnly, letterLength(second) > 0 || ASCII.isLetter(byte(second)) { return true }
            return second >= count || text[second] < 0x80 && !ASCII.isAlphanumeric(text[second])
                || isolatedLength(second) > 0 || apostropheLength(second) > 0
        }
        return text[end] < 0x80 || isolatedLength(end) > 0
    }

    /// The bytes of a sign that may join what stands at its two sides, and whether that is digits only; nil for others.
    private func joiner(_ at: Int) -> (length: Int, joinsDigitsOnly: Bool)? {
        switch (byte(at), byte(at + 1), byte(at + 2)) {
        case (UInt8(ascii: "."), _, _), (UInt8(ascii: "'"), _, _): (1, false)
        case (UInt8(ascii: ","), _, _), (UInt8(ascii: ";"), _, _): (1, true)
        case (0xEF, 0xBC, 0x8C): (3, true)  // full-width comma
        // A zero-width space, where two halves of a syllable are put together; the full-width stop.
        case (0xE2, 0x80, 0x8B), (0xEF, 0xBC, 0x8E): (3, false)
        default: apostropheLength(at) > 0 ? (apostropheLength(at), false) : nil
        }
    }

    /// The bytes of a curly apostrophe or middle dot at a place; 0 if there is none.
    private func apostropheLength(_ at: Int) -> Int {
        switch (byte(at), byte(at + 1), byte(at + 2)) {
        case (0xC2, 0xB7, _): 2
        case (0xE2, 0x80, 0x98...0x99): 3
        default: 0
        }
    }

    /// The bytes of a non-ASCII sign at a place that joins nothing; 0 if there is none that is known.
    private func isolatedLength(_ at: Int) -> Int {
        switch (byte(at), byte(at + 1), byte(at + 2)) {
        case (0xC2, 0xB2...0xB3, _), (0xC2, 0xB9, _): 2  // ² ³ ¹
        case (0xE2, 0x86, 0x90...0x93): 3  // arrows
        case (0xE3, 0x80, 0x80...0x82): 3  // ideographic space, comma and full stop
        case (0xEF, 0xBC, 0x88...0x8B), (0xEF, 0xBC, 0x8D), (0xEF, 0xBC, 0x8F): 3  // full-width ( ) * + - /
        default: at < count ? separatorLength(at) : 0
        }
    }
}
