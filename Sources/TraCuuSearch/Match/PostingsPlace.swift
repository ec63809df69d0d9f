// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// A place in the postings of a term, which moves forward and skips blocks.
struct PostingsPlace {
    private(set) var block = 0
    /// The posting in the block.
    private(set) var index = 0

    /// Moves to the first document at or after `target`, and loads its block; targets ascend.
    ///
    /// - Returns: the document, `Matching.none` behind the last.
    mutating func advance(_ cursor: PostingsCursor, to target: UInt32) throws(TraCuuError) -> UInt32 {
        while block < cursor.list.blockCount {
            let found = cursor.findBlock(target, from: block)
            if found != block {
                block = found
                index = 0
                continue
            }
            try cursor.load(block)
            seek(target, in: cursor)
            if index < cursor.count { return cursor.documents[index] }
            nextBlock()
        }
        return Matching.none
    }

    /// Moves within the loaded block to the first document at or after `target`, or behind its last.
    mutating func seek(_ target: UInt32, in cursor: PostingsCursor) {
        let documents = cursor.documents
        var low = index
        var high = cursor.count
        while low < high {
            let middle = (low + high) >> 1
            if documents[middle] < target { low = middle + 1 } else { high = middle }
        }
        index = low
    }

    /// Moves to the beginning of the next block.
    mutating func nextBlock() {
        block += 1
        index = 0
    }
}
