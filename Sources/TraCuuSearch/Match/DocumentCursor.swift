// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Walks through the postings of a term document by document, skipping blocks.
final class DocumentCursor {
    let cursor: PostingsCursor
    private var block = 0
    private var index = 0
    /// The current document, `Matching.none` behind the last.
    private(set) var document: UInt32 = 0

    init(_ cursor: PostingsCursor) {
        self.cursor = cursor
    }

    /// Documents with the term in any spelling.
    var cost: UInt64 { UInt64(cursor.list.info.documentFrequency) }

    /// Moves to the first document at or after `target`; targets ascend.
    func advance(to target: UInt32) throws(TraCuuError) -> UInt32 {
        while block < cursor.list.blockCount {
            let found = cursor.findBlock(target, from: block)
            if found != block {
                block = found
                index = 0
                continue
            }
            try cursor.load(block)
            var low = min(index, cursor.count)
            var high = cursor.count
            while low < high {
                let middle = (low + high) >> 1
                if cursor.documents[middle] < target { low = middle + 1 } else { high = middle }
            }
            index = low
            if index < cursor.count {
                document = cursor.documents[index]
                return document
            }
            block += 1
            index = 0
        }
        document = Matching.none
        return document
    }

    /// The positions of the term in the current document, ascending; replaces the content of `target`.
    func positions(into target: inout [UInt32]) throws(TraCuuError) {
        target.removeAll(keepingCapacity: true)
        try cursor.positions(of: index, into: &target)
    }
}
