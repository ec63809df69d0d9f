// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuIndexing
import TraCuuQuery
import TraCuuStorage
import VietnameseText

@testable import TraCuuSearch

/// Which words match which, in texts with diacritics and without.
@Suite struct DiacriticsContractTests {
    private static let vocabulary = [
        "đường", "đường", "dương", "đương", "duong", "sắt", "sat", "quy", "quỹ", "chế", "che", "chê", "dân", "dẫn",
        "dan",
        "chủ", "chu", "tiếng", "tiềng", "nghị", "định", "đình", "2020", "Đắk",
    ]
    /// Half of their marks are missing, or they are nowhere.
    private static let typed = ["đuong", "đuòng", "tiêng", "tiéng", "đinh", "nghi", "đak", "quỷ", "dâm", "sắc"]

    /// An archive some of whose documents were typed without diacritics, in memory and by the book.
    private struct Archive {
        let searcher: Searcher
        let engine: ContractEngine

        init(seed: UInt64, commits: Int, isMerged: Bool) throws {
            var random = SeededGenerator(seed: seed)
            let directory = MemoryDirectory()
            var options = IndexOptions()
            options.mergeFactor = 1000
            let writer = try IndexWriter(directory, options: options)
            let analyzer = try Analyzer()
            var documents: [ContractEngine.Document] = []
            func words(_ range: ClosedRange<Int>, _ isBare: Bool) -> String {
                let words = (0..<Int.random(in: range, using: &random)).map { _ in
                    DiacriticsContractTests.vocabulary.randomElement(using: &random) ?? ""
                }
                let text = words.joined(separator: " ")
                return isBare ? VietnameseText.fold(text) : text
            }
            for number in 0..<90 {
                let isBare = random.below(3) == 0
                let title = words(0...10, isBare)
                let text = words(0...24, random.below(12) == 0 ? !isBare : isBare)
                try writer.add(id: "\(number)", title: title, text: text)
                documents.append(ContractEngine.document("\(number)", title: title, text: text, analyzer))
                if number % (90 / commits) == 0 { try writer.commit() }
            }
            if isMerged { try writer.mergeAll() } else { try writer.commit() }
            searcher = Searcher(try IndexSnapshot(newest: directory))
            engine = ContractEngine(documents: documents)
        }
    }

    private func node(_ random: inout SeededGenerator, _ analyzer: Analyzer, depth: Int) -> QueryNode {
        func term() -> QueryTerm {
            let words = random.below(3) == 0 ? Self.typed : Self.vocabulary
            let token = analyzer.tokens(in: words.randomElement(using: &random) ?? "")[0]
            let isExact = random.below(8) == 0
            return QueryTerm(
                folded: Array(token.folded.utf8),
                exact: isExact || token.exact != token.folded ? Array(token.exact.utf8) : nil,
                isExact: isExact
            )
        }
        let zone = [Zone.all, .all, .title, .body][random.below(4)]
        switch random.below(depth > 0 ? 6 : 4) {
        case 0, 1, 2: return .term(term(), zone, weight: 1)
        case 3: return .phrase(PhraseClause(terms: [term(), term()], slop: 0, zone: zone))
        default:
            func nodes(_ most: Int) -> [QueryNode] {
                (0..<random.below(most + 1)).map { _ in node(&random, analyzer, depth: depth - 1) }
            }
            return .boolean(must: nodes(1), should: nodes(3), mustNot: nodes(1))
        }
    }

    @Test(arguments: [(1, 1, false), (2, 4, false), (3, 4, true)] as [(UInt64, Int, Bool)])
    func agreesWithTheBook(seed: UInt64, commits: Int, isMerged: Bool) throws {
        let archive = try Archive(seed: seed, commits: commits, isMerged: isMerged)
        let analyzer = try Analyzer()
        var random = SeededGenerator(seed: seed &* 31)
        var matching = 0
        for round in 0..<40 {
            let node = node(&random, analyzer, depth: 2)
            let comment: Comment = "seed \(seed), round \(round): \(node)"
            let query = CompiledQuery(root: node)
            let found = try archive.searcher.search(query, limit: 100)
            var expected: [String: Double] = [:]
            for document in archive.engine.documents { expected[document.id] = archive.engine.score(node, document) }
            #expect(found.total == UInt64(expected.count), comment)
            #expect(try archive.searcher.count(query) == found.total, comment)
            for hit in found.hits {
                let id = try archive.searcher.snapshot.segments[hit.segment].stored.id(at: hit.document)
                let own = expected[id] ?? -1
                #expect(abs(Double(hit.score) - own) <= 1e-5 * max(1, own), "\(id): \(comment)")
            }
            let few = try archive.searcher.search(query, limit: 5, counting: .none)
            #expect(few.hits == Array(found.hits.prefix(5)), comment)
            if found.total > 0 { matching += 1 }
        }
        #expect(matching > 20)
    }

