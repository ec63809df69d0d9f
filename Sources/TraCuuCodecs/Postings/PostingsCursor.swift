// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Decodes the blocks of a ``PostingList``, restricted to a set of spellings if asked.
///
/// The caller moves from block to block and reads whole blocks from ``documents`` and ``frequencies``; nothing here
/// is called per posting. A cursor belongs to one thread and keeps its list's files alive through whoever made it.
package final class PostingsCursor {
    package let list: PostingList
    /// The block in the buffers, -1 before the first `load`.
    package private(set) var block = -1
    /// Postings in the buffers: those of the block that contain a spelling of the filter.
    package private(set) var count = 0
    /// The documents, ascending.
    package let documents: UnsafeMutablePointer<UInt32>
    /// How often the term (in the spellings of the filter) occurs in each document; at least 1.
    package let frequencies: UnsafeMutablePointer<UInt32>

    /// The frequencies of all spellings together, and for each posting in the buffers its number in the block.
    let allFrequencies: UnsafeMutablePointer<UInt32>
    let ordinals: UnsafeMutablePointer<UInt8>
    let filter: SpellingFilter?
    /// The `spellings` part of the block.
    private(set) var spellingBytes = UnsafeRawBufferPointer(start: nil, count: 0)
    /// What the filter keeps of the block; nil if all.
    var selection: SpellingSelection?
    var places = PlaceState()

    /// A cursor before the first block.
    package init(_ list: PostingList, filter: SpellingFilter? = nil) {
        self.list = list
        self.filter = list.info.spellingCount > 1 ? filter : nil
        let size = PostingsFormat.blockSize
        documents = .allocate(capacity: size)
        frequencies = .allocate(capacity: size)
        allFrequencies = .allocate(capacity: size)
        ordinals = .allocate(capacity: size)
        documents.initialize(repeating: 0, count: size)
        frequencies.initialize(repeating: 0, count: size)
        allFrequencies.initialize(repeating: 0, count: size)
        ordinals.initialize(repeating: 0, count: size)
    }

    deinit {
        documents.deallocate()
        frequencies.deallocate()
        allFrequencies.deallocate()
        ordinals.deallocate()
        places.chunk.deallocate()
    }

    /// The first block at or after `block` that may hold a document at or after `target`, or the number of blocks.
    ///
    /// Galloping search, O(log of the distance).
    package func findBlock(_ target: UInt32, from block: Int) -> Int {
        let count = list.blockCount
        guard count > 1 else { return block }
        var low = block
        guard low < count, list.lastDocument(of: low) < target else { return low }
        var step = 1
        while low + step < count, list.lastDocument(of: low + step) < target {
            low += step
            step *= 2
        }
        var high = min(low + step, count)
        low += 1
        while low < high {
            let middle = (low + high) / 2
            if list.lastDocument(of: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Decodes a block into the buffers.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the block is damaged. Documents that it delivers ascend,
    ///   from block to block too, and are below the segment's document count, even in a file made up by someone hostile:
    ///   callers index memory by them.
    package func load(_ block: Int) throws(TraCuuError) {
        guard block != self.block else { return }
        self.block = -1
        selection = nil
        places.reset()
        if list.info.isSingle {
            documents[0] = list.info.singleDocument
            allFrequencies[0] = UInt32(clamping: max(1, list.info.totalFrequency))
            frequencies[0] = allFrequencies[0]
            ordinals[0] = 0
            count = 1
            self.block = block
            return
        }
        let bytes = try list.bytes(of: block)
        let size = PostingsFormat.blockSize
        let previous = block > 0 ? Int64(list.lastDocument(of: block - 1)) : -1
        let total = Int(list.info.documentFrequency)
        let isFull = (block + 1) * size <= total
        count = isFull ? size : total - block * size
        var position =
            isFull ? try readFull(bytes, previous: previous) : try readTail(bytes, count: count, previous: previous)
        let last = documents[count - 1]
        guard last < list.documentCount, list.blockCount == 1 || last == list.lastDocument(of: block) else {
            throw list.corrupt("a block ends at a wrong document")
        }
        if list.positionsFile != nil {
            var reader = ByteReader(rest(of: bytes, from: position), file: "postings")
            guard let chunkStart = try? reader.varint(upTo: Int(Int32.max) * 4, "a pointer"),
                let index = try? reader.byte(), index < UInt8(size)
            else { throw list.corrupt("a block's pointer is cut off") }
            places.begin(chunkStart: chunkStart, index: Int(index))
            position += reader.position
        }
        spellingBytes = rest(of: bytes, from: position)
        if list.info.spellingCount > 1, let filter {
            try apply(filter)
        } else {
            frequencies.update(from: allFrequencies, count: count)
        }
        self.block = block
    }

    /// Keeps the postings with an occurrence in a spelling of the filter.
    private func apply(_ filter: SpellingFilter) throws(TraCuuError) {
        let view = SpellingView(spellingBytes, spellingCount: list.info.spellingCount)
        guard let view else { throw list.corrupt("a block's spellings are cut off") }
        switch view.select(filter) {
        case .none:
            count = 0
        case .all:
            frequencies.update(from: allFrequencies, count: count)
        case .some(let selection):
            guard view.fits(allFrequencies, postings: count) else {
                throw list.corrupt("a block's spellings are cut off")
            }
            count = selection.count(
                in: allFrequencies,
                postings: count,
                documents: documents,
                frequencies: frequencies,
                ordinals: ordinals
            )
            self.selection = selection
        }
    }

    private func rest(of bytes: UnsafeRawBufferPointer, from position: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[position...])
    }

    private func readFull(_ bytes: UnsafeRawBufferPointer, previous: Int64) throws(TraCuuError) -> Int {
        guard let position = DocumentBlock.read(bytes, previous: previous, into: documents),
            let size = PatchedBlock.read(rest(of: bytes, from: position), into: allFrequencies)
        else { throw list.corrupt("a block is cut off or ill-formed") }
        for index in 0..<PostingsFormat.blockSize { allFrequencies[index] &+= 1 }
        // A step that wraps around 32 bits ends at or below where it began, so comparing neighbours finds it too.
        var isDescending = Int64(documents[0]) <= previous
        for index in 1..<PostingsFormat.blockSize {
            isDescending = documents[index] <= documents[index &- 1] || isDescending
        }
        guard !isDescending else { throw list.corrupt("the documents of a block are out of order") }
        return position + size
    }

    private func readTail(
        _ bytes: UnsafeRawBufferPointer,
        count: Int,
        previous: Int64
    ) throws(TraCuuError) -> Int {
        var reader = ByteReader(bytes, file: "postings")
        var document = previous
        for index in 0..<count {
            guard let code = try? reader.varint(), code >> 1 < UInt64(list.documentCount) else {
                throw list.corrupt("a posting is cut off or out of range")
            }
            document += Int64(code >> 1) + 1
            guard document < Int64(list.documentCount) else {
                throw list.corrupt("a posting lies beyond the last document")
            }
            documents[index] = UInt32(document)
            if code & 1 == 1 {
                allFrequencies[index] = 1
            } else {
                guard let frequency = try? reader.varint(), frequency <= UInt64(UInt32.max - 2) else {
                    throw list.corrupt("a frequency is cut off")
                }
                allFrequencies[index] = UInt32(frequency) + 2
            }
        }
        return reader.position
    }
}
