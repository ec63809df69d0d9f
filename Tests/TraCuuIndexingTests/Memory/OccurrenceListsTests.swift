// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuIndexing

struct OccurrenceListsTests {
    private struct Item: Equatable {
        var document: UInt32
        var place: UInt32
        var spelling: UInt32
    }

    private func content(_ lists: borrowing OccurrenceLists, _ term: Int) -> [Item] {
        var items: [Item] = []
        var reader = lists.reader(of: term)
        while reader.next() {
            items.append(Item(document: reader.document, place: reader.place, spelling: reader.spelling))
        }
        return items
    }

    private func expect(_ lists: borrowing OccurrenceLists, hold model: [[Item]]) {
        for term in model.indices {
            let found = content(lists, term)
            #expect(found == model[term], "term \(term)")
            if found != model[term] { return }
        }
    }

    @Test func listsComeBack() throws {
        var random = SeededGenerator.fresh()
        var lists = OccurrenceLists()
        var model: [[Item]] = []
        for document in 0..<UInt32(400) {
            let count = document == 200 ? 30_000 : random.below(40)
            try lists.reserve(occurrences: count)
            var place: UInt32 = document % 50 == 7 ? .max - 1_000_000 : 0
            for _ in 0..<count {
                let term = min(random.below(300), random.below(300), random.below(300))
                while lists.count <= term {
                    try lists.addTerm()
                    model.append([])
                }
                let spelling = UInt32(random.below(3) == 0 ? random.below(1 << 31) : random.below(2))
                lists.add(term: term, document: document, position: place, spelling: spelling)
                model[term].append(Item(document: document, place: place, spelling: spelling))
                place += UInt32(1 + random.below(3))
            }
        }
        expect(lists, hold: model)
    }

    /// Many lists that grow in step all need their next slice within a few occurrences.
    @Test func listsThatGrowAtOnceComeBack() throws {
        let terms = 100
        var lists = OccurrenceLists()
        try lists.reserve(occurrences: terms)
        for _ in 0..<terms { try lists.addTerm() }
        for document in 0..<UInt32(9000) {
            try lists.reserve(occurrences: terms)
            for term in 0..<terms {
                lists.add(term: term, document: document, position: UInt32(term), spelling: document % 2)
            }
        }
        let model = (0..<terms).map { term in
            (0..<UInt32(9000)).map { Item(document: $0, place: UInt32(term), spelling: $0 % 2) }
        }
        expect(lists, hold: model)
        let isExhausted = lists.isExhausted
        #expect(!isExhausted)
    }

    @Test func memoryIsCounted() throws {
        var lists = OccurrenceLists()
        let empty = lists.memory
        try lists.reserve(occurrences: 100_000)
        try lists.addTerm()
        for document in 0..<UInt32(100_000) { lists.add(term: 0, document: document, position: 0, spelling: 0) }
        let grown = lists.memory - empty
        #expect(grown >= 200_000 && grown <= 8_000_000)
        let hasRoom = (lists.hasRoom(for: 1000), lists.hasRoom(for: 1 << 30))
        #expect(hasRoom == (true, false))
    }
}
