// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

/// How long the documents of a segment are.
///
/// ```
/// Body         = TotalLength:u64 DocumentCount:u32 TitleWidth:u32 Codes Padding TitleLengths
/// Codes        = one byte per document: LengthCode of its number of tokens
/// Padding      = 0 to 7 zero bytes, to a multiple of 8
/// TitleLengths = PackedIntegers, one per document, TitleWidth bits each: the tokens of its title, exactly
/// ```
///
/// | byte of the file | size | content |
/// |---:|---:|---|
/// | 32 | 8 | tokens of all documents, exactly |
/// | 40 | 4 | number of documents |
/// | 44 | 4 | bits of a title length, 0 to 32 |
/// | 48 | DocumentCount | ``LengthCode`` of each document |
/// | next multiple of 8 | see ``PackedIntegers`` | title lengths |
///
/// Nothing follows. The width is the least that holds the longest title.
package enum NormsFormat {
    package static let kind = FileKind.norms
    /// The bytes of the body before the codes.
    static let prefixSize = 16
}
