// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct IndexerTests {
    private let folder: IndexFolder

    init() throws { folder = try IndexFolder() }

    @Test func goesOnAfterADocumentBeyondALimit() throws {
        let indexer = try Indexer(path: folder.index)
        for id in ["", String(repeating: "x", count: 251)] {
            #expect {
                try indexer.add(Document(id: id, text: "lũ"))
            } throws: { error in
                if case TraCuuError.limit = error { true } else { false }
            }
        }
        #expect {
            try indexer.add(Document(id: "1", text: String(repeating: "lũ lớn ", count: 8_000_000)))
        } throws: { error in
            if case TraCuuError.limit = error { true } else { false }
        }
        try indexer.add(Document(id: "1", text: "lũ"))
        try indexer.commit()
        #expect(try SearchIndex.open(at: folder.index).search("lu").total == 1)
    }

    @Test func isAlone() throws {
        let indexer = try Indexer(path: folder.index)
        #expect {
            try Indexer(path: folder.index)
        } throws: { error in
            if case TraCuuError.locked = error { true } else { false }
        }
        try indexer.commit()
    }

    @Test func commitsNothingByItself() throws {
        do {
            let indexer = try Indexer(path: folder.index)
            try indexer.commit()
            try indexer.add(Document(id: "1", text: "lũ"))
        }
        #expect(try SearchIndex.open(at: folder.index).search("lũ").total == 0)
    }

    @Test func countsWhatItDoes() throws {
        let indexer = try Indexer(path: folder.index)
        try indexer.add(Document(id: "1", text: "lũ"))
        try indexer.commit()
        try indexer.add(Document(id: "1", text: "bão"))
        try indexer.add(Document(id: "2", text: "bão"))
        try indexer.delete(id: "2")
        try indexer.commit()
        #expect(indexer.counts.added == 3 && indexer.counts.replaced == 1 && indexer.counts.deleted == 1)
        #expect(try SearchIndex.open(at: folder.index).search("bão").hits.map(\.id) == ["1"])
    }
}
