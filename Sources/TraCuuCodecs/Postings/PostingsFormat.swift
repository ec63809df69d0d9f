// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The postings of a segment: which documents a term occurs in, how often, where, and in which spelling.
///
/// A *term* is a folded key (`duong`). Its *spellings* are the exact keys that fold to it (`đường`, `dương`, `duong`);
/// they are numbered 0, 1, … in the term dictionary. There is one list of postings a term, and beside each occurrence
/// of a term with several spellings stands the number of its spelling, so that a query for one spelling, or for any
/// set of them, reads the same list as the query for the bare syllable. A word without marks has a spelling of its own
/// in texts that were typed without diacritics (`UnaccentedSpelling`).
///
/// Integers are little-endian; `varint` is as in ``TraCuuCore/ByteWriter``. Document numbers count from 0 in the
/// segment. A term with a single posting and a single spelling has no record in the postings file: the dictionary
/// holds it (see ``TermsFormat``).
///
/// ## Postings file (kind 4)
/// ```
/// body        := record*
/// record      := [skip] block+            ; skip only if there is more than one block
/// skip        := termImpacts lastDoc{n} blockStart{n} impacts{n}      ; n = number of blocks
/// termImpacts := impacts of the whole list
/// lastDoc     := u32: the last document of the block
/// blockStart  := u32: where the block begins, counted from the end of skip
/// impacts     := 8 bytes, see Impacts
/// block       := (full | tail) [pointer] [spellings]
/// full        := docs freqs               ; 128 postings
/// docs        := u8 code, payload
///                  code 0...32:     payload is BitPacking of that width of the gaps,
///                                   gap = document - previous document - 1 (previous = -1 before the first)
///                  code 0x40...0x7F: payload is code - 0x3F words of 64 bits; bit i stands for the document
///                                   previous + 1 + i, previous being the last document of the block before
/// freqs       := PatchedBlock of frequency - 1
/// tail        := posting{count % 128}     ; only the last block, if the count is no multiple of 128
/// posting     := varint gap * 2 + (frequency == 1), then if the frequency is greater: varint frequency - 2
/// pointer     := varint chunkStart, u8 index   ; only with positions: the first occurrence of the block is number
///                                   index (0...127) of the chunk that begins chunkStart bytes into the term's positions
/// spellings   := varint m, m * varint      ; only with several spellings: those that occur in the block, ascending, as
///                                   differences (the first as it is)
///                [ids]                    ; only if m > 1: NarrowPacking with the bits of m - 1, one number a
///                                   occurrence in the block: index into the list before
/// ```
/// Keyword terms (any field but the text) have neither frequencies above 1, positions nor, in their blocks, a pointer.
///
/// ## Positions file (kind 5)
/// ```
/// body      := record*                    ; a record a text term
/// record    := chunk* rest
/// chunk     := PatchedBlock of 128 values
/// rest      := [u8 0x3F] varint{occurrences % 128}    ; the byte only behind chunks, where a chunk's head would stand
/// value     := the position of a document's first occurrence, then differences to the occurrence before
/// ```
package enum PostingsFormat {
    /// Postings in a full block.
    package static let blockSize = BitPacking.blockSize
    /// The first code of a bit set among the codes of a block's documents.
    package static let bitSetCode: UInt8 = 0x40
    /// The most 64-bit words that a bit set may have.
    package static let maxBitSetWords = 64

    /// The head of `rest` behind chunks of positions; no width of a chunk has this value.
    package static let restHead: UInt8 = 0x3F

    /// The bytes that `skip` takes for a number of blocks.
    @inlinable
    package static func skipSize(blocks: Int) -> Int { blocks > 1 ? 8 + blocks * 16 : 0 }
}
