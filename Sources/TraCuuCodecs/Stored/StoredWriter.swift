// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes the documents of a segment, in order, as ``StoredFormat`` says. Memory: one block, and 12 bytes for each
/// written one. Not for use by several threads at once.
package final class StoredWriter {
    /// The zstd level that is used unless another is asked for.
    package static let defaultLevel: Int32 = 3

    private let file: IndexFileWriter
    private let compressor: ZstdCompressor
    private var records = ByteWriter()
    private var sizes: [Int] = []
    private var frame: [UInt8] = []
    private var offsets: [UInt64] = []
    private var firstDocuments: [UInt32] = []
    private var written: UInt32 = 0

    /// Creates the file.
    ///
    /// - Parameter level: the zstd level; higher is smaller and slower.
    package init(
        _ directory: any Directory,
        name: String,
        segment: SegmentID,
        level: Int32 = StoredWriter.defaultLevel
    ) throws(TraCuuError) {
        compressor = try ZstdCompressor(level: level)
        file = try IndexFileWriter(directory, name: name, kind: StoredFormat.kind, segment: segment)
    }

    /// The number of documents so far.
    package var documentCount: UInt32 { written + UInt32(sizes.count) }

    /// Appends the next document.
    ///
    /// - Parameter textStored: whether its title, text and metadata are kept, or only its id.
    /// - Throws: ``TraCuuError/limit(_:)`` if the document is larger than ``StoredFormat/recordLimit``.
    package func add(_ document: DocumentView, textStored: Bool) throws(TraCuuError) {
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        let parts = (
            document.id,
            textStored ? document.title : none,
            textStored ? document.text : none,
            textStored ? document.metadata : none
        )
        let size = Self.size(parts.0) + Self.size(parts.1) + Self.size(parts.2) + Self.size(parts.3)
        try makeRoom(for: size)
        records.append(lengthPrefixed: parts.0)
        records.append(lengthPrefixed: parts.1)
        records.append(lengthPrefixed: parts.2)
        records.append(lengthPrefixed: parts.3)
        sizes.append(size)
    }

    /// Appends the next document as a record that ``StoredReader/forEachRecord(_:)`` gave.
    package func add(record: UnsafeRawBufferPointer) throws(TraCuuError) {
        try makeRoom(for: record.count)
        records.append(record)
        sizes.append(record.count)
    }

    /// Appends all documents of another file, its blocks as they are: no decompression, whatever level they were
    /// written with. A block that is not full stays so.
    package func append(contentsOf reader: StoredReader) throws(TraCuuError) {
        try flush()
        try checkCount(adding: Int(reader.documentCount))
        reader.file.adviseSequential()
        for block in 0..<reader.blockCount {
            offsets.append(file.position)
            firstDocuments.append(written)
            try file.write(try reader.blockBytes(block))
            written += reader.documents(ofBlock: block)
            reader.releaseBefore(block)
        }
    }

    /// Writes what is left and the index of blocks, and makes the file's content durable.
    ///
    /// - Returns: the length of the file.
    package func finish() throws(TraCuuError) -> UInt64 {
        try flush()
        let end = file.position
        try file.pad(to: 8)
        var index = ByteWriter()
        let indexStart = file.position
        for offset in offsets { index.append(fixed: offset) }
        index.append(fixed: end)
        for document in firstDocuments { index.append(fixed: document) }
        index.append(fixed: written)
        index.append(fixed: indexStart)
        index.append(fixed: UInt32(offsets.count))
        index.append(fixed: written)
        try file.write(index)
        return try file.finish()
    }

    private static func size(_ part: UnsafeRawBufferPointer) -> Int {
        let bits = Int.bitWidth - (part.count | 1).leadingZeroBitCount
        return part.count + (bits + 6) / 7
    }

    private func makeRoom(for size: Int) throws(TraCuuError) {
        guard size <= StoredFormat.recordLimit else {
            throw .limit("a stored document has \(size) bytes, more than \(StoredFormat.recordLimit)")
        }
        try checkCount(adding: 1)
        if !sizes.isEmpty, records.count + size > StoredFormat.blockSize { try flush() }
    }

    private func checkCount(adding more: Int) throws(TraCuuError) {
        guard Int(documentCount) + more <= Int(Int32.max) else {
            throw .limit("a segment has at most \(Int32.max) documents")
        }
    }

    private func flush() throws(TraCuuError) {
        guard !sizes.isEmpty else { return }
        try records.bytes.withUnsafeBufferPointer { (bytes) throws(TraCuuError) in
            try compressor.compress(UnsafeRawBufferPointer(bytes), into: &frame)
        }
        var block = ByteWriter()
        block.append(varint: UInt64(sizes.count))
        block.append(varint: UInt64(records.count))
        block.append(varint: UInt64(frame.count))
        for size in sizes { block.append(varint: UInt64(size)) }
        block.append(contentsOf: frame)
        offsets.append(file.position)
        firstDocuments.append(written)
        try file.write(block)
        written += UInt32(sizes.count)
        sizes.removeAll(keepingCapacity: true)
        // The memory of one very large document is not kept for the small ones after it.
        if records.count > 4 * StoredFormat.blockSize {
            records = ByteWriter()
            frame = []
        } else {
            records.removeAll()
        }
    }
}
