// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension PostingsCursor {
    /// Appends the occurrences of the term in some documents. For a new cursor without a filter.
    ///
    /// Only blocks that may hold one of the documents are decoded, and of their positions only what the documents need.
    ///
    /// - Parameters:
    ///   - documents: ascending; each gets an entry in `target`, empty if it does not have the term.
    ///   - filter: the spellings wanted; nil for all.
    ///   - limit: how many occurrences of a document to look at, from its first.
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if what must be read is damaged.
    package func occurrences(
        in documents: UnsafeBufferPointer<UInt32>,
        keeping filter: SpellingFilter?,
        limit: Int,
        into target: inout Occurrences
    ) throws(TraCuuError) {
        var spellings = BlockSpellings(list, filter)
        var positions = PositionChunks(list)
        var next = 0
        var block = 0
        while next < documents.count {
            block = findBlock(documents[next], from: block)
            guard block < list.blockCount else { break }
            try load(block)
            try spellings.read(spellingBytes())
            guard let (start, _) = state.pointee.pointer else { throw damage }
            positions.begin(chunkStart: start.chunk, index: start.index)
            let last = self.documents[count - 1]
            var end = next
            while end < documents.count, documents[end] <= last { end += 1 }
            try Self.read(
                UnsafeBufferPointer(rebasing: documents[next..<end]),
                UnsafePointer(self.documents),
                UnsafePointer(frequencies),
                &positions,
                spellings,
                limit: limit,
                into: &target
            )
            next = end
            block += 1
        }
        target.addEmpty(documents: documents.count - next)
    }

    /// Reads what a block has of documents none of which lies behind its last.
    private static func read(
        _ documents: UnsafeBufferPointer<UInt32>,
        _ own: UnsafePointer<UInt32>,
        _ frequencies: UnsafePointer<UInt32>,
        _ positions: inout PositionChunks,
        _ spellings: borrowing BlockSpellings,
        limit: Int,
        into target: inout Occurrences
    ) throws(TraCuuError) {
        var index = 0
        // Occurrences of the block before the posting.
        var first = 0
        let view = spellings.view
        let isEmpty = spellings.isEmpty
        for document in documents {
            while own[index] < document {
                first &+= Int(frequencies[index])
                index &+= 1
            }
            guard own[index] == document, !isEmpty else {
                target.endDocument(occurrences: 0)
                continue
            }
            let count = min(Int(frequencies[index]), limit)
            guard spellings.cover(first + count) else { throw spellings.cutOff }
            var kept = 0
            var place: UInt32 = 0
            var read = 0
            while read < count {
                let values = try positions.values(from: first + read, atMost: count - read)
                // Room piece by piece: a damaged frequency must not take memory that no position fills.
                let room = target.room(for: kept + values.count)
                for index in 0..<values.count {
                    place &+= values[index]
                    let spelling = view.number(of: first &+ read &+ index)
                    room.positions[kept] = place
                    room.spellings[kept] = spelling
                    kept &+= spelling == BlockSpellings.View.unwanted ? 0 : 1
                }
                read += values.count
            }
            target.endDocument(occurrences: kept)
        }
    }
}

/// Decodes the chunks of positions that the occurrences of a block lie in.
private struct PositionChunks: ~Copyable {
    private let list: PostingList
    private let chunk: UnsafeMutablePointer<UInt32>
    private let totalFrequency: UInt64
    /// Bytes of the term's record, verified, from `windowStart` on.
    private var window = UnsafeRawBufferPointer(start: nil, count: 0)
    private var windowStart = 0
    /// Whether they reach to the end of the record.
    private var reachesEnd = false
    /// The block's first occurrence: byte offset of its chunk in the term's record, and its number in the chunk.
    private var start = 0
    private var index = 0
    /// The chunk in the buffer: its number counted from the block's first, where it ends, values in it.
    private var current = -1
    private var end = 0
    private var count = 0

    init(_ list: PostingList) {
        self.list = list
        totalFrequency = list.info.totalFrequency
        chunk = .allocate(capacity: PostingsFormat.blockSize)
        chunk.initialize(repeating: 0, count: PostingsFormat.blockSize)
    }

    deinit {
        chunk.deallocate()
    }

    /// Starts at a block's first occurrence.
    mutating func begin(chunkStart: Int, index: Int) {
        start = chunkStart
        self.index = index
        current = -1
        end = chunkStart
    }

    /// The values of some occurrences of the block: at least one, as many as lie in one chunk. Occurrences ascend.
    @inline(__always)
    mutating func values(
        from occurrence: Int,
        atMost limit: Int
    ) throws(TraCuuError) -> UnsafeBufferPointer<UInt32> {
        let number = index + occurrence
        if number >> 7 != current { try load(number >> 7) }
        let inChunk = number & 127
        guard inChunk < count else { throw list.corrupt("a term has fewer positions than occurrences") }
        return UnsafeBufferPointer(start: chunk + inChunk, count: min(count - inChunk, limit))
    }

