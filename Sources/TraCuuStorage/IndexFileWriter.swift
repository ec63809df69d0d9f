// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Writes one file of an index in the container of ``IndexFileFormat``, front to back.
///
/// A writer that is dropped before ``finish()`` leaves a file that no reader accepts. Not for use by several threads at
/// once.
package final class IndexFileWriter {
    /// Whole chunks, so that a full buffer ends where a chunk ends.
    private static let bufferSize = 4 * IndexFileFormat.chunkSize

    private let output: any OutputFile
    private let buffer: UnsafeMutableRawBufferPointer
    private var buffered = 0
    private var flushed: UInt64 = 0
    private var table = ByteWriter()

    /// Creates the file and writes its header.
    package init(
        _ directory: any Directory,
        name: String,
        kind: FileKind,
        segment: SegmentID
    ) throws(TraCuuError) {
        output = try directory.create(name)
        buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferSize, alignment: 64)
        var header = ByteWriter()
        header.append(contentsOf: IndexFileFormat.magic)
        header.append(fixed: IndexFileFormat.version)
        header.append(fixed: kind.rawValue)
        header.append(fixed: UInt32(0))
        header.append(fixed: segment.high)
        header.append(fixed: segment.low)
        try write(header)
    }

    deinit {
        buffer.deallocate()
    }

    /// The offset of the next byte from the start of the file.
    package var position: UInt64 { flushed + UInt64(buffered) }

    /// Appends bytes to the body.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) {
        var taken = 0
        while taken < bytes.count {
            let step = min(bytes.count - taken, buffer.count - buffered)
            UnsafeMutableRawBufferPointer(rebasing: buffer[buffered...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[taken..<taken + step]))
            buffered += step
            taken += step
            if buffered == buffer.count { try flush() }
        }
    }

    /// Appends what `writer` holds to the body.
    package func write(_ writer: ByteWriter) throws(TraCuuError) {
        try writer.bytes.withUnsafeBufferPointer { (bytes) throws(TraCuuError) in
            try write(UnsafeRawBufferPointer(bytes))
        }
    }

    /// Appends zero bytes until ``position`` is a multiple of `alignment`, so that integers of the body lie aligned.
    package func pad(to alignment: UInt64) throws(TraCuuError) {
        let excess = position % max(alignment, 1)
        guard excess > 0 else { return }
        var zeros = ByteWriter()
        zeros.append(contentsOf: repeatElement(0, count: Int(alignment - excess)))
        try write(zeros)
    }

    /// Writes the chunk table and the footer, makes the file's content durable and closes it. The name is durable after
    /// ``Directory/sync()``.
    ///
    /// - Returns: the length of the file.
    package func finish() throws(TraCuuError) -> UInt64 {
        let bodyEnd = position
        try pad(to: 8)
        try flush()
        let tableCRC = table.bytes.withUnsafeBytes { CRC32C.checksum($0) }
        var footer = ByteWriter()
        footer.append(fixed: bodyEnd)
        footer.append(fixed: UInt32(IndexFileFormat.chunkSize))
        footer.append(fixed: tableCRC)
        let length = flushed + UInt64(table.count + IndexFileFormat.footerSize)
        footer.append(fixed: length)
        let footerCRC = footer.bytes.withUnsafeBytes { CRC32C.checksum($0) }
        footer.append(fixed: footerCRC)
        footer.append(fixed: IndexFileFormat.endMagic)
        table.append(contentsOf: footer.bytes)
        try table.bytes.withUnsafeBufferPointer { (bytes) throws(TraCuuError) in
            try output.write(UnsafeRawBufferPointer(bytes))
        }
        try output.sync()
        try output.close()
        return length
    }

    /// Hands the buffer to the file, a checksum for each of its chunks to the table.
    private func flush() throws(TraCuuError) {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<buffered])
        var start = 0
        while start < bytes.count {
            let end = min(start + IndexFileFormat.chunkSize, bytes.count)
            table.append(fixed: CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
            start = end
        }
        try output.write(bytes)
        flushed += UInt64(buffered)
        buffered = 0
    }
}
