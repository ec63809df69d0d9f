// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Reads the positions of single postings of a block, in ascending order at little cost: plain memory that loops may work on
/// without counting references. A ``PostingsCursor`` owns it.
package struct PlaceReader {
    /// How reading ended.
    package enum Outcome {
        case done
        /// Bytes from an offset of the term's record on must be brought first, see ``bring(_:from:)``.
        case needsBytes(from: Int)
        case damaged
    }

    private let totalFrequency: UInt64
    private let chunk: UnsafeMutablePointer<UInt32>

    /// Bytes of the term's record, verified, from `start` on.
    private var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    private var start = 0
    /// Whether the bytes reach to the end of the record.
    private var reachesEnd = false

    /// The block that is read, -1 for none.
    private var block = -1
    /// The block's first occurrence: byte offset of its chunk in the term's record, and its number in the chunk.
    private var chunkStart = 0
    private var index = 0
    /// The chunk in the buffer: its number counted from the block's first, where it ends, values in it.
    private var current = -1
    private var end = 0
    private var count = 0
    /// A posting of the block, and the occurrences before it.
    private var ordinal = 0
    private var before = 0

    /// A reader before the first block; `chunk` has room for one.
    init(totalFrequency: UInt64, chunk: UnsafeMutablePointer<UInt32>) {
        self.totalFrequency = totalFrequency
        self.chunk = chunk
    }

    /// Starts at the first occurrence of the loaded block, whose frequencies are loaded; false if it is not told.
    private mutating func begin(_ state: UnsafeMutablePointer<PostingsBlock>) -> Bool {
        guard let (start, _) = state.pointee.pointer else { return false }
        block = state.pointee.number
        (chunkStart, index) = start
        current = -1
        end = chunkStart
        ordinal = 0
        before = 0
        return true
    }

    /// Takes in bytes of the record from an offset on.
    mutating func bring(_ bytes: UnsafeRawBufferPointer, from start: Int, reachesEnd: Bool) {
        self.bytes = bytes
        self.start = start
        self.reachesEnd = reachesEnd
    }

    /// Reads the positions of a posting of the loaded block, in the spellings of the filter only, in place of those in the
    /// list; cheap if postings ascend.
    package mutating func read(
        _ posting: Int,
        of state: UnsafeMutablePointer<PostingsBlock>,
        into list: inout PlaceList
    ) -> Outcome {
        if block != state.pointee.number {
            guard state.pointee.loadFrequencies(), begin(state) else { return .damaged }
        }
        guard let filter = state.pointee.filter, let selection = filter.selection else {
            return read(posting, state.pointee.frequencies, nil, into: &list)
        }
        return read(Int(filter.ordinals[posting]), filter.allFrequencies, selection, into: &list)
    }

    /// Reads the positions of a posting, given by its number in the block; `frequencies` are those of all spellings.
    private mutating func read(
        _ posting: Int,
        _ frequencies: UnsafePointer<UInt32>,
        _ selection: SpellingSelection?,
        into list: inout PlaceList
    ) -> Outcome {
        list.count = 0
        if posting < ordinal { (ordinal, before) = (0, 0) }
        while ordinal < posting {
            before &+= Int(frequencies[ordinal])
            ordinal &+= 1
        }
        var number = index &+ before
        let end = number &+ Int(frequencies[posting])
        var place: UInt32 = 0
        while number < end {
            if number >> 7 != current {
                let outcome = load(number >> 7)
                guard case .done = outcome else { return outcome }
            }
            let first = number & 127
            let stop = min(count, first &+ end &- number)
            guard first < stop else { return .damaged }
            // Room chunk by chunk: a damaged frequency must not take memory that no position fills.
            list.reserve(stop &- first)
            let (source, target) = (chunk, list.places)
            var kept = list.count
            if let selection {
                for slot in first..<stop {
                    place &+= source[slot]
                    target[kept] = place
                    kept &+= selection.contains(number &- index &+ slot &- first) ? 1 : 0
                }
            } else {
                for slot in first..<stop {
                    place &+= source[slot]
                    target[kept] = place
                    kept &+= 1
                }
            }
            list.count = kept
            number &+= stop &- first
        }
        return .done
    }

    /// Brings a chunk into the buffer, chunks counted from the block's first.
    private mutating func load(_ number: Int) -> Outcome {
        if number < current {
            current = -1
            end = chunkStart
        }
        while current < number {
            let offset = end &- start
            guard offset >= 0, offset <= bytes.count, reachesEnd || bytes.count &- offset >= Self.chunkBytes else {
                return .needsBytes(from: end)
            }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
            let isLast = current &+ 1 == number
            if totalFrequency < UInt64(PostingsFormat.blockSize) || rest.first == PostingsFormat.restHead {
                guard isLast else { return .damaged }
                readRest(rest)
            } else {
                guard let size = isLast ? PatchedBlock.read(rest, into: chunk) : PatchedBlock.size(rest) else {
                    return .damaged
                }
                count = PostingsFormat.blockSize
                end &+= size
            }
            current &+= 1
        }
        return .done
    }

    /// Reads the varints at the end of a term's positions.
    private mutating func readRest(_ bytes: UnsafeRawBufferPointer) {
        var reader = ByteReader(bytes, file: "positions")
        if totalFrequency >= UInt64(PostingsFormat.blockSize) { _ = try? reader.byte() }
        count = 0
        // Never a whole chunk: what follows would be looked for at the same place again.
        while count < PostingsFormat.blockSize - 1, let value = try? reader.varint() {
            chunk[count] = UInt32(truncatingIfNeeded: value)
            count += 1
        }
    }

    /// No chunk is longer: head, 128 values of 32 bits, 127 patches of an index and five bytes.
    private static let chunkBytes = 2 + 512 + 127 * 6
}
