// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The letters of a word with their shape marks, and apart from them its tone: what two spellings are compared by.
package struct WordLetters: Equatable, Sendable {
    /// As many letters as two syllables written together have.
    private static let limit = 16

    /// Codes of ``Letter``.
    let codes: [UInt8]
    /// The tone of the word.
    package let tone: Tone

    /// Reads a word in composed lower case, such as an exact key; nil if anything in it is no Vietnamese or ASCII letter, if
    /// it has two tones, or more than 16 letters.
    package init?(key: some Sequence<UInt8>) {
        var codes: [UInt8] = []
        var tone = Tone.level
        for scalar in String(decoding: Array(key), as: UTF8.self).unicodeScalars {
            guard let letter = LetterTable.shared.letter(scalar.value), codes.count < Self.limit else { return nil }
            if letter.tone != .level {
                guard tone == .level else { return nil }
                tone = letter.tone
            }
            codes.append(letter.code)
        }
        guard !codes.isEmpty else { return nil }
        self.codes = codes
        self.tone = tone
    }

    /// The number of letters.
    package var count: Int { codes.count }

    /// Whether no letter has a mark, đ apart.
    package var isPlainOrStroked: Bool {
        tone == .level && codes.allSatisfy { $0 == Letter.dStroke || Letter.base($0) == $0 }
    }

    /// Whether a letter is đ.
    package func isStroked(at index: Int) -> Bool { codes[index] == Letter.dStroke }

    /// Whether the word has a tone mark, a shape mark or đ.
    package var isMarked: Bool { tone != .level || codes.contains { Letter.base($0) != $0 } }

    /// Whether this is the other word with nothing but marks added.
    package func keepsMarks(of other: WordLetters) -> Bool {
        codes.count == other.codes.count && begins(with: other)
    }

    /// Whether this may become of the other word when marks and further letters are added.
    package func begins(with other: WordLetters) -> Bool {
        guard codes.count >= other.codes.count, other.tone == .level || other.tone == tone else { return false }
        return zip(codes, other.codes).allSatisfy { mine, theirs in mine == theirs || Letter.base(mine) == theirs }
    }
}
