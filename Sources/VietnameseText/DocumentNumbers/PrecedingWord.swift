// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A word before a place in a text.
struct PrecedingWord {
    /// What stands between a word and what follows it.
    enum Gap {
        /// Nothing but spaces.
        case spaces
        /// White space with the end of a line.
        case line
        /// A colon or full stop on the same line, as behind `Số:`.
        case point
        /// Anything else.
        case other

        /// Whether it is white space.
        var isWhite: Bool { self == .spaces || self == .line }
    }

    var word: TextWord
    var gap: Gap

    /// The words before a place, in their order: those that begin in the last `characters` characters before it.
    static func all(
        before place: Int,
        in text: UnsafeBufferPointer<UInt8>,
        characters: Int = 60
    ) -> [PrecedingWord] {
        var words: [PrecedingWord] = []
        // Marks do not count as characters, but there is an end to them too.
        let floor = max(0, place - 8 * characters)
        var at = place
        var budget = characters
        var gap = Gap.spaces
        while at > floor, budget > 0 {
            let scalar = text.scalar(before: at)
            if case .separator = WordScalar(scalar.value) {
                gap = widened(gap, by: scalar.value)
                at -= scalar.length
                budget -= 1
                continue
            }
            guard let word = TextWord.ending(at: at, in: text, limit: at - floor) else { break }
            budget -= word.length
            guard budget >= 0 else { break }
            words.append(PrecedingWord(word: word, gap: gap))
            gap = .spaces
            at = word.start
        }
        return words.reversed()
    }

    private static func widened(_ gap: Gap, by value: UInt32) -> Gap {
        switch value {
        case 0x20, 0x09, 0xA0: gap
        case 0x0A, 0x0D: gap == .spaces ? .line : gap == .line ? .line : .other
        case 0x3A, 0x2E: gap == .spaces ? .point : .other
        default: .other
        }
    }
}
