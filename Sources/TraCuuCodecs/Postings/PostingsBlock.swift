// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The block of a list that is being read, decoded as far as was asked for: plain memory that loops may work on without
/// counting references.
///
/// A ``PostingsCursor`` owns it, and the list whose bytes it reads. Functions return false if the block is damaged; then
/// nothing of it is loaded, and the cursor has the error (``PostingsCursor/damage``).
package struct PostingsBlock {
    /// The number of the loaded block, -1 before the first.
    package private(set) var number = -1
    /// Postings of that block: those that contain a spelling of the filter, if there is one.
    package private(set) var count = 0
    /// The documents, ascending, unless they are known as ``bits`` only; filled up to the size of a block with ``filling``.
    /// Buffers have 16 elements of room behind a block.
    package let documents: UnsafeMutablePointer<UInt32>
    /// How often the term (in the spellings of the filter) occurs in each document; at least 1. Once asked for.
    package let frequencies: UnsafeMutablePointer<UInt32>

    /// The documents as a bit set if that is how the block is stored and there is no filter: bit `i` of these little-endian words, which need not be
    /// aligned, stands for the document ``firstBit`` `+ i`.
    package private(set) var bits: UnsafeRawPointer?
    package private(set) var firstBit: UInt32 = 0
    /// The words of ``bits``, and how many bits are set before each, once asked for.
    package private(set) var wordCount = 0
    package let ranks: UnsafeMutablePointer<UInt8>

    /// What stands behind the frequencies, once they were asked for.
    private(set) var tail = UnsafeRawBufferPointer(start: nil, count: 0)
    /// What keeps some of the postings, nil if all count.
    private(set) var filter: BlockFilter?

    private let record: UnsafeRawBufferPointer
    private let skip: PostingsSkip?
    private let hasPositions: Bool
    private let isSingle: Bool
    private let documentFrequency: Int
    private let documentCount: UInt32
    /// What begins with the frequencies, nil if they were decoded.
    private var unread: UnsafeRawBufferPointer?
    private var isRanked = true
    private var isExpanded = true

    /// Nothing of a list yet; buffers of integers have room for ``room``, `ranks` for 128.
    init(
        _ list: PostingList,
        documents: UnsafeMutablePointer<UInt32>,
        frequencies: UnsafeMutablePointer<UInt32>,
        ranks: UnsafeMutablePointer<UInt8>,
        filter: BlockFilter?
    ) {
        self.filter = filter
        hasPositions = list.positionsFile != nil
        isSingle = list.info.isSingle
        self.documents = documents
        self.frequencies = frequencies
        self.ranks = ranks
        record = list.record
        skip = list.skip
        documentFrequency = Int(list.info.documentFrequency)
        documentCount = list.documentCount
        guard list.info.isSingle else { return }
        documents[0] = list.info.singleDocument
        frequencies[0] = UInt32(clamping: max(1, list.info.totalFrequency))
        count = 1
        number = 0
        fill()
    }

    /// What stands for no document; above all that there are.
    static let filling = UInt32(Int32.max)

    /// Integers in a buffer.
    static let room = PostingsFormat.blockSize + 16

    /// Decodes the documents of a block, as ``bits`` if that is how they are stored and as ``documents`` otherwise.
    ///
    /// Documents ascend, from block to block too, and are below the segment's document count, even in a file made up by
    /// someone hostile: callers index memory by them.
    package mutating func loadDocuments(_ block: Int) -> Bool {
        guard block != number else { return true }
        number = -1
        bits = nil
        isRanked = true
        isExpanded = true
        unread = nil
        guard let bytes = bytes(of: block), let last = readDocuments(bytes, block), last < Int64(documentCount) else {
            return false
        }
        if let skip, last != Int64(skip.lastDocument(of: block)) { return false }
        number = block
        return filter == nil || applyFilter()
    }

    /// Keeps the postings with an occurrence in a spelling of the filter.
    private mutating func applyFilter() -> Bool {
        guard expandDocuments(), loadFrequencies(), let (_, size) = pointer,
            let kept = filter?.apply(
                UnsafeRawBufferPointer(rebasing: tail[size...]),
                count: count,
                documents,
                frequencies
            )
        else {
            number = -1
            return false
        }
        bits = nil
        count = kept
        fill()
        return true
    }

    /// Where the positions of the block begin, once the frequencies were asked for: with which byte of the term's positions,
    /// and which number in the chunk there; and the bytes that `tail` has of it. nil if it is cut off.
    var pointer: (start: (chunk: Int, index: Int), size: Int)? {
        // The positions of a single posting in the dictionary are all there are.
        guard hasPositions, !isSingle else { return ((0, 0), 0) }
        var position = 0
        guard let chunk = tail.varint(&position), chunk <= UInt64(Int32.max) * 4, position < tail.count,
            tail[position] < UInt8(PostingsFormat.blockSize)
        else { return nil }
        return ((Int(chunk), Int(tail[position])), position + 1)
    }

    /// Counts the bits before each word of ``bits``, if that is how documents are known.
    package mutating func loadRanks() -> Bool {
        guard !isRanked, let bits else { return true }
        guard DocumentBlock.rank(bits, count: wordCount, into: ranks) else {
            number = -1
            return false
        }
        isRanked = true
        return true
    }

    /// Writes the documents of the loaded block to ``documents`` if they are known as ``bits`` only.
    package mutating func expandDocuments() -> Bool {
        guard !isExpanded, let bits else { return true }
        guard loadRanks() else { return false }
        DocumentBlock.expand(bits, count: wordCount, first: firstBit, into: documents)
        isExpanded = true
        return true
    }

    /// Decodes the frequencies of the loaded block.
    package mutating func loadFrequencies() -> Bool {
        guard let bytes = unread else { return true }
        guard let size = PatchedBlock.read(bytes, into: frequencies) else {
            number = -1
            return false
        }
        for index in 0..<PostingsFormat.blockSize { frequencies[index] &+= 1 }
        tail = UnsafeRawBufferPointer(rebasing: bytes[size...])
        unread = nil
        return true
    }

    /// Fills the documents up to the size of a block.
    private func fill() {
        for index in count..<max(count, PostingsFormat.blockSize) { documents[index] = Self.filling }
    }

    /// The bytes of a block, nil if it lies outside the record.
    @inline(__always)
    private func bytes(of block: Int) -> UnsafeRawBufferPointer? {
        guard let skip, let base = record.baseAddress else { return record }
        let blocks = PostingsFormat.skipSize(blocks: skip.blockCount)
        let size = record.count &- blocks
        let start = Int(skip.start(of: block))
        let end = block &+ 1 < skip.blockCount ? Int(skip.start(of: block &+ 1)) : size
        guard start <= end, end <= size else { return nil }
        return UnsafeRawBufferPointer(start: base + blocks + start, count: end &- start)
    }

    /// Reads the documents of a block; returns the last, nil if the bytes are cut off or ill-formed.
    private mutating func readDocuments(_ bytes: UnsafeRawBufferPointer, _ block: Int) -> Int64? {
        let previous = block > 0 ? skip.map { Int64($0.lastDocument(of: block - 1)) } ?? -1 : -1
        let size = PostingsFormat.blockSize
        guard (block + 1) * size <= documentFrequency else {
            return readTail(bytes, count: documentFrequency - block * size, previous: previous)
        }
        count = size
        if let code = bytes.first, DocumentBlock.isBitSet(code) {
            guard let (words, last) = DocumentBlock.bits(bytes, previous: previous) else { return nil }
            bits = bytes.baseAddress.map { $0 + 1 }
            firstBit = UInt32(truncatingIfNeeded: previous + 1)
            wordCount = words
            isRanked = false
            isExpanded = false
            unread = UnsafeRawBufferPointer(rebasing: bytes[(1 + words * 8)...])
            return last
        }
        guard let (size, last) = DocumentBlock.unpack(bytes, previous: previous, into: documents) else { return nil }
        unread = UnsafeRawBufferPointer(rebasing: bytes[size...])
        return last
    }

    /// Reads documents and frequencies of the block at the end of a list; returns the last document.
    private mutating func readTail(_ bytes: UnsafeRawBufferPointer, count: Int, previous: Int64) -> Int64? {
        var position = 0
        var document = previous
        for index in 0..<count {
            guard let code = bytes.varint(&position), code >> 1 < UInt64(documentCount) else { return nil }
            document += Int64(code >> 1) + 1
            guard document < Int64(documentCount) else { return nil }
            documents[index] = UInt32(document)
            if code & 1 == 1 {
                frequencies[index] = 1
            } else {
                guard let frequency = bytes.varint(&position), frequency <= UInt64(UInt32.max - 2) else { return nil }
                frequencies[index] = UInt32(frequency) + 2
            }
        }
        self.count = count
        fill()
        tail = UnsafeRawBufferPointer(rebasing: bytes[position...])
        return document
    }
}
