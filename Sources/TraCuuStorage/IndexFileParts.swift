// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The header of ``IndexFileFormat`` behind the magic and the version.
struct IndexFileHeader {
    let kind: UInt16
    let segment: SegmentID

    init(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(TraCuuError) {
        var reader = ByteReader(bytes, file: path)
        try reader.seek(to: 10)
        kind = try reader.fixed(UInt16.self)
        guard try reader.fixed(UInt32.self) == 0 else { throw reader.corrupt("a reserved field is not zero") }
        let high = try reader.fixed(UInt64.self)
        segment = SegmentID(high: high, low: try reader.fixed(UInt64.self))
    }
}

/// The footer of ``IndexFileFormat``, checked against the length of the file and the chunk table.
struct IndexFileFooter {
    let bodyEnd: UInt64
    /// Where the chunk table starts and the last chunk ends.
    let tableStart: Int
    let chunkCount: Int

    init(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(TraCuuError) {
        let start = bytes.count - IndexFileFormat.footerSize
        var reader = ByteReader(bytes, file: path)
        guard start >= IndexFileFormat.headerSize else { throw reader.corrupt("the file is cut off") }
        try reader.seek(to: start)
        let bodyEnd = try reader.fixed(UInt64.self)
        let chunkSize = try reader.fixed(UInt32.self)
        let tableCRC = try reader.fixed(UInt32.self)
        let length = try reader.fixed(UInt64.self)
        let footerCRC = try reader.fixed(UInt32.self)
        try reader.seek(to: bytes.count - 4)
        guard try reader.fixed(UInt32.self) == IndexFileFormat.endMagic else {
            throw .corrupt(file: path, offset: UInt64(start), reason: "the end mark is missing; the file is cut off")
        }
        try reader.seek(to: start)
        guard footerCRC == CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[start..<start + 24])) else {
            throw reader.corrupt("the checksum of the footer is wrong")
        }
        guard length == UInt64(bytes.count) else {
            throw reader.corrupt("the file has \(bytes.count) bytes instead of \(length)")
        }
        guard chunkSize == UInt32(IndexFileFormat.chunkSize) else {
            throw reader.corrupt("a chunk has \(chunkSize) bytes instead of \(IndexFileFormat.chunkSize)")
        }
        guard bodyEnd >= UInt64(IndexFileFormat.headerSize), bodyEnd <= UInt64(start) else {
            throw reader.corrupt("the end of the body lies outside the file")
        }
        let tableStart = IndexFileFormat.tableStart(bodyEnd: bodyEnd)
        let chunkCount = IndexFileFormat.chunkCount(tableStart: tableStart)
        guard tableStart + chunkCount * 4 == UInt64(start) else {
            throw reader.corrupt("the chunk table does not fit the file")
        }
        self.bodyEnd = bodyEnd
        self.tableStart = Int(tableStart)
        self.chunkCount = Int(chunkCount)
        guard tableCRC == CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[self.tableStart..<start])) else {
            throw .corrupt(file: path, offset: tableStart, reason: "the checksum of the chunk table is wrong")
        }
    }
}

extension SegmentID: CustomStringConvertible {
    /// 32 hexadecimal digits.
    package var description: String {
        [high, low].map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
