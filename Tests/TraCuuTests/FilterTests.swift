// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct FilterTests {
    private let folder: IndexFolder
    private let index: SearchIndex

    init() throws {
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        let types = ["Nghị định", "Quyết định", "Tin tức"]
        for number in 0..<90 {
            let text = "đê điều " + (number % 2 == 0 ? "và lũ lụt " : "ven sông ") + (number % 7 == 0 ? "khẩn cấp" : "")
            try indexer.add(
                Document(
                    id: "d\(number)",
                    title: number % 5 == 0 ? "Đê điều" : "",
                    text: text,
                    fields: ["type": .string(types[number % 3]), "level": .integer(Int64(number % 4))]
                )
            )
            if number == 40 { try indexer.commit() }
        }
        try indexer.delete(id: "d3")
        try indexer.commit()
        index = try SearchIndex.open(at: folder.index)
    }

    private func found(_ query: String, _ filters: [String], _ ranker: Ranker = .bm25) throws -> SearchResults {
        var options = SearchOptions(limit: 100)
        options.ranker = ranker
        options.filters = filters
        return try index.search(query, options: options)
    }

    @Test func filtersLeaveWhatMatchesThem() throws {
        let cases: [(filters: [String], isIn: (Int) -> Bool)] = [
            (["type:\"nghị định\""], { $0 % 3 == 0 }),
            (["type:\"nghi dinh\"", "level:1"], { $0 % 3 == 0 && $0 % 4 == 1 }),
            (["lũ"], { $0 % 2 == 0 }), (["đê -lũ"], { $0 % 2 != 0 }),
            (["đê NOT lũ", "điều -type:\"tin tức\""], { $0 % 2 != 0 && $0 % 3 != 2 }),
            (["\"lũ lụt khẩn cấp\" OR level:3"], { $0 % 14 == 0 || $0 % 4 == 3 }),
            (["+title:đê -level:0"], { $0 % 5 == 0 && $0 % 4 != 0 }), (["bão"], { _ in false }),
        ]
        for (filters, isIn) in cases {
            for query in ["đê khẩn cấp", "\"đê điều\"", "+đê -ven"] {
                let all = try found(query, [])
                let expected = all.hits.filter { Int($0.id.dropFirst()).map(isIn) ?? false }
                let results = try found(query, filters)
                #expect(results.hits.map(\.id) == expected.map(\.id), "\(query) \(filters)")
                #expect(results.hits.map(\.score) == expected.map(\.score), "\(query) \(filters)")
                #expect(results.total == UInt64(expected.count))
                let ranked = try found(query, [], .default).hits.filter { Int($0.id.dropFirst()).map(isIn) ?? false }
                let filtered = try found(query, filters, .default)
                #expect(filtered.total == UInt64(expected.count))
                #expect(filtered.hits.map(\.id) == ranked.map(\.id), "\(query) \(filters)")
                #expect(filtered.hits.map(\.score) == ranked.map(\.score), "\(query) \(filters)")
            }
        }
    }

    @Test func filtersGoWithPlainWordsAndSorting() throws {
        var options = SearchOptions(limit: 100)
        options.filters = ["type:\"nghị định\""]
        let ranked = try index.rank(words: "đê điều", options: options)
        #expect(ranked.total == 29 && ranked.hits.allSatisfy { $0.fields["type"]?.string == "Nghị định" })
        options.sort = .field("level", ascending: true)
        let sorted = try index.search("đê", options: options)
        #expect(sorted.total == 29 && Set(sorted.hits.map(\.id)) == Set(ranked.hits.map(\.id)))
        let levels = sorted.hits.map { hit -> Int64 in
            guard case .integer(let level) = hit.fields["level"] else { return -1 }
            return level
        }
        #expect(levels == levels.sorted() && levels.first == 0)
    }

    @Test func wordsOfFiltersAreNotHighlighted() throws {
        let hit = try #require(try found("đê", ["lũ"]).hits.first { $0.title.isEmpty })
        #expect(hit.snippet.highlights.count == 1)
    }

    @Test(arguments: ["", "(lũ", "...", "colour:red"]) func whatIsWrongWithAFilterIsSaid(filter: String) throws {
        #expect {
            try found("đê", [filter])
        } throws: { error in
            guard case TraCuuError.badQuery(_, let reason) = error else { return false }
            return reason.hasPrefix("in ") && reason.contains("filter")
        }
    }
}
