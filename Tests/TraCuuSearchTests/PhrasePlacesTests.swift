// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs

@testable import TraCuuSearch

struct PhrasePlacesTests {
    @Test func countsTermsDirectlyBehindEachOther() {
        #expect(PhrasePlaces.exact([[1, 5, 9], [2, 6, 11]]) == 2)
        #expect(PhrasePlaces.exact([[1, 5, 9], [2, 6, 11], [3, 8]]) == 1)
        #expect(PhrasePlaces.exact([[1, 2, 3], [1, 2, 3]]) == 2)
        #expect(PhrasePlaces.exact([[4], [3]]) == 0)
        #expect(PhrasePlaces.exact([[UInt32.max], [0]]) == 0)
        #expect(PhrasePlaces.exact([]) == 0)
    }

    @Test func countsTermsInOrderWithinTheSlop() {
        #expect(PhrasePlaces.sloppy([[1], [3]], slop: 1) == 1)
        #expect(PhrasePlaces.sloppy([[1], [4]], slop: 1) == 0)
        #expect(PhrasePlaces.sloppy([[3], [1]], slop: 5) == 0)
        #expect(PhrasePlaces.sloppy([[1, 10], [4, 11], [5, 13]], slop: 1) == 1)
        #expect(PhrasePlaces.sloppy([[1, 10], [4, 11], [5, 13]], slop: 2) == 2)
    }

    /// Lists of positions in memory are intersected as arrays are.
    @Test func listsMeetWhereTermsFollowEachOther() {
        var random = SeededGenerator.fresh()
        var starts = PlaceList()
        var next = PlaceList()
        defer {
            starts.deallocate()
            next.deallocate()
        }
        for _ in 0..<500 {
            let lists = (0..<1 + random.below(4)).map { _ in
                Set((0..<random.below(200)).map { _ in UInt32(random.below(150)) }).sorted()
            }
            // In any order of the terms.
            for (number, place) in lists.indices.shuffled(using: &random).enumerated() {
                next.set(lists[place])
                if number == 0 {
                    starts.copy(next, minus: UInt32(place))
                } else {
                    starts.intersect(next, minus: UInt32(place))
                }
            }
            #expect(starts.count == PhrasePlaces.exact(lists), "seed \(random.seed)")
        }
        next.set([3, 8, 9])
        next.dropFirst(2)
        #expect(next.array == [9])
    }
}

extension PlaceList {
    fileprivate mutating func set(_ list: [UInt32]) {
        count = 0
        reserve(list.count)
        for (index, place) in list.enumerated() { places[index] = place }
        count = list.count
    }
}
