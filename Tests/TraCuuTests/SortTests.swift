// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuu

@Suite struct SortTests {
    /// A document as the test knows it: its place in the order of indexing and the values of its fields.
    private struct Known {
        var id: String
        var dates: [String]
        var numbers: [Double]
        var isMatch: Bool
    }

    private let folder: IndexFolder
    private let known: [Known]
    private let seed: UInt64

    init() throws {
        var random = SeededGenerator.fresh()
        seed = random.seed
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        var known: [Known] = []
        for number in 0..<300 {
            let dates = (0..<[0, 1, 1, 1, 3][random.below(5)]).map { _ in
                "20\(10 + random.below(10))-0\(1 + random.below(9))-1\(random.below(3))"
            }
            let numbers = (0..<[0, 1, 1, 2][random.below(4)]).map { _ in
                // Whole numbers and others, so that both kinds of columns are there.
                random.below(2) == 0 ? Double(random.below(30) - 15) : Double(random.below(60) - 30) / 4
            }
            let levels: [FieldContent] = numbers.map { $0 == $0.rounded() ? .integer(Int64($0)) : .number($0) }
            let document = Document(
                id: "d\(number)",
                title: "",
                text: random.below(3) > 0 ? "mưa lũ" : "nắng",
                fields: ["date": .list(dates.map { .string($0) }), "level": .list(levels), "type": "tin"]
            )
            try indexer.add(document)
            known.append(Known(id: "d\(number)", dates: dates, numbers: numbers, isMatch: document.text == "mưa lũ"))
            if number % 80 == 79 { try indexer.commit() }
        }
        for number in stride(from: 0, to: 300, by: 17) { try indexer.delete(id: "d\(number)") }
        try indexer.commit()
        self.known = known.enumerated().filter { $0.offset % 17 != 0 }.map(\.element)
    }

    @Test(arguments: [true, false]) func sortsByDate(isAscending: Bool) throws {
        try compare("date", isAscending) { document in
            isAscending ? document.dates.min() : document.dates.max()
        }
    }

    @Test(arguments: [true, false]) func sortsByNumber(isAscending: Bool) throws {
        try compare("level", isAscending) { document in
            isAscending ? document.numbers.min() : document.numbers.max()
        }
    }

    @Test func datesComeFromTheLatestOnUnlessSaidOtherwise() throws {
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 1000)
        options.sort = .field("date", ascending: nil)
        let natural = try index.search("lũ", options: options).hits.map(\.id)
        options.sort = .field("date", ascending: false)
        #expect(try index.search("lũ", options: options).hits.map(\.id) == natural)
    }

    private func compare<Key: Comparable>(_ field: String, _ isAscending: Bool, _ key: (Known) -> Key?) throws {
        let matching = known.filter(\.isMatch)
        let expected = matching.enumerated().sorted { left, right in
            switch (key(left.element), key(right.element)) {
            case (let a?, let b?) where a != b: isAscending ? a < b : a > b
            case (_?, nil): true
            case (nil, _?): false
            default: left.offset < right.offset
            }
        }.map(\.element.id)
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 1000)
        options.sort = .field(field, ascending: isAscending)
        options.content = .ids
        for query in ["lũ", "lu mua", "+mưa lũ -nắng", "\"mua lu\""] {
            let results = try index.search(query, options: options)
            #expect(results.total == UInt64(matching.count), "seed \(seed)")
            #expect(results.hits.map(\.id) == expected, "seed \(seed): \(query)")
        }
        options.offset = 20
        options.limit = 30
        let page = try index.search("lũ", options: options)
        #expect(page.hits.map(\.id) == Array(expected[20..<50]) && page.hits.first?.rank == 21)
        #expect(page.total == UInt64(matching.count))
    }

    /// Scores do not depend on the order.
    @Test func keepsTheScores() throws {
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 1000)
        options.ranker = .bm25
        let ranked = try index.search("mưa lũ lớn", options: options).hits
        options.sort = .field("date", ascending: false)
        options.isExplained = true
        let sorted = try index.search("mưa lũ lớn", options: options).hits
        #expect(
            Dictionary(uniqueKeysWithValues: ranked.map { ($0.id, $0.score) })
                == Dictionary(uniqueKeysWithValues: sorted.map { ($0.id, $0.score) })
        )
        for hit in sorted {
            let sum = try #require(hit.explanation).parts.reduce(0) { $0 + $1.value }
            #expect(Float(sum) == hit.score)
        }
    }

    /// Strings are in the order of dictionaries, in which tones of one word stand together whatever their place.
    @Test func sortsStringsAsDictionariesDo() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        let places: [[String]] = [
            ["Đông Hà"], ["Dĩ An"], ["Ân Thi", "Xuân Lộc"], [], ["An Nhơn"], ["Quận 10"], ["Hòa Bình"], ["Quận 9"],
            ["hoà bình"], ["Hoà Bình"], ["Ánh Sơn"],
        ]
        for (number, names) in places.enumerated() {
            try indexer.add(
                Document(
                    id: "d\(number)",
                    title: "",
                    text: number == 10 ? "nắng" : "mưa",
                    fields: ["place": .list(names.map { .string($0) })]
                )
            )
            if number % 4 == 3 { try indexer.commit() }
        }
        try indexer.commit()
        let index = try SearchIndex.open(at: folder.index)
        func ids(_ ascending: Bool?) throws -> [String] {
            var options = SearchOptions(limit: 100)
            options.sort = .field("place", ascending: ascending)
            return try index.search("mưa", options: options).hits.map(\.id)
        }
        // d2 counts as Ân Thi one way and as Xuân Lộc the other; d6 and d9 are the same place.
        let first = ["d4", "d2", "d1", "d0", "d8", "d6", "d9", "d7", "d5", "d3"]
        #expect(try ids(nil) == first)
        #expect(try ids(true) == first)
        #expect(try ids(false) == ["d2", "d5", "d7", "d6", "d9", "d8", "d0", "d1", "d4", "d3"])
    }

    @Test(arguments: ["title", "nothing", ""]) func refusesFieldsWithoutValues(field: String) throws {
        var options = SearchOptions()
        options.sort = .field(field, ascending: false)
        let index = try SearchIndex.open(at: folder.index)
        #expect {
            try index.search("mưa", options: options)
        } throws: { error in
            guard case TraCuuError.usage(let reason) = error else { return false }
            return reason.contains("date, level, type")
        }
    }

    @Test func anEmptyIndexHasNothingToSort() throws {
        let empty = try IndexFolder()
        try Indexer(path: empty.index).commit()
        var options = SearchOptions()
        options.sort = .field("date", ascending: false)
        #expect(try SearchIndex.open(at: empty.index).search("mưa", options: options).hits.isEmpty)
    }
}
