// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuIndexing
import TraCuuStorage
import VietnameseText

@testable import TraCuuSearch

/// Whatever the number of hits asked for, they are the first of all hits, with the same scores to the bit. Asking for all of
/// them leaves nothing out; that this agrees with scoring by the book is for ``SearcherTests``.
struct PruningTests {
    /// Numbers of hits that reach every way of collecting.
    private static let limits = [1, 2, 3, 10, 63, 64, 65, 100, 1000]

    private func compare(_ node: QueryNode, _ searcher: Searcher, _ comment: String) throws {
        let query = CompiledQuery(root: node)
        let all = try searcher.search(query, limit: Int(searcher.snapshot.documentCount))
        #expect(all.total == UInt64(all.hits.count), "\(comment): \(node)")
        #expect(try searcher.count(query) == all.total, "\(comment): \(node)")
        for limit in Self.limits + [all.hits.count - 1, all.hits.count] where limit > 0 {
            let found = try searcher.search(query, limit: limit, counting: .none)
            #expect(found.hits == Array(all.hits.prefix(limit)), "\(comment), \(limit) hits: \(node)")
            #expect(found.total >= UInt64(found.hits.count) && found.total <= all.total, "\(comment): \(node)")
        }
    }

    /// What filters leave of all hits is what a search with them finds, with the same scores.
    private func compare(
        _ node: QueryNode,
        _ filters: CompiledFilters,
        _ searcher: Searcher,
        _ comment: String
    ) throws {
        let count = Int(searcher.snapshot.documentCount)
        func documents(_ node: QueryNode) throws -> Set<[Int]> {
            Set(
                try searcher.search(CompiledQuery(root: node), limit: count).hits.map {
                    [$0.segment, Int($0.document)]
                }
            )
        }
        let required = try filters.required.map(documents)
        let excluded = try filters.excluded.map(documents)
        var query = CompiledQuery(root: node)
        let expected = try searcher.search(query, limit: count).hits.filter { hit in
            let key = [hit.segment, Int(hit.document)]
            return required.allSatisfy { $0.contains(key) } && !excluded.contains { $0.contains(key) }
        }
        query.filters = filters
        for limit in Self.limits + [count] {
            let found = try searcher.search(query, limit: limit, counting: limit % 2 == 0 ? .exact : .none)
            #expect(found.hits == Array(expected.prefix(limit)), "\(comment), \(limit) hits: \(node) \(filters)")
            if limit % 2 == 0 { #expect(found.total == UInt64(expected.count), "\(comment): \(node) \(filters)") }
        }
        #expect(try searcher.count(query) == UInt64(expected.count), "\(comment): \(node) \(filters)")
    }

    /// Archives of several blocks a term and several runs, cut into one or several segments, with deletions and without.
    @Test(arguments: [(1, 1, false), (2, 1, true), (3, 4, true)] as [(UInt64, Int, Bool)])
    func fewHitsAreTheFirstOfAll(seed: UInt64, commits: Int, isChanging: Bool) throws {
        let sample = try SampleIndex(
            seed: seed,
            count: 2600,
            commits: commits,
            longest: 10,
            isChanging: isChanging
        )
        var random = SeededGenerator(seed: seed &* 104_729)
        let analyzer = try Analyzer()
        for round in 0..<70 {
            let bm25 = round % 10 == 0 ? BM25(k1: [0, 0.4, 3][random.below(3)], b: Float(random.below(3)) / 2) : BM25()
            let searcher = Searcher(sample.snapshot, bm25: bm25)
            let node = round % 2 == 0 ? flatNode(&random, analyzer) : RandomQuery.node(&random, analyzer, depth: 2)
            try compare(node, searcher, "seed \(seed), round \(round)")
            var filters = CompiledFilters()
            for _ in 0..<1 + random.below(2) {
                filters.required.append(RandomQuery.node(&random, analyzer, depth: random.below(2)))
            }
            if random.below(3) == 0 { filters.excluded.append(RandomQuery.node(&random, analyzer, depth: 1)) }
            if round % 5 == 0 { filters.required.removeAll() }
            try compare(node, filters, searcher, "seed \(seed), round \(round)")
        }
    }

    /// Words of which all, any or none may occur, and phrases: what most queries are.
    private func flatNode(_ random: inout SeededGenerator, _ analyzer: Analyzer) -> QueryNode {
        func terms(_ count: Int) -> [QueryTerm] {
            (0..<count).map { _ in
                RandomQuery.term(SampleIndex.vocabulary[random.below(SampleIndex.vocabulary.count)], analyzer)
            }
        }
        func nodes(_ count: Int) -> [QueryNode] {
            terms(count).map { .term($0, .all, weight: Float(1 + random.below(2))) }
        }
        switch random.below(5) {
        case 0: return .boolean(must: [], should: nodes(1 + random.below(6)), mustNot: [])
        case 1: return .boolean(must: nodes(1 + random.below(3)), should: [], mustNot: nodes(random.below(2)))
        case 2: return .boolean(must: nodes(1), should: nodes(random.below(4)), mustNot: nodes(random.below(2)))
        case 3: return .boolean(must: [], should: nodes(2 + random.below(3)), mustNot: nodes(1))
        default:
            let slop = random.below(3) == 0 ? 1 + random.below(3) : 0
            return .phrase(PhraseClause(terms: terms(2 + random.below(2)), slop: slop, zone: .all))
        }
    }

    /// Lists that end at the ends of blocks, of bit sets and of runs, and their neighbours.
    @Test(arguments: [false, true]) func listsOfAnyLengthArePruned(hasDeletions: Bool) throws {
        let count = 2 * Int(CandidateRun.runSize) + 70
        let lengths = [1, 127, 128, 129, 256, 257, 1000]
        let strides = [1, 2, 7]
        var random = SeededGenerator(seed: 99)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for number in 0..<count {
            var words: [String] = []
            for length in lengths {
                for stride in strides where number % stride == 0 && number / stride < length {
                    for _ in 0...random.below(random.below(4) + 1) { words.append("t\(length)x\(stride)") }
                }
            }
            words.shuffle(using: &random)
            try writer.add(id: "\(number)", title: "", text: words.joined(separator: " "))
        }
        try writer.commit()
        if hasDeletions {
            for number in stride(from: 0, to: count, by: 3) {
                _ = try Array("\(number)".utf8).withBytes { (id) throws(TraCuuError) in try writer.delete(id) }
            }
            try writer.commit()
        }
        let searcher = Searcher(try IndexSnapshot(newest: directory))
        let terms = lengths.flatMap { length in strides.map { "t\(length)x\($0)" } }.map { word in
            QueryNode.term(QueryTerm(folded: Array(word.utf8), exact: nil), .all, weight: 1)
        }
        for (index, term) in terms.enumerated() {
            let other = terms[(index * 5 + 3) % terms.count]
            let third = terms[(index * 11 + 7) % terms.count]
            try compare(term, searcher, "one")
            try compare(.boolean(must: [], should: [term, other, third], mustNot: []), searcher, "any")
            try compare(.boolean(must: [term, other], should: [third], mustNot: []), searcher, "all")
            try compare(.boolean(must: [], should: [term, other], mustNot: [third]), searcher, "none")
            var filters = CompiledFilters()
            filters.required = [third]
            try compare(.boolean(must: [], should: [term, other], mustNot: []), filters, searcher, "filtered")
            try compare(.boolean(must: [term], should: [other], mustNot: []), filters, searcher, "filtered")
        }
    }

    /// Words that are frequent here and rare there, so that their blocks are stored in every way.
    @Test(arguments: [5, 6] as [UInt64]) func wordsOfChangingFrequencyArePruned(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let words = (0..<7).map { "w\($0)" }
        var chances = words.map { _ in 0 }
        for number in 0..<5000 {
            if number % 300 == 0 { chances = words.map { _ in [1, 3, 10, 30, 60, 90][random.below(6)] } }
            var text: [String] = []
            for (word, chance) in zip(words, chances) {
                for _ in 0..<3 where random.below(100) < chance { text.append(word) }
            }
            for _ in 0..<random.below(6) { text.append("x") }
            try writer.add(id: "\(number)", title: "", text: text.joined(separator: " "))
        }
        try writer.commit()
        let searcher = Searcher(try IndexSnapshot(newest: directory))
        func term() -> QueryNode {
            let word = Array(words[random.below(words.count)].utf8)
            return .term(QueryTerm(folded: word, exact: nil), .all, weight: Float(1 + random.below(3)))
        }
        for round in 0..<60 {
            let terms = (0..<2 + random.below(4)).map { _ in term() }
            let node: QueryNode =
                switch round % 3 {
                case 0: .boolean(must: [], should: terms, mustNot: [])
                case 1: .boolean(must: terms, should: [], mustNot: [])
                default: .boolean(must: Array(terms.prefix(2)), should: Array(terms.dropFirst(2)), mustNot: [term()])
                }
            try compare(node, searcher, "seed \(seed), round \(round)")
        }
    }

    /// Of documents with one score the first get in.
    @Test func tiesGoToTheEarlier() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for number in 0..<2500 {
            try writer.add(id: "\(number)", title: "", text: number % 3 == 0 ? "dân chủ" : "dân số")
            if number % 900 == 899 { try writer.commit() }
        }
        try writer.commit()
        let searcher = Searcher(try IndexSnapshot(newest: directory))
        let dan = QueryNode.term(QueryTerm(folded: Array("dan".utf8), exact: nil), .all, weight: 1)
        let chu = QueryNode.term(QueryTerm(folded: Array("chu".utf8), exact: nil), .all, weight: 1)
        for node in [
            dan, .boolean(must: [], should: [dan, chu], mustNot: []),
            .boolean(must: [dan, chu], should: [], mustNot: []),
        ] {
            try compare(node, searcher, "ties")
        }
        let best = try searcher.search(CompiledQuery(root: dan), limit: 5, counting: .none)
        #expect(best.hits.map(\.document) == [0, 1, 2, 3, 4] && best.hits.allSatisfy { $0.segment == 0 })
    }
}
