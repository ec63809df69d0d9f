// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

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
}
