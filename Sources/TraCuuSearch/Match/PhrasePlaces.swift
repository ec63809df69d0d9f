// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// Counts phrases in lists of positions, one list a term in the order of the phrase.
enum PhrasePlaces {
    /// In how many places the terms stand directly behind each other.
    static func exact(_ lists: [[UInt32]]) -> Int {
        guard let first = lists.first else { return 0 }
        var starts = first
        for (offset, list) in lists.enumerated().dropFirst() {
            var kept: [UInt32] = []
            var next = 0
            for start in starts {
                let wanted = UInt64(start) + UInt64(offset)
                while next < list.count, UInt64(list[next]) < wanted { next += 1 }
                if next < list.count, UInt64(list[next]) == wanted { kept.append(start) }
            }
            starts = kept
            if starts.isEmpty { return 0 }
        }
        return starts.count
    }

    /// At how many places of the first term the others follow in order, with at most `slop` further places between.
    static func sloppy(_ lists: [[UInt32]], slop: Int) -> Int {
        guard let first = lists.first else { return 0 }
        var next = lists.map { _ in 0 }
        var count = 0
        for start in first {
            var place = start
            for (number, list) in lists.enumerated().dropFirst() {
                while next[number] < list.count, list[next[number]] <= place { next[number] += 1 }
                guard next[number] < list.count else { return count }
                place = list[next[number]]
            }
            if Int(place - start) - (lists.count - 1) <= slop { count += 1 }
        }
        return count
    }
}

extension PlaceList {
    /// The positions as an array.
    var array: [UInt32] { Array(UnsafeBufferPointer(start: places, count: count)) }

    /// Drops the first positions.
    mutating func dropFirst(_ dropped: Int) {
        for index in dropped..<count { places[index &- dropped] = places[index] }
        count -= dropped
    }

    /// Becomes another list whose positions are lower by `offset`; those below it are left out, as no phrase starts there.
    mutating func copy(_ other: PlaceList, minus offset: UInt32) {
        count = 0
        reserve(other.count)
        let (source, target) = (other.places, places)
        var kept = 0
        for index in 0..<other.count {
            target[kept] = source[index] &- offset
            kept &+= source[index] >= offset ? 1 : 0
        }
        count = kept
    }

    /// Keeps the positions that are in another list, too, whose positions are to be lower by `offset`.
    mutating func intersect(_ other: PlaceList, minus offset: UInt32) {
        if count <= Self.few { intersectFew(other, minus: offset) } else { merge(other, minus: offset) }
    }

    /// Up to so many positions are looked for one by one.
    private static let few = 8

    /// Looks at all of the other list for each position, eight at a time.
    private mutating func intersectFew(_ other: PlaceList, minus offset: UInt32) {
        let (own, theirs) = (places, UnsafeMutableRawPointer(other.places))
        // What is read behind the last is no position: there the first is told again.
        let first = other.count > 0 ? other.places[0] : 0
        theirs.storeBytes(of: SIMD8(repeating: first), toByteOffset: other.count &* 4, as: SIMD8<UInt32>.self)
        let size = other.count &* 4
        var kept = 0
        for index in 0..<(other.count > 0 ? count : 0) {
            let (wanted, overflow) = own[index].addingReportingOverflow(offset)
            let target = SIMD8(repeating: wanted)
            var equal = SIMDMask<SIMD8<Int32>>(repeating: false)
            var place = 0
            while place < size {
                equal .|= theirs.loadUnaligned(fromByteOffset: place, as: SIMD8<UInt32>.self) .== target
                place &+= 32
            }
            own[kept] = own[index]
            kept &+= any(equal) && !overflow ? 1 : 0
        }
        count = kept
    }

    private mutating func merge(_ other: PlaceList, minus offset: UInt32) {
        let (own, theirs) = (places, other.places)
        var (left, right, kept) = (0, 0, 0)
        // Both steps in one: which list is ahead cannot be foreseen.
        while left < count, right < other.count {
            let (first, second) = (UInt64(own[left]) &+ UInt64(offset), UInt64(theirs[right]))
            own[kept] = own[left]
            kept &+= first == second ? 1 : 0
            left &+= first <= second ? 1 : 0
            right &+= second <= first ? 1 : 0
        }
        count = kept
    }
}
