// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuu

@Suite struct GroupingTests {
    /// Families of documents that differ in one word of hundreds, and documents on their own.
    private func archive(_ storing: IndexOptions.Storing = .text) throws -> IndexFolder {
        let folder = try IndexFolder()
        var options = IndexOptions()
        options.storing = storing
        let indexer = try Indexer(path: folder.index, options: options)
        var random = SeededGenerator(seed: 7)
        for family in 0..<40 {
            let words = (0..<300).map { _ in "w\(random.below(5000))" }
            for member in 0..<[1, 1, 3, 12][family % 4] {
                var text = words
                text[random.below(300)] = "m\(member)"
                // The more often, the better the rank: families interleave.
                let rains = repeatElement("mưa", count: 1 + random.below(4)).joined(separator: " ")
                try indexer.add(
                    Document(id: "f\(family)-\(member)", title: "", text: text.joined(separator: " ") + " " + rains)
                )
            }
            if family % 15 == 14 { try indexer.commit() }
        }
        try indexer.commit()
        return folder
    }

    private func family(_ id: String) -> Substring { id.prefix { $0 != "-" } }

    @Test(arguments: Ranker.allCases) func nearIdenticalDocumentsAreOneHit(ranker: Ranker) throws {
        let folder = try archive()
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 1000)
        options.ranker = ranker
        let all = try index.search("mưa", options: options)
        options.isGrouped = true
        for limit in [1, 5, 12, 40, 100] {
            options.limit = limit
            let grouped = try index.search("mưa", options: options)
            #expect(grouped.total == all.total)
            // By the book: the first of each family, and those of it that rank before the next family but the last.
            var leaders: [String] = []
            var similar: [[String]] = []
            for hit in all.hits {
                if let place = leaders.firstIndex(where: { family($0) == family(hit.id) }) {
                    similar[place].append(hit.id)
                } else if leaders.count == limit {
                    break
                } else {
                    leaders.append(hit.id)
                    similar.append([])
                }
            }
            #expect(grouped.hits.map(\.id) == leaders && grouped.hits.map(\.similar) == similar)
            #expect(grouped.hits.map(\.rank) == Array(1...leaders.count))
            #expect((grouped.next == nil) == (leaders.count == 40))
        }
    }

    @Test func pagesOfGroupsContinueEachOther() throws {
        let folder = try archive()
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 40)
        options.isGrouped = true
        let all = try index.search("mưa", options: options).hits.map(\.id)
        options.limit = 7
        var ids: [String] = []
        repeat {
            let page = try index.search("mưa", options: options)
            ids += page.hits.map(\.id)
            options.after = page.next
        } while options.after != nil && ids.count < 100
        #expect(ids == all && ids.count == 40)
        options.after = nil
        options.offset = 33
        #expect(try index.search("mưa", options: options).hits.map(\.id) == Array(all.dropFirst(33)))
    }

    /// Hundreds of copies are one hit, and the page is filled from behind them.
    @Test func copiesDoNotFillPages() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for number in 0..<600 {
            try indexer.add(Document(id: "c\(number)", title: "", text: "mưa to gió lớn suốt đêm"))
        }
        try indexer.add(Document(id: "last", title: "", text: "trời tạnh dần rồi lại mưa nhỏ vào buổi chiều muộn"))
        try indexer.commit()
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 2)
        options.isGrouped = true
        options.content = .ids
        let hits = try index.search("mưa", options: options).hits
        #expect(hits.map(\.id) == ["c0", "last"] && hits[0].similar.count == 599)
        options.limit = 1
        let first = try index.search("mưa", options: options)
        options.after = first.next
        #expect(try index.search("mưa", options: options).hits.map(\.id) == ["last"])
        options.after = nil
        options.limit = 1001
        #expect(throws: TraCuuError.self) { try index.search("mưa", options: options) }
    }

    /// No cursor leads beyond the most groups that can be asked for; the last page is as short as that needs.
    @Test func pagesEndAtTheLimit() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for number in 0..<1005 {
            let words = (0..<6).map { "w\(number)x\($0)" }.joined(separator: " ")
            try indexer.add(Document(id: "d\(number)", title: "", text: "mưa " + words))
        }
        try indexer.commit()
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 600)
        options.isGrouped = true
        options.content = .ids
        let first = try index.search("mưa", options: options)
        #expect(first.hits.count == 600)
        #expect(first.next != nil)
        options.after = first.next
        let second = try index.search("mưa", options: options)
        #expect(second.hits.count == 400 && second.next == nil)
        options.after = nil
        options.limit = 1000
        let all = try index.search("mưa", options: options)
        #expect(all.hits.map(\.id) == (first.hits + second.hits).map(\.id) && all.next == nil)
        options.offset = 1000
        #expect(throws: TraCuuError.self) { try index.search("mưa", options: options) }
    }

    @Test func withoutTextsThereIsNothingToCompare() throws {
        let folder = try archive(.none)
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions()
        options.isGrouped = true
        #expect {
            try index.search("mưa", options: options)
        } throws: { error in
            guard case TraCuuError.usage(let reason) = error else { return false }
            return reason.contains("--store none")
        }
    }
}
