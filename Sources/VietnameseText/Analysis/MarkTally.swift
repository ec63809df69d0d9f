// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How many words of a text have marks: what tells whether it was typed without diacritics.
///
/// A text was if it has at least ``leastWords`` words of which at most one in ``wordsPerMark`` is marked, and three in four
/// or more are spelled like Vietnamese syllables, their marks left out. Vietnamese with its marks has 70 to 80 % of marked
/// words; in other languages written with Latin letters most words are no syllables.
package struct MarkTally: Equatable, Sendable {
    /// With fewer words a text does not tell.
    package static let leastWords = 8
    /// Of so many words one may have marks: a name, a word pasted in.
    package static let wordsPerMark = 16

    /// Words: tokens other than numbers and aliases.
    package var words = 0
    /// Those with a mark, or đ.
    package var marked = 0
    /// Those without that are spelled like a syllable.
    package var readable = 0

    /// A tally of no words.
    package init() {}

    /// Whether the text was typed without diacritics.
    package var isUnaccented: Bool {
        words >= Self.leastWords && marked * Self.wordsPerMark <= words && readable * 4 >= words * 3
    }

    /// Whether the text is too short to tell and has no mark, so that what stands beside it tells.
    package var isShortAndBare: Bool { words > 0 && words < Self.leastWords && marked == 0 }

    package static func + (left: MarkTally, right: MarkTally) -> MarkTally {
        var sum = left
        sum.words += right.words
        sum.marked += right.marked
        sum.readable += right.readable
        return sum
    }
}

extension Analyzer {
    /// Tallies the tokens of a text, which are of this generation.
    ///
    /// Stops as soon as there are more marks than a text without diacritics of so many tokens can have: after a few words of
    /// ordinary Vietnamese.
    package func tally(_ tokens: borrowing TokenBuffer) -> MarkTally {
        tokens.withUnsafeTokens { Self.tally($0, forms) }
    }

    private static func tally(_ tokens: UnsafeBufferPointer<AnalyzedToken>, _ forms: borrowing FormTable) -> MarkTally {
        let most = tokens.count / MarkTally.wordsPerMark
        let entries = forms.entries
        var tally = MarkTally()
        for token in tokens {
            let form = Int(token.form)
            if entries[form].isMarked {
                tally.words += 1
                tally.marked += 1
                if tally.marked > most { return tally }
            } else if entries[form].kind == .syllable || entries[form].kind == .word {
                tally.words += 1
                tally.readable += entries[form].traits.contains(.readable) ? 1 : 0
            }
        }
        return tally
    }

    /// Whether a form without marks may have lost some: whether it begins with a letter, and has one that marks can stand on,
    /// or a d.
    package func mayHaveLostMarks(_ form: UInt32) -> Bool {
        guard !isMarked(form), !isCut(form), kind(form) != .number else { return false }
        let key = exactKey(form)
        guard let first = key.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
        return key.contains { $0 == UInt8(ascii: "d") || Letter.isVowel($0) }
    }
}
