// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// The postings of one term as they lie in the files: where its blocks are and what bounds them.
///
/// All bytes of the record were verified against the file's checksums when the list was opened.
package struct PostingList {
    package let info: TermInfo
    /// Documents in the segment; no posting is at or above it.
    package let documentCount: UInt32
    /// Blocks of postings; a single posting in the dictionary counts as one.
    package let blockCount: Int
    let positionsFile: IndexFile?
    private let file: IndexFile
    let record: UnsafeRawBufferPointer

    /// Opens the list of a term.
    ///
    /// - Parameters:
    ///   - info: from the dictionary of the same segment.
    ///   - postings: the segment's postings file.
    ///   - positions: its positions file, nil for terms that have none.
    ///   - documentCount: documents in the segment.
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the record is damaged or out of bounds. O(bytes of the
    ///   record) the first time, O(1) later.
    package init(
        _ info: TermInfo,
        postings: IndexFile,
        positions: IndexFile?,
        documentCount: UInt32
    ) throws(TraCuuError) {
        self.info = info
        self.documentCount = documentCount
        positionsFile = positions
        file = postings
        let size = PostingsFormat.blockSize
        blockCount = (Int(info.documentFrequency) + size - 1) / size
        let start = info.postingsStart
        guard info.documentFrequency >= 1, info.documentFrequency <= documentCount else {
            throw .corrupt(file: postings.name, offset: start, reason: "a term has an impossible number of documents")
        }
        if info.isSingle {
            record = UnsafeRawBufferPointer(start: nil, count: 0)
            guard info.singleDocument < documentCount else {
                throw .corrupt(file: postings.name, offset: start, reason: "a posting lies beyond the last document")
            }
        } else {
            guard info.postingsLength <= UInt64(Int32.max) * 4,
                info.postingsLength >= UInt64(PostingsFormat.skipSize(blocks: blockCount))
            else { throw .corrupt(file: postings.name, offset: start, reason: "a term's postings have a wrong length") }
            record = try postings.bytes(at: start, count: Int(info.postingsLength))
            guard skip.map(Self.ascends) ?? true else {
                throw corrupt("the last documents of a term's blocks are out of order")
            }
        }
    }

    /// Whether the skip data leads forward only. Four bytes a block of 128 postings: cheap beside reading any of them.
    private static func ascends(_ skip: PostingsSkip) -> Bool {
        var isDescending = false
        for block in 1..<skip.blockCount {
            isDescending = skip.lastDocument(of: block) <= skip.lastDocument(of: block - 1) || isDescending
        }
        return !isDescending
    }

    /// What leads through the blocks without reading them; nil for lists of one block.
    package var skip: PostingsSkip? {
        guard blockCount > 1, let base = record.baseAddress else { return nil }
        return PostingsSkip(base: base, blockCount: blockCount)
    }

    /// The bytes of the positions from `offset` in the term's record on, at most `limit` of them.
    func positions(from offset: Int, limit: Int) throws(TraCuuError) -> UnsafeRawBufferPointer {
        guard let positionsFile, info.positionsLength <= UInt64(Int.max), offset <= Int(info.positionsLength),
            info.positionsStart <= positionsFile.length
        else {
            throw corrupt("a term's positions have a wrong place")
        }
        let count = min(limit, Int(info.positionsLength) - offset)
        return try positionsFile.bytes(at: info.positionsStart + UInt64(offset), count: count)
    }

    /// The error that this list is damaged.
    func corrupt(_ reason: String) -> TraCuuError {
        .corrupt(file: file.name, offset: info.postingsStart, reason: reason)
    }
}
