// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Walks through the postings of a term document by document, and reads positions.
final class DocumentCursor {
    let cursor: PostingsCursor
    private var place = PostingsPlace()

    init(_ cursor: PostingsCursor) {
        self.cursor = cursor
    }

    /// Documents with the term in any spelling.
    var cost: UInt64 { UInt64(cursor.list.info.documentFrequency) }

    /// Moves to the first document at or after `target`, `Matching.none` behind the last; targets ascend.
    func advance(to target: UInt32) throws(TraCuuError) -> UInt32 {
        try place.advance(cursor, to: target)
    }

    /// The positions of the term in the current document, ascending; replaces the content of `target`.
    func positions(into target: inout [UInt32]) throws(TraCuuError) {
        target.removeAll(keepingCapacity: true)
        try cursor.positions(of: place.index, into: &target)
    }
}
