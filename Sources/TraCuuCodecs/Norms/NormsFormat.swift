// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

/// How long the documents of a segment are.
///
/// ```
/// Body         = TotalLength:u64 DocumentCount:u32 TitleWidth:u16 LengthWidth:u16 Codes Padding TitleLengths Lengths
/// Codes        = one byte per document: LengthCode of its number of tokens
/// Padding      = 0 to 7 zero bytes, to a multiple of 8
/// TitleLengths = PackedIntegers, one per document, TitleWidth bits each: the tokens of its title, exactly
/// Lengths      = PackedIntegers, one per document, LengthWidth bits each: all its tokens, exactly
/// ```
///
/// | byte of the file | size | content |
/// |---:|---:|---|
/// | 32 | 8 | tokens of all documents, exactly |
/// | 40 | 4 | number of documents |
/// | 44 | 2 | bits of a title length, 0 to 32 |
/// | 46 | 2 | bits of a length, 0 to 32 |
/// | 48 | DocumentCount | ``LengthCode`` of each document |
/// | next multiple of 8 | see ``PackedIntegers`` | title lengths |
/// | behind them | see ``PackedIntegers`` | lengths |
///
/// Nothing follows. The widths are the least that hold the longest title and document. Aliases are not counted: the
/// length of a document is the number of places its words take. Scores read the codes; merges and checks need the
/// lengths, which no postings tell where aliases share a place with a word.
package enum NormsFormat {
    package static let kind = FileKind.norms
    /// The bytes of the body before the codes.
    static let prefixSize = 16
}
