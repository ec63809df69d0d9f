// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What of a folded key tells at a glance that it is far from a word.
package struct WordOutline: Equatable, Sendable {
    /// The bytes that occur, a bit for each of the 32 that letters fall on.
    private let letters: UInt32
    private let count: Int
    private let first: UInt8

    /// The outline of a folded key.
    package init(folded: some Collection<UInt8>) {
        letters = folded.reduce(0) { $0 | 1 << UInt32($1 & 31) }
        count = folded.count
        first = folded.first ?? 0
    }

    /// False only if two words of these outlines are farther apart than 1.3, as ``WordLetters/distance(fromTyped:limit:)``
    /// measures it: a quick test that leaves out most.
    package func mayBeNear(_ other: WordOutline) -> Bool {
        // A letter for another makes a difference of two letters at most, `ch` for `tr` one of four.
        let limit = first == other.first ? 2 : 4
        return abs(count - other.count) <= 1 && (letters ^ other.letters).nonzeroBitCount <= limit
    }
}

extension WordLetters {
    /// The outline of the word without its marks.
    package var outline: WordOutline { WordOutline(folded: codes.map(Letter.base)) }
}
