// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Where a cursor stands in the positions of its term.
struct PlaceState {
    /// The block's first occurrence: byte offset of its chunk in the term's record, and its number in the chunk.
    var chunkStart = 0
    var index = 0
    /// The chunk in the buffer: its number counted from the block's first, where it begins, values in it.
    var current = -1
    var offset = 0
    var end = 0
    var count = 0
    let chunk: UnsafeMutablePointer<UInt32> = .allocate(capacity: PostingsFormat.blockSize)
    /// Occurrences of the block before each posting.
    var before: [Int] = []

    /// Forgets everything about the block.
    mutating func reset() {
        begin(chunkStart: 0, index: 0)
    }

    /// Starts at a block's first occurrence.
    mutating func begin(chunkStart: Int, index: Int) {
        self.chunkStart = chunkStart
        self.index = index
        current = -1
        end = chunkStart
        before.removeAll(keepingCapacity: true)
    }
}

extension PostingsCursor {
    /// Appends the positions of posting `index` of the loaded block, in the spellings of the filter only, ascending.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if they are damaged.
    package func positions(of index: Int, into target: inout [UInt32]) throws(TraCuuError) {
        if places.before.isEmpty { sumFrequencies() }
        let ordinal = selection == nil ? index : Int(ordinals[index])
        let first = places.before[ordinal]
        let frequency = places.before[ordinal + 1] - first
        var number = places.index + first
        let end = number + frequency
        var place: UInt32 = 0
        var occurrence = first
        while number < end {
            try loadChunk(number >> 7)
            let inChunk = number & 127
            let stop = min(places.count, inChunk + end - number)
            guard inChunk < stop else { throw list.corrupt("a term has fewer positions than occurrences") }
            for slot in inChunk..<stop {
                place &+= places.chunk[slot]
                if selection?.contains(occurrence) ?? true { target.append(place) }
                occurrence += 1
            }
            number += stop - inChunk
        }
    }

    private func sumFrequencies() {
        let postings = min(
            PostingsFormat.blockSize,
            Int(list.info.documentFrequency) - block * PostingsFormat.blockSize
        )
        var sum = 0
        places.before.append(0)
        for index in 0..<max(0, postings) {
            sum += Int(allFrequencies[index])
            places.before.append(sum)
        }
    }

    /// Brings a chunk into the buffer, chunks counted from the block's first.
    private func loadChunk(_ number: Int) throws(TraCuuError) {
        if number < places.current {
            places.current = -1
            places.end = places.chunkStart
        }
        while places.current < number {
            places.offset = places.end
            let bytes = try list.positions(from: places.offset, limit: PlaceLimit.chunkBytes)
            let isLast = places.current + 1 == number
            if list.info.totalFrequency < UInt64(PostingsFormat.blockSize) || bytes.first == PostingsFormat.restHead {
                guard isLast else { throw list.corrupt("a term has fewer positions than occurrences") }
                readRest(bytes)
            } else {
                guard let size = isLast ? PatchedBlock.read(bytes, into: places.chunk) : PatchedBlock.size(bytes)
                else { throw list.corrupt("positions are cut off or ill-formed") }
                places.count = PostingsFormat.blockSize
                places.end = places.offset + size
            }
            places.current += 1
        }
    }

    /// Reads the varints at the end of a term's positions.
    private func readRest(_ bytes: UnsafeRawBufferPointer) {
        var reader = ByteReader(bytes, file: "positions")
        if list.info.totalFrequency >= UInt64(PostingsFormat.blockSize) { _ = try? reader.byte() }
        places.count = 0
        // Never a whole chunk: what follows would be looked for at the same place again.
        while places.count < PostingsFormat.blockSize - 1, let value = try? reader.varint() {
            places.chunk[places.count] = UInt32(truncatingIfNeeded: value)
            places.count += 1
        }
    }
}

private enum PlaceLimit {
    /// No chunk is longer: head, 128 values of 32 bits, 127 patches of an index and five bytes.
    static let chunkBytes = 2 + 512 + 127 * 6
}
