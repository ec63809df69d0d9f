// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How often the syllables of a segment's texts stand next to each other, each in its exact spelling.
///
/// A *neighbour* is a class of tokens or one spelling of one syllable: 0 is the border of a title or text, 1 any number,
/// 2 any other word, 3 + i the syllable i. Every token, and every border in front of one, is followed by one neighbour. The
/// file has a row for each neighbour with what follows it; pairs of which neither is a syllable are left out.
///
/// Counts are those of all documents that came into the segment: a document that is deleted later still counts, also after
/// a merge, which adds the counts of its inputs.
///
/// Integers are little-endian; `varint` is as in ``TraCuuCore/ByteWriter``.
/// ```
/// body     := row{n + 3} key{n} rowStart{n + 4} keyStart{n + 1} trailer       ; n syllables
/// row      := varint total, entry*            ; total = the sum of the counts: occurrences, if the row is a syllable's
/// entry    := varint gap, varint count - 1    ; gap = neighbour - neighbour before - 1 (-1 before the first)
/// key      := folded key, 0x00, exact key     ; ascending as bytes, so that the syllables of a folded prefix are one range
/// rowStart := u32: where the row begins, counted from the start of the body; the last entry is where the keys begin
/// keyStart := u32: where the key begins, counted from the start of the keys; the last entry is their size
/// trailer  := u32 n
/// ```
package enum BigramsFormat {
    /// The neighbour that stands for the border of a title or text.
    package static let border = 0
    /// The neighbour that stands for any number.
    package static let number = 1
    /// The neighbour that stands for any word that is no syllable.
    package static let word = 2
    /// The neighbour that the first syllable is.
    package static let firstSyllable = 3
    /// The most syllables; orthography knows fewer than half as many.
    package static let syllableLimit = 65_000
    /// What stands between the folded and the exact key.
    package static let separator: UInt8 = 0
    static let trailerSize = 4
}