    private mutating func load(_ number: Int) throws(TraCuuError) {
        while current < number {
            let bytes = try bytes(from: end)
            let isLast = current + 1 == number
            if totalFrequency < UInt64(PostingsFormat.blockSize) || bytes.first == PostingsFormat.restHead {
                guard isLast else { throw list.corrupt("a term has fewer positions than occurrences") }
                readRest(bytes)
            } else {
                guard let size = isLast ? PatchedBlock.read(bytes, into: chunk) : PatchedBlock.size(bytes) else {
                    throw list.corrupt("positions are cut off or ill-formed")
                }
                count = PostingsFormat.blockSize
                end += size
            }
            current += 1
        }
    }

    /// Reads the varints at the end of a term's positions.
    private mutating func readRest(_ bytes: UnsafeRawBufferPointer) {
        var reader = ByteReader(bytes, file: "positions")
        if totalFrequency >= UInt64(PostingsFormat.blockSize) { _ = try? reader.byte() }
        count = 0
        while count < PostingsFormat.blockSize - 1, let value = try? reader.varint() {
            chunk[count] = UInt32(truncatingIfNeeded: value)
            count += 1
        }
    }

    /// The bytes of the record from an offset on: at least those of a chunk, unless the record ends before.
    private mutating func bytes(from offset: Int) throws(TraCuuError) -> UnsafeRawBufferPointer {
        let place = offset &- windowStart
        guard place >= 0, place <= window.count, reachesEnd || window.count &- place >= Self.chunkBytes else {
            window = try list.positions(from: offset, limit: PlaceLimit.bytes)
            windowStart = offset
            reachesEnd = UInt64(offset) + UInt64(window.count) >= list.info.positionsLength
            return window
        }
        return UnsafeRawBufferPointer(rebasing: window[place...])
    }

    /// No chunk is longer: head, 128 values of 32 bits, 127 patches of an index and five bytes.
    private static let chunkBytes = 2 + 512 + 127 * 6
}

/// The spellings in a block, for looking up those of single occurrences.
private struct BlockSpellings: ~Copyable {
    /// Plain memory for loops; good until the next block is read.
    struct View {
        /// The spellings in the block, ascending; `unwanted` for those that are not.
        let present: UnsafePointer<UInt32>
        let count: Int
        let ids: UnsafeRawPointer
        let width: Int

        static let unwanted = UInt32.max

        /// The spelling of an occurrence of the block.
        @inline(__always)
        func number(of occurrence: Int) -> UInt32 {
            let bit = occurrence &* width
            let word = UInt64(littleEndian: ids.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
            let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
            let local = Int(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: bit & 7) & mask)
            return local < count ? present[local] : Self.unwanted
        }
    }

    private let list: PostingList
    private let filter: SpellingFilter?
    private var present: UnsafeMutablePointer<UInt32>
    private var capacity = 64
    private var count = 1
    private var ids = UnsafeRawBufferPointer(start: nil, count: 0)
    private var width = 0
    /// Whether no occurrence of the block is wanted.
    private(set) var isEmpty = false

    init(_ list: PostingList, _ filter: SpellingFilter?) {
        self.list = list
        self.filter = list.info.spellingCount > 1 ? filter : nil
        present = .allocate(capacity: capacity)
        present.initialize(repeating: 0, count: capacity)
    }

    deinit {
        present.deallocate()
    }

    /// Reads the `spellings` part of a block.
    mutating func read(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) {
        guard list.info.spellingCount > 1 else { return }
        var reader = ByteReader(bytes, file: "postings")
        let limit = min(bytes.count, Int(list.info.spellingCount))
        guard let count = try? reader.varint(upTo: limit, "spellings"), count > 0 else { throw cutOff }
        if count > capacity {
            present.deallocate()
            capacity = count
            present = .allocate(capacity: capacity)
            present.initialize(repeating: 0, count: capacity)
        }
        isEmpty = true
        var number: UInt64 = 0
        for index in 0..<count {
            guard let step = try? reader.varint() else { throw cutOff }
            number &+= step
            guard number < UInt64(list.info.spellingCount) else { throw list.corrupt("a spelling does not exist") }
            let isWanted = filter?.contains(number) ?? true
            present[index] = isWanted ? UInt32(number) : View.unwanted
            if isWanted { isEmpty = false }
        }
        self.count = count
        width = BitPacking.width(of: UInt32(count - 1))
        ids = UnsafeRawBufferPointer(rebasing: bytes[reader.position...])
    }

    /// What was read.
    var view: View {
        // Without numbers any readable bytes do.
        let bytes = width > 0 ? ids.baseAddress : nil
        return View(present: present, count: count, ids: bytes ?? UnsafeRawPointer(present), width: width)
    }

    /// Whether the numbers of the block's first `count` occurrences are there.
    func cover(_ count: Int) -> Bool {
        width == 0 || UInt64(count) * UInt64(width) <= UInt64(ids.count) * 8
    }

    var cutOff: TraCuuError { list.corrupt("a block's spellings are cut off") }
}
