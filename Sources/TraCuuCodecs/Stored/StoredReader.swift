// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
package import TraCuuCore
package import TraCuuStorage

/// Reads ``StoredFormat``; safe to use from several threads.
///
/// Each access decompresses the block it needs, about 32 KiB.
package final class StoredReader: Sendable {
    let file: IndexFile
    /// The number of documents.
    package let documentCount: UInt32
    private let offsets: [UInt64]
    private let firstDocuments: [UInt32]
    private let idle = Mutex<[ZstdDecompressor]>([])

    /// Reads and checks the index of blocks.
    package init(_ file: IndexFile) throws(TraCuuError) {
        let start = UInt64(IndexFileFormat.headerSize)
        let trailerSize = UInt64(StoredFormat.trailerSize)
        guard file.bodyEnd >= start + trailerSize else { throw file.corrupt(at: start, "the body is cut off") }
        let trailerStart = file.bodyEnd - trailerSize
        var trailer = try file.reader(at: trailerStart, count: StoredFormat.trailerSize)
        let indexStart = try trailer.fixed(UInt64.self)
        let blockCount = Int(try trailer.fixed(UInt32.self))
        let documentCount = try trailer.fixed(UInt32.self)
        let size = (blockCount + 1) * 12
        guard indexStart >= start, indexStart <= trailerStart, trailerStart - indexStart == UInt64(size) else {
            throw trailer.corrupt("the index of \(blockCount) blocks does not fit")
        }
        var index = try file.reader(at: indexStart, count: size)
        offsets = try Self.increasing(&index, count: blockCount + 1, from: start, to: nil)
        firstDocuments = try Self.increasing(&index, count: blockCount + 1, from: 0, to: documentCount)
        guard let end = offsets.last, end <= indexStart, indexStart - end < 8 else {
            throw index.corrupt("the blocks do not end where their index starts")
        }
        self.file = file
        self.documentCount = documentCount
    }

    /// A document.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` if there is no such document.
    package func document(at document: UInt32) throws(TraCuuError) -> StoredDocument {
        try withRecord(at: document) { (record) throws(TraCuuError) in
            try StoredDocument(record, file: file.name)
        }
    }

    /// The id of a document.
    package func id(at document: UInt32) throws(TraCuuError) -> String {
        try withRecord(at: document) { (record) throws(TraCuuError) in
            try StoredDocument.string(record.id, "id", file.name)
        }
    }

    /// Lends the parts of a document without a copy for each.
    package func withRecord<Result>(
        at document: UInt32,
        _ body: (StoredRecord) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result {
        guard document < documentCount else {
            throw .usage("document \(document) of \(documentCount) does not exist")
        }
        let block = block(of: document)
        let index = Int(document - firstDocuments[block])
        return try withRecords(ofBlock: block) { (records, ends) throws(TraCuuError) in
            let start = index == 0 ? 0 : ends[index - 1]
            let record = UnsafeRawBufferPointer(rebasing: records[start..<ends[index]])
            return try body(try StoredRecord(record, file: file.name))
        }
    }

    /// Goes through all documents in order and gives each as the bytes of its record, for
    /// ``StoredWriter/add(record:)`` or ``StoredRecord``. Gives memory back behind itself.
    package func forEachRecord(
        _ body: (UInt32, UnsafeRawBufferPointer) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        file.adviseSequential()
        for block in 0..<blockCount {
            var document = firstDocuments[block]
            try withRecords(ofBlock: block) { (records, ends) throws(TraCuuError) in
                var start = 0
                for end in ends {
                    try body(document, UnsafeRawBufferPointer(rebasing: records[start..<end]))
                    document += 1
                    start = end
                }
            }
            releaseBefore(block)
        }
    }

    // MARK: Blocks

    var blockCount: Int { offsets.count - 1 }

    func documents(ofBlock block: Int) -> UInt32 {
        firstDocuments[block + 1] - firstDocuments[block]
    }

    func blockBytes(_ block: Int) throws(TraCuuError) -> UnsafeRawBufferPointer {
        try file.bytes(at: offsets[block], count: Int(offsets[block + 1] - offsets[block]))
    }

    /// Gives memory before a block back, now and then.
    func releaseBefore(_ block: Int) {
        let step: UInt64 = 4 << 20
        if offsets[block] / step != offsets[block + 1] / step { file.release(upTo: offsets[block]) }
    }

    /// The block that holds a document.
    private func block(of document: UInt32) -> Int {
        var low = 0
        var high = blockCount
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstDocuments[middle] <= document { low = middle } else { high = middle }
        }
        return low
    }

    /// Lends the records of a block, one behind the other, and where each ends.
    private func withRecords<Result>(
        ofBlock block: Int,
        _ body: (UnsafeRawBufferPointer, [Int]) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result {
        var reader = try file.reader(at: offsets[block], count: Int(offsets[block + 1] - offsets[block]))
        let count = try reader.varint(upTo: reader.remaining, "the number of documents of a block")
        guard count == Int(documents(ofBlock: block)) else {
            throw reader.corrupt("a block holds \(count) documents instead of \(documents(ofBlock: block))")
        }
        let size = try reader.varint(upTo: StoredFormat.recordLimit, "the size of a block")
        let frameSize = try reader.varint(upTo: reader.remaining, "the size of a compressed block")
        var ends: [Int] = []
        ends.reserveCapacity(count)
        var end = 0
        for _ in 0..<count {
            end += try reader.varint(upTo: size - end, "the size of a document")
            ends.append(end)
        }
        guard end == size else { throw reader.corrupt("the documents of a block have \(end) bytes of \(size)") }
        guard frameSize == reader.remaining else { throw reader.corrupt("a block does not end with its frame") }
        let frame = try reader.raw(frameSize)
        let records = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { records.deallocate() }
        let decompressor = try takeDecompressor()
        if let problem = decompressor.decompress(frame, into: records) { throw reader.corrupt(problem) }
        idle.withLock { if $0.count < Self.idleLimit { $0.append(decompressor) } }
        return try body(UnsafeRawBufferPointer(records), ends)
    }

    /// How many decompressors are kept for the next access.
    private static let idleLimit = 8

    private func takeDecompressor() throws(TraCuuError) -> ZstdDecompressor {
        if let kept = idle.withLock({ $0.popLast() }) { return kept }
        return try ZstdDecompressor()
    }

    private static func increasing<T: FixedWidthInteger>(
        _ reader: inout ByteReader,
        count: Int,
        from first: T,
        to last: T?
    ) throws(TraCuuError) -> [T] {
        var values: [T] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            let value = try reader.fixed(T.self)
            guard index == 0 ? value == first : value > values[index - 1] else {
                throw reader.corrupt("the index of blocks is out of order")
            }
            values.append(value)
        }
        if let last, values.last != last { throw reader.corrupt("the index of blocks ends at another document") }
        return values
    }
}
