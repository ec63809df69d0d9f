// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Walks through the documents of a term one by one.
final class DocumentCursor {
    private let cursor: PostingsCursor
    private var block = 0

    init(_ cursor: PostingsCursor) {
        self.cursor = cursor
    }

    /// Moves to the first document at or after `target`, `Matching.none` behind the last; targets ascend.
    func advance(to target: UInt32) throws(TraCuuError) -> UInt32 {
        var block = cursor.findBlock(target, from: block)
        defer { self.block = block }
        while block < cursor.list.blockCount {
            try cursor.loadDocuments(block)
            if let found = cursor.next(from: target) { return found }
            block += 1
        }
        return Matching.none
    }
}
