// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes the postings and positions files of a segment, term by term in dictionary order.
///
/// Between `begin` and `end` postings are added in ascending document order. The layout is ``PostingsFormat``.
package struct PostingsWriter: ~Copyable {
    private let postingsFile: IndexFileWriter
    private let positionsFile: IndexFileWriter

    // The current block.
    private let documents: UnsafeMutablePointer<UInt32>
    private let frequencies: UnsafeMutablePointer<UInt32>
    private var blockCount = 0
    private var impacts = ImpactsBuilder()
    private var pointer: (chunkStart: Int, index: Int) = (0, 0)

    // The current chunk of positions.
    private let chunk: UnsafeMutablePointer<UInt32>
    private var chunkCount = 0

    // The current term.
    private var hasPositions = false
    private var info = TermInfo()
    private var lastDocument: Int64 = -1
    private var blocks = ByteWriter()
    private var positions = ByteWriter()
    private var skip: [(lastDocument: UInt32, start: UInt32, impacts: Impacts)] = []
    /// Counts of the spellings of the term that was ended last.
    package private(set) var spellings: [SpellingCounts] = []
    private var counter = SpellingCounter()
    private var spellingBlock = SpellingBlockWriter()
    private var header = ByteWriter()

    /// Creates both files.
    package init(
        _ directory: any Directory,
        postings: String,
        positions: String,
        segment: SegmentID
    ) throws(TraCuuError) {
        let first = try IndexFileWriter(directory, name: postings, kind: .postings, segment: segment)
        let second = try IndexFileWriter(directory, name: positions, kind: .positions, segment: segment)
        postingsFile = first
        positionsFile = second
        documents = .allocate(capacity: PostingsFormat.blockSize)
        frequencies = .allocate(capacity: PostingsFormat.blockSize)
        chunk = .allocate(capacity: PostingsFormat.blockSize)
        documents.initialize(repeating: 0, count: PostingsFormat.blockSize)
        frequencies.initialize(repeating: 0, count: PostingsFormat.blockSize)
        chunk.initialize(repeating: 0, count: PostingsFormat.blockSize)
    }

    deinit {
        documents.deallocate()
        frequencies.deallocate()
        chunk.deallocate()
    }

    /// What the dictionary says of a term with a single posting that is written to the dictionary alone.
    package func unwritten(document: UInt32) -> TermInfo {
        var info = TermInfo()
        info.documentFrequency = 1
        info.totalFrequency = 1
        info.singleDocument = document
        info.postingsStart = postingsFile.position
        info.positionsStart = positionsFile.position
        return info
    }

    /// Starts a term that has `spellingCount` spellings; `hasPositions` is true for terms of the text.
    package mutating func begin(spellingCount: Int, hasPositions: Bool) {
        self.hasPositions = hasPositions
        info = TermInfo()
        info.spellingCount = UInt32(spellingCount)
        info.postingsStart = postingsFile.position
        info.positionsStart = positionsFile.position
        lastDocument = -1
        blocks.removeAll()
        positions.removeAll()
        skip.removeAll(keepingCapacity: true)
        counter.begin(spellings: spellingCount)
        blockCount = 0
        chunkCount = 0
        pointer = (0, 0)
    }

    /// Adds the posting of a text term.
    ///
    /// - Parameters:
    ///   - document: greater than the one before.
    ///   - lengthCode: the document's length as in the norms, for the impacts.
    ///   - places: the positions, ascending, one an occurrence.
    ///   - spellings: the number of each occurrence's spelling; not read if the term has one spelling.
    package mutating func add(
        document: UInt32,
        lengthCode: UInt8,
        places: UnsafeBufferPointer<UInt32>,
        spellings numbers: UnsafeBufferPointer<UInt32>
    ) throws(TraCuuError) {
        var previous: UInt32 = 0
        for place in places {
            chunk[chunkCount] = place &- previous
            previous = place
            chunkCount += 1
            if chunkCount == PostingsFormat.blockSize {
                PatchedBlock.write(chunk, to: &positions)
                chunkCount = 0
            }
        }
        try add(document: document, lengthCode: lengthCode, frequency: UInt32(places.count), spellings: numbers)
    }

    /// Adds the posting of a keyword term, in the spellings given (one number for each time the value occurs).
    package mutating func add(
        document: UInt32,
        lengthCode: UInt8,
        frequency: UInt32,
        spellings numbers: UnsafeBufferPointer<UInt32>
    ) throws(TraCuuError) {
        documents[blockCount] = document
        frequencies[blockCount] = frequency
        blockCount += 1
        info.documentFrequency += 1
        info.totalFrequency += UInt64(frequency)
        impacts.add(frequency: frequency, code: lengthCode)
        if info.spellingCount > 1 { counter.add(numbers, document: document) }
        if blockCount == PostingsFormat.blockSize { try endBlock() }
    }

    /// Ends the term and writes its record; ``spellings`` then holds the counts of its spellings.
    package mutating func end() throws(TraCuuError) -> TermInfo {
        if chunkCount > 0, positions.count > 0 { positions.append(PostingsFormat.restHead) }
        for index in 0..<chunkCount {
            positions.append(varint: UInt64(chunk[index]))
        }
        spellings = counter.counts
        if info.spellingCount == 1 {
            spellings[0] = SpellingCounts(
                documentFrequency: info.documentFrequency,
                totalFrequency: info.totalFrequency
            )
        }
        info.positionsLength = UInt64(positions.count)
        try positionsFile.write(positions)
        if info.documentFrequency == 1, info.spellingCount == 1 {
            info.singleDocument = documents[0]
            _ = impacts.finish()
            return info
        }
        if blockCount > 0 { try endBlock() }
        try writeRecord()
        return info
    }

    /// Finishes both files durably; returns their lengths.
    package consuming func finish() throws(TraCuuError) -> (postings: UInt64, positions: UInt64) {
        (try postingsFile.finish(), try positionsFile.finish())
    }

    private mutating func writeRecord() throws(TraCuuError) {
        header.removeAll()
        if skip.count > 1 {
            var whole = ImpactsBuilder()
            for entry in skip { whole.add(entry.impacts) }
            header.append(fixed: whole.finish().packed)
            for entry in skip { header.append(fixed: entry.lastDocument) }
            for entry in skip { header.append(fixed: entry.start) }
            for entry in skip { header.append(fixed: entry.impacts.packed) }
        }
        info.postingsLength = UInt64(header.count + blocks.count)
        try postingsFile.write(header)
        try postingsFile.write(blocks)
    }

    private mutating func endBlock() throws(TraCuuError) {
        guard blocks.count <= Int(UInt32.max) else {
            throw .limit("the postings of one term exceed 4 GiB in a segment")
        }
        skip.append((documents[blockCount - 1], UInt32(blocks.count), impacts.finish()))
        if blockCount == PostingsFormat.blockSize {
            writeDocuments()
            for index in 0..<blockCount { frequencies[index] &-= 1 }
            PatchedBlock.write(frequencies, to: &blocks)
        } else {
            writeTail()
        }
        lastDocument = Int64(documents[blockCount - 1])
        if hasPositions {
            blocks.append(varint: UInt64(pointer.chunkStart))
            blocks.append(UInt8(pointer.index))
            pointer = (positions.count, chunkCount)
        }
        if info.spellingCount > 1 {
            spellingBlock.write(counter.block, of: Int(info.spellingCount), to: &blocks)
            counter.endBlock()
        }
        blockCount = 0
    }

    private mutating func writeDocuments() {
        let count = PostingsFormat.blockSize
        let last = Int64(documents[count - 1])
        let words = Int((last - lastDocument + 63) / 64)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { gaps in
            var previous = lastDocument
            var all: UInt32 = 0
            for index in 0..<count {
                let gap = UInt32(truncatingIfNeeded: Int64(documents[index]) - previous - 1)
                gaps[index] = gap
                all |= gap
                previous = Int64(documents[index])
            }
            let width = BitPacking.width(of: all)
            if width > 0, words <= PostingsFormat.maxBitSetWords, words * 8 <= BitPacking.byteCount(width: width) {
                writeBitSet(words: words)
            } else if let base = gaps.baseAddress {
                blocks.append(UInt8(width))
                BitPacking.pack(base, width: width, to: &blocks)
            }
        }
    }

    private mutating func writeBitSet(words: Int) {
        blocks.append(PostingsFormat.bitSetCode + UInt8(words - 1))
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { bits in
            bits.initialize(repeating: 0)
            for index in 0..<PostingsFormat.blockSize {
                let bit = Int(Int64(documents[index]) - lastDocument - 1)
                bits[bit >> 6] |= 1 << UInt64(bit & 63)
            }
            for word in bits { blocks.append(fixed: word) }
        }
    }

    private mutating func writeTail() {
        var previous = lastDocument
        for index in 0..<blockCount {
            let gap = UInt64(Int64(documents[index]) - previous - 1)
            let frequency = frequencies[index]
            blocks.append(varint: gap << 1 | (frequency == 1 ? 1 : 0))
            if frequency != 1 { blocks.append(varint: UInt64(frequency &- 2)) }
            previous = Int64(documents[index])
        }
    }
}
