// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The container of every file of an index: what it is, whose it is, and a checksum for every 64 KiB.
///
/// ```
/// IndexFile  = Header Body Padding ChunkTable Footer
/// Header     = 32 bytes
/// Body       = as the kind of file says
/// Padding    = 0 to 7 zero bytes, so that the ChunkTable starts at a multiple of 8
/// ChunkTable = one CRC32C (u32) for every chunk of Header Body Padding, from byte 0; the last may be shorter
/// Footer     = 32 bytes
/// ```
///
/// Integers are unsigned and little-endian. Offsets count from the start of the file, header included.
///
/// | byte of the header | size | content |
/// |---:|---:|---|
/// | 0 | 8 | magic: `TraCuu`, CR, LF (a transfer that rewrites line ends is seen at once) |
/// | 8 | 2 | format version, ``version`` |
/// | 10 | 2 | ``FileKind`` |
/// | 12 | 4 | zero |
/// | 16 | 8 | ``SegmentID/high`` |
/// | 24 | 8 | ``SegmentID/low`` |
///
/// | byte of the footer | size | content |
/// |---:|---:|---|
/// | 0 | 8 | end of the body |
/// | 8 | 4 | bytes of a chunk, ``chunkSize`` |
/// | 12 | 4 | CRC32C of the chunk table |
/// | 16 | 8 | length of the file |
/// | 24 | 4 | CRC32C of bytes 0 to 23 of the footer |
/// | 28 | 4 | end magic ``endMagic``: `uuCT` |
///
/// Opening checks everything but the chunks, of which only the first; each further chunk is checked before its first
/// byte is handed out.
package enum IndexFileFormat {
    /// The first 8 bytes of every file.
    package static let magic: [UInt8] = [0x54, 0x72, 0x61, 0x43, 0x75, 0x75, 0x0D, 0x0A]
    /// The last 4 bytes of every file, as an integer.
    package static let endMagic: UInt32 = 0x5443_7575
    /// The format version that is written, and the newest that is read.
    package static let version: UInt16 = 1
    package static let headerSize = 32
    package static let footerSize = 32
    /// The bytes that one checksum covers.
    package static let chunkSize = 1 << 16

    /// Where the chunk table of a file with this end of the body starts.
    static func tableStart(bodyEnd: UInt64) -> UInt64 { (bodyEnd + 7) & ~7 }

    /// How many chunks a file with this start of the chunk table has.
    static func chunkCount(tableStart: UInt64) -> UInt64 {
        (tableStart + UInt64(chunkSize) - 1) / UInt64(chunkSize)
    }
}
