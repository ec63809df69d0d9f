// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuu

@Suite struct PagingTests {
    private let folder: IndexFolder
    private let seed: UInt64

    /// More documents than the default ranking ranks anew, in several segments, many of them with equal scores.
    init() throws {
        var random = SeededGenerator.fresh()
        seed = random.seed
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for number in 0..<700 {
            try indexer.add(Self.document(number, &random))
            if number % 300 == 299 { try indexer.commit() }
        }
        try indexer.commit()
    }

    private static func document(_ number: Int, _ random: inout SeededGenerator) -> Document {
        let words = ["mưa", "lũ", "đê", "bão", "sông"]
        let text = (0..<2 + random.below(5)).map { _ in words[random.below(5)] }.joined(separator: " ")
        return Document(
            id: "d\(number)",
            title: "",
            text: "mưa " + text,
            fields: ["level": .integer(Int64(random.below(9))), "place": .string(words[random.below(5)])]
        )
    }

    private static let orders: [(Ranker, SortOrder)] = [
        (.default, .score), (.bm25, .score), (.bm25, .field("level", ascending: true)),
        (.default, .field("place", ascending: nil)),
    ]

    private func options(_ ranker: Ranker, _ sort: SortOrder, limit: Int) -> SearchOptions {
        var options = SearchOptions(limit: limit)
        options.ranker = ranker
        options.sort = sort
        options.content = .ids
        return options
    }

    /// What is the same in each hit, wherever it is found.
    private func lines(_ hits: [Hit]) -> [String] { hits.map { "\($0.rank) \($0.id) \($0.score)" } }

    @Test(arguments: [true, false]) func pagesAreTheWholeRanking(isCounted: Bool) throws {
        let index = try SearchIndex.open(at: folder.index)
        for (ranker, sort) in Self.orders {
            for (limit, filters) in [(7, []), (199, ["lũ"]), (500, []), (700, [])] as [(Int, [String])] {
                var options = options(ranker, sort, limit: 1000)
                options.countsAll = isCounted
                options.filters = filters
                let all = try index.search("mưa lũ", options: options)
                #expect(all.next == nil)
                options.limit = limit
                var hits: [Hit] = []
                repeat {
                    let page = try index.search("mưa lũ", options: options)
                    #expect(page.hits.count == limit || page.next == nil)
                    #expect(!isCounted || page.total == all.total)
                    hits += page.hits
                    options.after = page.next
                } while options.after != nil && hits.count < 2000
                #expect(lines(hits) == lines(all.hits), "seed \(seed): \(ranker) \(sort) by \(limit)")
            }
        }
    }

    @Test func mergesChangeNoPage() throws {
        for (ranker, sort) in Self.orders {
            let old = try SearchIndex.open(at: folder.index)
            let all = try old.search("mưa lũ", options: options(ranker, sort, limit: 1000)).hits
            var options = options(ranker, sort, limit: 520)
            options.after = try old.search("mưa lũ", options: options).next
            if sort == .field("level", ascending: true) { try Indexer(path: folder.index).merge() }
            let page = try SearchIndex.open(at: folder.index).search("mưa lũ", options: options)
            #expect(lines(page.hits) == lines(Array(all.dropFirst(520))), "seed \(seed): \(ranker) \(sort)")
        }
    }

    /// Without the documents that are gone the pages are still the ranking, even if the last ones shown are among them.
    @Test(arguments: [1, 2, 4]) func deletedDocumentsLeaveNoGap(count: Int) throws {
        for (ranker, sort) in Self.orders {
            let old = try SearchIndex.open(at: folder.index)
            var options = options(ranker, sort, limit: 40)
            let shown = try old.search("mưa lũ", options: options)
            let indexer = try Indexer(path: folder.index)
            for hit in shown.hits.suffix(count) { try indexer.delete(id: hit.id) }
            try indexer.delete(id: shown.hits[3].id)
            try indexer.commit()
            let index = try SearchIndex.open(at: folder.index)
            options.after = shown.next
            let page = try index.search("mưa lũ", options: options).hits.map(\.id)
            options.after = nil
            options.limit = 1000
            let all = try index.search("mưa lũ", options: options).hits.map(\.id)
            let left = shown.hits.dropLast(count).last?.id ?? ""
            // Without any of the last four what is known is their number alone; one more is gone.
            let place = count < 4 ? (all.firstIndex(of: left) ?? -1) + 1 : 36
            #expect(page == Array(all.dropFirst(place).prefix(40)), "seed \(seed): \(ranker) \(sort)")
            if count < 4 { #expect(Set(page).isDisjoint(with: shown.hits.map(\.id))) }
        }
    }

    @Test func newDocumentsShiftNoPage() throws {
        var random = SeededGenerator(seed: seed &+ 1)
        for (ranker, sort) in Self.orders {
            let old = try SearchIndex.open(at: folder.index)
            var options = options(ranker, sort, limit: 50)
            let shown = try old.search("mưa lũ", options: options)
            let indexer = try Indexer(path: folder.index)
            for number in 0..<60 { try indexer.add(Self.document(10_000 + number, &random)) }
            try indexer.commit()
            let index = try SearchIndex.open(at: folder.index)
            options.limit = 1000
            let all = try index.search("mưa lũ", options: options).hits
            options.limit = 50
            options.after = shown.next
            let page = try index.search("mưa lũ", options: options).hits
            let last = try #require(shown.hits.last)
            let place = try #require(all.firstIndex { $0.id == last.id })
            // It may have moved so far back that an earlier one counts.
            if place < 100 {
                #expect(
                    lines(page) == lines(Array(all.dropFirst(place + 1).prefix(50))),
                    "seed \(seed): \(ranker) \(sort)"
                )
            }
            #expect(page.count == 50)
        }
    }

    @Test func cursorsAreChecked() throws {
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 5)
        let next = try #require(try index.search("mưa lũ", options: options).next)
        #expect(next.utf8.count <= 70)
        func refuses(_ query: String, _ change: (inout SearchOptions) -> Void) -> Bool {
            var options = SearchOptions(limit: 3)
            options.after = next
            change(&options)
            do {
                _ = try index.search(query, options: options)
                return false
            } catch {
                guard case .usage = error else { return false }
                return true
            }
        }
        #expect(!refuses("mưa lũ") { _ in })
        #expect(!refuses("mưa lũ") { $0.facets = [FacetRequest(field: "level")] })
        #expect(refuses("mưa") { _ in })
        #expect(refuses("mưa lũ") { $0.filters = ["đê"] })
        #expect(refuses("mưa lũ") { $0.ranker = .bm25 })
        #expect(refuses("mưa lũ") { $0.sort = .field("level", ascending: nil) })
        #expect(refuses("mưa lũ") { $0.isExact = true })
        #expect(refuses("mưa lũ") { $0.offset = 3 })
        options.after = next
        #expect(throws: TraCuuError.self) { try index.rank(words: "mưa lũ", options: options) }
        for text in ["", "0", "xyz", String(next.dropLast(2)), next + "00", "é" + next.dropFirst()] {
            #expect(refuses("mưa lũ") { $0.after = text }, "\(text)")
        }
        for place in next.indices {
            var damaged = next
            damaged.replaceSubrange(place...place, with: next[place] == "7" ? "8" : "7")
            #expect(refuses("mưa lũ") { $0.after = damaged })
        }
    }
}
