// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension UnsafePointer<UInt32> {
    /// The first of 128 ascending numbers that is not below `target`, which is not above the last. It does not branch.
    @inline(__always)
    func blockLowerBound(_ target: UInt32) -> Int {
        var place = 0
        @inline(__always)
        func step(_ size: Int) {
            let difference = Int32(bitPattern: self[place &+ size &- 1] &- target)
            place &+= Int(difference &>> 31) & size
        }
        step(64)
        step(32)
        step(16)
        step(8)
        step(4)
        step(2)
        step(1)
        return place
    }
}

extension UnsafeMutablePointer<UInt32> {
    /// Where those of the first `count` numbers, which ascend, stand that are at least `first` and below `end`.
    func range(_ count: Int, from first: UInt32, to end: UInt32) -> Range<Int> {
        var low = 0
        while low < count, self[low] < first { low &+= 1 }
        var high = low
        while high < count, self[high] < end { high &+= 1 }
        return low..<high
    }
}

extension UnsafeRawPointer {
    /// A word of a bit set.
    @inline(__always)
    func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
    }
}
