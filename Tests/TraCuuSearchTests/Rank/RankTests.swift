// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuQuery
import VietnameseText

@testable import TraCuuSearch

/// The default ranking against the naive one, over random archives and random words.
struct RankTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func agreesWithTheNaiveRanking(seed: UInt64) throws {
        let sample = try SampleIndex(seed: seed, count: 40, commits: Int(seed), longest: seed == 3 ? 90 : 25)
        var random = SeededGenerator(seed: seed &* 31)
        for round in 0..<6 {
            let text = words(Int.random(in: 1...5, using: &random), &random)
            let query = try #require(try QueryCompiler(Analyzer()).compile(words: text))
            let naive = NaiveRanking(sample.naive, words: query.runs.first?.terms ?? [])
            let expected = naive.ranking()
            let found = try Searcher(sample.snapshot).rank(query, limit: 100)
            let comment = "seed \(seed), round \(round): \(text)"
            #expect(found.total == UInt64(expected.count), "\(comment)")
            #expect(found.hits.count == expected.count, "\(comment)")
            expectOrdered(found.hits, comment)
            for (hit, (_, score)) in zip(found.hits, expected) {
                #expect(abs(Double(hit.score) - score) <= 1e-5 * max(1, score), "\(comment)")
                let id = try sample.snapshot.segments[hit.segment].stored.id(at: hit.document)
                let own = expected.first { $0.id == id }?.score ?? -1
                #expect(abs(Double(hit.score) - own) <= 1e-5 * max(1, own), "\(comment): \(id)")
            }
        }
    }

    @Test(arguments: [11, 12] as [UInt64]) func answersTheSameMergedOrNot(seed: UInt64) throws {
        func sample(_ commits: Int, _ mergeFactor: Int) throws -> SampleIndex {
            try SampleIndex(
                seed: seed,
                count: 150,
                commits: commits,
                longest: 30,
                isChanging: false,
                mergeFactor: mergeFactor
            )
        }
        let samples = [try sample(1, 100), try sample(25, 100), try sample(25, 2), try sample(25, 7)]
        #expect(Set(samples.map(\.snapshot.segments.count)).count > 2)
        var random = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let text = query(&random)
            let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse(text))
            let depth = [5, 40, 1000][round % 3]
            let answers = try samples.map { sample in
                let found = try Searcher(sample.snapshot).rank(query, offset: 0, limit: 60, depth: depth)
                return try found.hits.map { hit in
                    "\(try sample.snapshot.segments[hit.segment].stored.id(at: hit.document)) \(hit.score)"
                }
            }
            #expect(Set(answers).count == 1, "seed \(seed), round \(round): \(text)")
        }
    }

    /// However pages are cut, they are parts of one ranking; the candidates do not depend on what is asked for.
    @Test func pagesContinueEachOther() throws {
        let sample = try SampleIndex(seed: 5, count: 300, commits: 4, longest: 25)
        let query = try #require(try QueryCompiler(Analyzer()).compile(words: "quy chế dan chu"))
        let searcher = Searcher(sample.snapshot)
        let depth = 50
        let all = try searcher.rank(query, offset: 0, limit: 1000, depth: depth)
        #expect(all.hits.count > 150)
        expectOrdered(all.hits, "all")
        for (offset, limit) in [(0, 1), (0, 10), (10, 10), (45, 3), (45, 10), (50, 5), (60, 30), (0, 50), (140, 500)] {
            let page = try searcher.rank(query, offset: offset, limit: limit, depth: depth)
            #expect(page.total == all.total)
            #expect(page.hits == Array(all.hits.dropFirst(offset).prefix(limit)), "\(offset), \(limit)")
        }
        #expect(try searcher.rank(query, offset: 100_000, limit: 7, depth: depth).hits.isEmpty)
        #expect(try searcher.rank(query, limit: 0).total == all.total)
    }

    /// The candidates are the first by BM25, and what lies behind them keeps its order.
    @Test func ranksTheFirstDocumentsAnew() throws {
        let sample = try SampleIndex(seed: 6, count: 200, commits: 3, longest: 25)
        let query = try #require(try QueryCompiler(Analyzer()).compile(words: "toạ dam nghị dinh"))
        let searcher = Searcher(sample.snapshot)
        let plain = try searcher.search(query, limit: 1000).hits
        for depth in [1, 7, 60] {
            let ranked = try searcher.rank(query, offset: 0, limit: 1000, depth: depth).hits
            func places(_ hits: some Sequence<ScoredDocument>) -> [[Int]] {
                hits.map { [$0.segment, Int($0.document)] }
            }
            #expect(Set(places(ranked.prefix(depth))) == Set(places(plain.prefix(depth))))
            #expect(places(ranked.dropFirst(depth)) == places(plain.dropFirst(depth)))
        }
    }

    /// What matches, and how much of it there is, does not depend on the ranking.
    @Test func findsWhatBM25Finds() throws {
        let sample = try SampleIndex(seed: 7, count: 150, commits: 3, longest: 20)
        var random = SeededGenerator.fresh()
        let searcher = Searcher(sample.snapshot)
        for _ in 0..<60 {
            let text = query(&random)
            let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse(text))
            let plain = try searcher.search(query, limit: 500)
            let ranked = try searcher.rank(query, limit: 500)
            #expect(ranked.total == plain.total, "seed \(random.seed): \(text)")
            let documents = Set(ranked.hits.map { [$0.segment, Int($0.document)] })
            #expect(
                documents == Set(plain.hits.map { [$0.segment, Int($0.document)] }),
                "seed \(random.seed): \(text)"
            )
            expectOrdered(ranked.hits, "seed \(random.seed): \(text)")
        }
    }

    @Test func prefersWordsThatStandTogether() throws {
        let searcher = try SmallIndex([
            ("apart", "", "an toàn của nhân dân và an ninh, chính trị của các quốc gia"),
            ("together", "", "an toàn của nhân dân, chính trị của các nước và an ninh quốc gia"),
        ])
        #expect(try searcher.ranked("an ninh quốc gia") == ["together", "apart"])
        #expect(try searcher.ranked("an ninh quoc gia") == ["together", "apart"])
    }

    @Test func prefersTheTitle() throws {
        let searcher = try SmallIndex([
            ("body", "Kế hoạch năm", "tiêm chủng cho trẻ em và tiêm chủng cho người già"),
            ("title", "Tiêm chủng cho trẻ em", "kế hoạch trong năm của trạm y tế xã"),
        ])
        #expect(try searcher.ranked("tiem chung") == ["title", "body"])
    }

    /// Beside `hàng` it is `nông` that is meant, so `nóng` by itself counts little.
    @Test func readsBareWordsByTheirNeighbours() throws {
        let searcher = try SmallIndex([
            ("other", "", "trời nóng nóng nóng, giá hàng tăng"), ("meant", "", "giá hàng tăng, nông dân bán thóc"),
            ("far", "", "hàng nông sản"), ("further", "", "hàng nông sản"),
        ])
        let found = try searcher.ranked("hang nong")
        #expect(found.firstIndex(of: "meant") ?? 9 < found.firstIndex(of: "other") ?? 9)
    }

    /// Pairs are words side by side, whatever their number of tokens; operators, quotes and fields end a run.
    @Test(
        arguments: [
            ("a b c", [["a", "b", "c"]]), ("a OR b", []), ("a AND b c d", [["c", "d"]]), ("\"a b\" c d", [["c", "d"]]),
            ("a (b c) d", [["b", "c"]]), ("+a b c -d e f", [["b", "c"], ["e", "f"]]),
            ("title:(a b) c d", [["c", "d"]]),
            ("a  b\nc", [["a", "b", "c"]]), ("a-b c", [["a", "b", "c"]]), ("a-b", [["a", "b"]]), ("a", []),
            ("+(a b) c", [["a", "b"]]), ("a NOT (b c) d", []), ("x:1 a =b", [["a", "b"]]),
        ] as [(String, [[String]])]
    )
    func findsRunsOfWords(text: String, expected: [[String]]) throws {
        let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse(text))
        #expect(query.runs.map { $0.terms.map { String(decoding: $0.folded, as: UTF8.self) } } == expected)
    }

    private func expectOrdered(_ hits: [ScoredDocument], _ comment: String) {
        for (hit, next) in zip(hits, hits.dropFirst()) {
            // Behind the candidates scores may fall together, and order is that of BM25.
            #expect(hit.score >= next.score, "\(comment)")
        }
    }

    private func words(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).map { _ in SampleIndex.vocabulary.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }

    private func query(_ random: inout SeededGenerator) -> String {
        let some = (0..<7).map { _ in words(1, &random) }
        return [
            "\(some[0]) \(some[1]) \(some[2])", "+\(some[0]) \(some[1]) \(some[2])",
            "\"\(some[0]) \(some[1])\" \(some[2]) \(some[3])", "title:\(some[0]) \(some[1]) \(some[2])",
            "(\(some[0]) AND \(some[1])) \(some[2]) \(some[3]) -\(some[4])",
            "topic:\"van ban\" AND (\(some[0]) \(some[1]))",
            "\(some[0]) \(some[0]) \(some[1]) \(some[0])", "\(some[0])", "\"\(some[0]) \(some[1])\"~2",
            "=\(some[0]) text:(\(some[1]) \(some[2]))",
        ].randomElement(using: &random) ?? ""
    }
}
