// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension PostingsCursor {
    /// Appends the positions of posting `index` of the loaded block, in the spellings of the filter only, ascending.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if they are damaged.
    package func positions(of index: Int, into target: inout [UInt32]) throws(TraCuuError) {
        var list = spareList.take() ?? PlaceList()
        defer { spareList = list }
        try positions(of: index, into: &list)
        target.append(contentsOf: UnsafeBufferPointer(start: list.places, count: list.count))
    }

    /// Reads the positions of posting `index` of the loaded block, in the spellings of the filter only, in place of those in
    /// the list; cheap if postings ascend. Throws as ``positions(of:into:)`` does.
    package func positions(of index: Int, into list: inout PlaceList) throws(TraCuuError) {
        var outcome = places.pointee.read(index, of: state, into: &list)
        while case .needsBytes(let offset) = outcome {
            try bringPlaces(from: offset)
            outcome = places.pointee.read(index, of: state, into: &list)
        }
        if case .damaged = outcome { throw placeDamage }
    }

    /// The error that positions are damaged.
    package var placeDamage: TraCuuError {
        list.corrupt("a term has fewer positions than occurrences, or ill-formed ones")
    }

    /// Verifies bytes of the term's positions and hands them to the reader: enough for many chunks.
    package func bringPlaces(from offset: Int) throws(TraCuuError) {
        let bytes = try list.positions(from: offset, limit: PlaceLimit.bytes)
        let isEnd = UInt64(offset) + UInt64(bytes.count) >= list.info.positionsLength
        places.pointee.bring(bytes, from: offset, reachesEnd: isEnd)
    }
}

/// How far ahead positions are looked for.
enum PlaceLimit {
    /// Bytes that are verified at a time, as many as a file has in one checksum.
    static let bytes = 1 << 16
}
