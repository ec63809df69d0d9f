// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension PostingsCursor {
    /// The most occurrences that a block with so many spellings can have, so that none without bytes of its own takes
    /// memory: 128 in a byte of positions, and for terms without positions one in each spelling.
    private func mostOccurrences(spellings: Int) -> UInt64 {
        guard let positions = list.positionsFile else { return UInt64(count) * UInt64(spellings) }
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
            guard frequencies[index] > 0 else { throw list.corrupt("a posting has no occurrence") }
            occurrences += UInt64(frequencies[index])
        }
        let total = Int(occurrences)
        func check(spellings: Int) throws(TraCuuError) {
            guard occurrences <= list.info.totalFrequency, occurrences <= mostOccurrences(spellings: spellings) else {
                throw list.corrupt("a block has more occurrences than its term")
            }
        }
        guard list.info.spellingCount > 1 else {
            try check(spellings: 1)
            target.append(contentsOf: repeatElement(0, count: total))
            return
        }
        guard let view = SpellingView(try spellingBytes(), spellingCount: list.info.spellingCount),
            view.fits(frequencies, postings: count)
        else { throw list.corrupt("a block's spellings are cut off or do not exist") }
        try check(spellings: view.present.count)
        guard view.present.count > 1, let ids = view.ids.baseAddress else {
            target.append(contentsOf: repeatElement(view.present[0], count: total))
            return
        }
        target.append(contentsOf: repeatElement(0, count: total))
        target.withUnsafeMutableBufferPointer { target in
            guard let values = target.baseAddress else { return }
            NarrowPacking.unpack(ids, width: view.width, count: total, into: values)
        }
        for index in 0..<total {
            guard Int(target[index]) < view.present.count else { throw list.corrupt("a spelling does not exist") }
            target[index] = view.present[Int(target[index])]
        }
    }
}
