// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension PostingsCursor {
    /// The most occurrences that the block can have, so that none without bytes of its own takes memory: 128 in a byte of
    /// positions, and for terms without positions one in each spelling.
    private var mostOccurrences: UInt64 {
        guard let positions = list.positionsFile else { return UInt64(count) * UInt64(list.info.spellingCount) }
        return (min(list.info.positionsLength, positions.length) + 1) * UInt64(PostingsFormat.blockSize)
    }

    /// The spelling numbers of all occurrences in the loaded block, in their order; all zero for a term with one
    /// spelling. Only for cursors without a filter: this is how merges and checks read a list.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if they are damaged or not below the term's number of
    ///   spellings.
    package func spellingNumbers(into target: inout [UInt32]) throws(TraCuuError) {
        target.removeAll(keepingCapacity: true)
        var occurrences: UInt64 = 0
        for index in 0..<count {
            guard allFrequencies[index] > 0 else { throw list.corrupt("a posting has no occurrence") }
            occurrences += UInt64(allFrequencies[index])
        }
        guard occurrences <= list.info.totalFrequency, occurrences <= mostOccurrences else {
            throw list.corrupt("a block has more occurrences than its term")
        }
        let total = Int(occurrences)
        guard list.info.spellingCount > 1 else {
            target.append(contentsOf: repeatElement(0, count: total))
            return
        }
        var reader = ByteReader(spellingBytes, file: "postings")
        guard let present = try? reader.varint(upTo: spellingBytes.count, "a number of spellings"), present > 0 else {
            throw list.corrupt("a block's spellings are cut off")
        }
        var numbers: [UInt32] = []
        var number: UInt64 = 0
        for _ in 0..<present {
            guard let step = try? reader.varint() else { throw list.corrupt("a block's spellings are cut off") }
            number &+= step
            guard number < UInt64(list.info.spellingCount) else { throw list.corrupt("a spelling does not exist") }
            numbers.append(UInt32(number))
        }
        guard present > 1 else {
            target.append(contentsOf: repeatElement(numbers[0], count: total))
            return
        }
        let width = BitPacking.width(of: UInt32(present - 1))
        guard NarrowPacking.byteCount(width: width, count: total) <= reader.remaining,
            let base = spellingBytes.baseAddress
        else { throw list.corrupt("a block's spellings are cut off") }
        target.append(contentsOf: repeatElement(0, count: total))
        target.withUnsafeMutableBufferPointer { target in
            guard let values = target.baseAddress else { return }
            NarrowPacking.unpack(base + reader.position, width: width, count: total, into: values)
        }
        for index in 0..<total {
            guard Int(target[index]) < present else { throw list.corrupt("a spelling does not exist") }
            target[index] = numbers[Int(target[index])]
        }
    }
}
