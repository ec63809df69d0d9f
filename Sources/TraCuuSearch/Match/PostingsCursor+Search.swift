// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// Looking for documents in the loaded block.
extension PostingsCursor {
    /// The last document of the block, nil if the filter keeps none.
    var last: UInt32? {
        guard count > 0 else { return nil }
        guard let bits = state.pointee.bits else { return documents[count - 1] }
        var word = state.pointee.wordCount - 1
        while word > 0, bits.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self) == 0 { word -= 1 }
        let value = UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
        return state.pointee.firstBit &+ UInt32(word * 64 + 63 - value.leadingZeroBitCount)
    }

    /// The first document at or after `target`, nil if there is none.
    func next(from target: UInt32) -> UInt32? {
        guard let bits = state.pointee.bits else {
            let index = lowerBound(target)
            return index < count ? documents[index] : nil
        }
        let first = Int(target) - Int(state.pointee.firstBit)
        var word = max(0, first >> 6)
        while word < state.pointee.wordCount {
            var value = UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
            if first > word * 64 { value &= .max << UInt64(first & 63) }
            if value != 0 { return state.pointee.firstBit &+ UInt32(word * 64 + value.trailingZeroBitCount) }
            word += 1
        }
        return nil
    }

    /// The postings whose documents lie from `start` on and before `end`; the documents must be expanded.
    func range(from start: UInt32, to end: UInt32) -> Range<Int> {
        let low = lowerBound(start)
        return low..<max(low, lowerBound(end))
    }

    /// The first posting whose document is at or after `target`; the documents must be expanded.
    func lowerBound(_ target: UInt32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) >> 1
            if documents[middle] < target { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