    @Test func broadensAsTheBookSays() throws {
        let archive = try Archive(seed: 5, commits: 3, isMerged: false)
        let analyzer = try Analyzer()
        for word in Self.vocabulary + Self.typed {
            let token = analyzer.tokens(in: word)[0]
            let isMarked = token.exact != token.folded
            let term = QueryTerm(folded: Array(token.folded.utf8), exact: isMarked ? Array(token.exact.utf8) : nil)
            let choice = try SpellingChoice(term, archive.searcher.snapshot)
            let words = choice.broadenedTo.map { String(decoding: $0, as: UTF8.self) }
            #expect(Set(words) == archive.engine.broadened(term), "\(word)")
        }
    }

    // MARK: By hand

    private func index() throws -> SmallIndex {
        try SmallIndex([
            ("co-dau", "Đường sắt", "Tuyến đường sắt mới đi qua tỉnh, dài hơn cả đường cũ."),
            ("khong-dau", "Duong sat", "Tuyen duong sat moi di qua tinh, dai hon ca duong cu."),
            ("ten", "Nhà thơ", "Ông Duong Van Minh ở Mỹ kể về bác, người đã mất từ năm ngoái."),
            ("khac", "Dương liễu", "Hàng dương liễu mọc ven sông, ai qua cũng nhớ những năm xưa."),
        ])
    }

    private func found(_ text: String, exact: Bool = false) throws -> [String] {
        let index = try index()
        let query = try QueryCompiler(Analyzer(), exact: exact).compile(QueryParser.parse(text))
        return try index.searcher.search(query, limit: 10).hits.map(index.id)
    }

    @Test func matchesTextsWithoutDiacriticsLess() throws {
        #expect(try found("đường") == ["co-dau", "khong-dau"])
        #expect(try found("dương") == ["khac", "khong-dau"])
        #expect(try Set(found("duong")) == ["co-dau", "khong-dau", "ten", "khac"])
        #expect(try found("đuong") == ["co-dau", "khong-dau"])
        #expect(try found("đuòng") == ["khong-dau"])
        #expect(try found("\"đường sắt\"") == ["co-dau", "khong-dau"])
        #expect(try found("title:đường") == ["co-dau", "khong-dau"])
        #expect(try found("+đường +sắt") == ["co-dau", "khong-dau"])
        #expect(try Set(found("duong -đường")) == ["ten", "khac"])
    }

    @Test func exactnessLeavesNothingElse() throws {
        #expect(try found("=đường") == ["co-dau"])
        #expect(try found("=đuong") == [])
        #expect(try Set(found("=duong")) == ["khong-dau", "ten"])
        #expect(try Set(found("duong", exact: true)) == ["khong-dau", "ten"])
        #expect(try found("=\"đường sắt\"") == ["co-dau"])
    }

    @Test func ranksTextsWithoutDiacriticsBehind() throws {
        #expect(try index().ranked("đường sắt") == ["co-dau", "khong-dau"])
        #expect(try index().ranked("tuyến đường sắt mới") == ["co-dau", "khong-dau"])
    }

    @Test func explainsEveryPart() throws {
        let index = try index()
        let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse("tuyến đường sắt \"đi qua\" đuong"))
        let ranked = try index.searcher.rank(query, limit: 10).hits
        #expect(ranked.count == 2)
        for explanation in try index.searcher.explainRank(query, ranked) {
            #expect(Float(explanation.parts.reduce(0) { $0 + $1.value }) == explanation.score)
            #expect(!explanation.parts.contains { $0.kind == .rounding || $0.kind == .place })
        }
        let plain = try index.searcher.search(query, limit: 10).hits
        for (hit, explanation) in zip(plain, try index.searcher.explain(query, plain)) {
            let rounding = explanation.parts.filter { $0.kind == .rounding }.reduce(0) { $0 + abs($1.value) }
            #expect(rounding <= 1e-5 * Double(hit.score))
        }
        let bare = try #require(try ranked.first { try index.id($0) == "khong-dau" })
        let parts = try index.searcher.explainRank(query, [bare])[0].parts
        #expect(parts.contains { $0.kind == .term && $0.text == "duong" })
        #expect(parts.contains { $0.kind == .pair && $0.text == "đường sắt" })
    }

    @Test func highlightsWhatMatches() throws {
        let index = try index()
        let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse("đường"))
        let resolved = try index.searcher.resolve(query)
        let highlighter = try Highlighter(resolved.highlights, in: index.searcher.snapshot, analyzer: Analyzer())
        func marked(_ text: String) -> [String] { parts(text, highlighter.highlights(in: text)) }
        #expect(marked("Tuyến đường sắt của ông Duong ở tỉnh") == ["đường"])
        #expect(marked("Tuyen duong sat moi di qua tinh, dai hon ca.") == ["duong"])
    }

    @Test func abbreviationsLoseTheirStrokesToo() throws {
        let index = try SmallIndex([
            ("co-dau", "", "Sở GDĐT yêu cầu các trường báo cáo trước ngày mười."),
            ("khong-dau", "", "So GDDT yeu cau cac truong bao cao truoc ngay muoi."),
            ("khac", "", "Sở GDDT yêu cầu các trường báo cáo trước ngày mười."),
        ])
        func found(_ text: String) throws -> [String] {
            let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse(text))
            return try index.searcher.search(query, limit: 10).hits.map(index.id)
        }
        #expect(try found("gdđt") == ["co-dau", "khong-dau"])
        #expect(try Set(found("gddt")) == ["co-dau", "khong-dau", "khac"])
    }
}
