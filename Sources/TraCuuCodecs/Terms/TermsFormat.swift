// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The term dictionary of a segment: all terms in order, what is known of each, and an index to find one.
///
/// A term's key is the number of its field as one byte and then its folded key. Keys are ordered as byte strings, so
/// the terms of a field stand together. Keys are front-coded in blocks of 32; a sparse index holds every block's first
/// key.
///
/// Integers are little-endian; `varint` and `length-prefixed` are as in ``TraCuuCore/ByteWriter``.
/// ```
/// body          := block* index trailer
/// block         := postingsBase positionsBase entry{1...32}
/// postingsBase  := varint: where the record of the block's first term that has one begins in the postings file
/// positionsBase := varint: the same for the positions file
/// entry         := varint shared, varint own, own bytes      ; key = shared bytes of the key before + own bytes;
///                                                              shared is 0 at the start of a block
///                  varint documentFrequency * 2 + plain      ; plain: the only spelling equals the folded key
///                  [varint spellingCount]                    ; if not plain
///                  single | listed
///                  [varint size, spelling{spellingCount}]    ; if not plain; size in bytes
/// single        := varint document [varint totalFrequency - 1, varint positionsLength]
///                                                            ; documentFrequency = 1 and one spelling; the bracket
///                                                              for terms of the text (field 0)
/// listed        := varint totalFrequency - documentFrequency, varint postingsLength [varint positionsLength]
/// spelling      := length-prefixed exact key               ; see UnaccentedSpelling for words that may lack their marks
///                  [varint documentFrequency, varint totalFrequency - documentFrequency]
///                                                            ; the bracket if there are several spellings
/// index         := blockStart{n + 1} keyStart{n + 1} keys    ; n blocks
/// blockStart    := u64: offset of the block in the file; the last entry is the end of the last block
/// keyStart      := u32: where the block's first key begins in keys; the last entry is their size
/// keys          := the blocks' first keys
/// trailer       := u64 terms, u64 n, u64 offset of index, u64 size of keys
/// ```
/// Records follow each other in the postings and positions files in the order of the terms, so a term's record begins
/// where the one before ends.
package enum TermsFormat {
    /// Terms in a block.
    package static let blockSize = 32
    /// The bytes of `trailer`.
    package static let trailerSize = 32
    /// The longest key with its field byte: 255 bytes of folded key.
    package static let keyLimit = 256
    /// The field number of the text (title and body), whose terms have positions.
    package static let textField: UInt8 = 0
    /// The field number of the id, whose terms are raw bytes.
    package static let idField: UInt8 = 1
    /// The first number of a further field.
    package static let firstKeywordField: UInt8 = 2
}
