// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The skip data of a list of several blocks: where each block ends and what bounds its scores, without reading it.
///
/// The last documents ascend: that was checked when the list was opened. The bytes are readable as long as the list is.
package struct PostingsSkip {
    private let base: UnsafeRawPointer
    /// Blocks of the list, at least 2.
    package let blockCount: Int

    init(base: UnsafeRawPointer, blockCount: Int) {
        self.base = base
        self.blockCount = blockCount
    }

    /// The last documents of the blocks: little-endian integers of 32 bits, not aligned.
    package var lastDocuments: UnsafeRawPointer { base + 8 }
    /// The impacts of the blocks, packed: little-endian integers of 64 bits, not aligned.
    package var impactPairs: UnsafeRawPointer { base + 8 + blockCount * 8 }

    /// What bounds the scores of the whole list.
    package var impacts: Impacts { Impacts(packed: integer(at: 0)) }

    /// The last document of a block.
    package func lastDocument(of block: Int) -> UInt32 {
        integer(at: 8 &+ block &* 4)
    }

    /// The first document that a block may hold.
    package func firstCandidate(of block: Int) -> UInt32 {
        block > 0 ? lastDocument(of: block &- 1) &+ 1 : 0
    }

    /// What bounds the scores of a block.
    package func impacts(of block: Int) -> Impacts {
        Impacts(packed: integer(at: 8 &+ blockCount &* 8 &+ block &* 8))
    }

    /// Where a block begins, in bytes behind the skip data.
    func start(of block: Int) -> UInt32 {
        integer(at: 8 &+ blockCount &* 4 &+ block &* 4)
    }

    /// The first block at or after `block` that may hold a document at or after `target`, or the number of blocks.
    ///
    /// Galloping search, O(log of the distance).
    package func findBlock(_ target: UInt32, from block: Int) -> Int {
        var low = block
        guard low < blockCount, lastDocument(of: low) < target else { return low }
        var step = 1
        while low + step < blockCount, lastDocument(of: low + step) < target {
            low += step
            step *= 2
        }
        var high = min(low + step, blockCount)
        low += 1
        while low < high {
            let middle = (low + high) / 2
            if lastDocument(of: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func integer<T: FixedWidthInteger>(at offset: Int) -> T {
        T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }
}
