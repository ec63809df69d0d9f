// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Decodes the blocks of a ``PostingList``, restricted to a set of spellings if asked.
///
/// The caller moves from block to block and reads whole blocks from ``documents`` and ``frequencies``; nothing here
/// is called per posting. Who needs less than all of a block decodes less: documents first, frequencies when some are
/// wanted, positions of single postings. A cursor belongs to one thread and keeps its list's files alive through whoever
/// made it.
package final class PostingsCursor {
    package let list: PostingList
    /// The loaded block, and what reads positions of it: for loops that cannot afford to go through the cursor. Both live as
    /// long as the cursor.
    package let state: UnsafeMutablePointer<PostingsBlock>
    package let places: UnsafeMutablePointer<PlaceReader>
    /// For callers without a list of their own.
    var spareList: PlaceList?
    private let memory: UnsafeMutableRawPointer

    /// A cursor before the first block.
    package init(_ list: PostingList, filter: SpellingFilter? = nil) {
        self.list = list
        let filter = list.info.spellingCount > 1 ? filter : nil
        // One piece of memory for all buffers.
        let integers = PostingsBlock.room * MemoryLayout<UInt32>.stride
        let bytes = PostingsFormat.blockSize
        let size = 3 * integers + bytes + (filter == nil ? 0 : integers + bytes)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        self.memory = memory
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        func buffer(_ number: Int) -> UnsafeMutablePointer<UInt32> {
            (memory + number * integers).assumingMemoryBound(to: UInt32.self)
        }
        let rest = memory + 3 * integers + bytes
        let blockFilter = filter.map { filter in
            BlockFilter(
                filter,
                spellingCount: list.info.spellingCount,
                allFrequencies: rest.assumingMemoryBound(to: UInt32.self),
                ordinals: (rest + integers).assumingMemoryBound(to: UInt8.self)
            )
        }
        let block = PostingsBlock(
            list,
            documents: buffer(0),
            frequencies: buffer(1),
            ranks: (memory + 3 * integers).assumingMemoryBound(to: UInt8.self),
            filter: blockFilter
        )
        state = .allocate(capacity: 1)
        state.initialize(to: block)
        places = .allocate(capacity: 1)
        places.initialize(to: PlaceReader(totalFrequency: list.info.totalFrequency, chunk: buffer(2)))
    }

    deinit {
        state.pointee.filter?.deallocate()
        spareList?.deallocate()
        state.deallocate()
        places.deallocate()
        memory.deallocate()
    }

    /// The block whose documents are loaded, -1 before the first.
    package var block: Int { state.pointee.number }
    /// Postings of that block: those that contain a spelling of the filter.
    package var count: Int { state.pointee.count }
    /// See ``PostingsBlock``.
    package var documents: UnsafeMutablePointer<UInt32> { state.pointee.documents }
    /// See ``PostingsBlock``; only occurrences in the spellings of the filter count.
    package var frequencies: UnsafeMutablePointer<UInt32> { state.pointee.frequencies }

    /// The first block at or after `block` that may hold a document at or after `target`, or the number of blocks.
    ///
    /// Galloping search, O(log of the distance).
    package func findBlock(_ target: UInt32, from block: Int) -> Int {
        list.skip?.findBlock(target, from: block) ?? block
    }

    /// Decodes a block, documents and frequencies.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the block is damaged. Documents that it delivers ascend,
    ///   from block to block too, and are below the segment's document count, even in a file made up by someone hostile:
    ///   callers index memory by them.
    package func load(_ block: Int) throws(TraCuuError) {
        try loadDocuments(block)
        guard state.pointee.expandDocuments() else { throw damage }
        try loadFrequencies()
    }

    /// Decodes the documents of a block, as bits if that is how they are stored; throws as ``load(_:)`` does.
    package func loadDocuments(_ block: Int) throws(TraCuuError) {
        guard state.pointee.loadDocuments(block) else { throw damage }
    }

    /// Decodes the frequencies of the loaded block; throws as ``load(_:)`` does.
    package func loadFrequencies() throws(TraCuuError) {
        guard state.pointee.loadFrequencies() else { throw damage }
    }

    /// The error that a block is damaged.
    package var damage: TraCuuError { list.corrupt("a block is cut off, ill-formed or ends at a wrong document") }

    /// The `spellings` part of the loaded block, whose frequencies are loaded.
    func spellingBytes() throws(TraCuuError) -> UnsafeRawBufferPointer {
        guard let (_, size) = state.pointee.pointer else { throw damage }
        return UnsafeRawBufferPointer(rebasing: state.pointee.tail[size...])
    }
}
