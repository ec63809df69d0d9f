// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

/// The documents of a segment as they are shown, compressed in blocks.
///
/// ```
/// Body         = Blocks Padding BlockIndex Trailer
/// Blocks       = Block*                            in document order
/// Block        = DocumentCount:varint RawSize:varint FrameSize:varint RecordSize:varint{DocumentCount} Frame
/// Frame        = one zstd frame (RFC 8878) of FrameSize bytes that holds RawSize bytes: Record{DocumentCount}
/// Record       = Id Title Text Metadata            each a varint length and its bytes
/// Padding      = 0 to 7 zero bytes, to a multiple of 8
/// BlockIndex   = Offset:u64{BlockCount + 1} FirstDocument:u32{BlockCount + 1}
/// Trailer      = IndexStart:u64 BlockCount:u32 DocumentCount:u32
/// ```
///
/// | bytes | content |
/// |---|---|
/// | 32 to Offset[BlockCount] | the blocks; block `b` is the bytes Offset[b] to Offset[b + 1] |
/// | IndexStart | Offset: where each block starts, and where the last one ends; strictly increasing from 32 |
/// | behind | FirstDocument: the first document of each block, and DocumentCount; strictly increasing from 0 |
/// | last 16 bytes of the body | the trailer |
///
/// A block is closed before its records would pass ``blockSize``; a larger record has a block of its own. Integers are
/// unsigned and little-endian; a varint has 7 bits a byte, least significant first. Text is UTF-8.
package enum StoredFormat {
    package static let kind = FileKind.stored
    /// The bytes of records that a block holds at most, unless it holds just one.
    package static let blockSize = 32 << 10
    /// The bytes of a record at most: a document of the largest size, its metadata again as JSON, and its lengths.
    package static let recordLimit = 66 << 20
    /// The bytes of the trailer.
    static let trailerSize = 16
}
