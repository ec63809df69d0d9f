// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuQuery
import VietnameseText

@testable import TraCuuSearch

struct QueryCompilerTests {
    private func compile(_ text: String, exact: Bool = false) throws -> QueryNode {
        try QueryCompiler(Analyzer(), exact: exact).compile(QueryParser.parse(text)).root
    }

    private func term(_ folded: String, _ exact: String? = nil) -> QueryTerm {
        QueryTerm(folded: Array(folded.utf8), exact: exact.map { Array($0.utf8) })
    }

    private func node(_ folded: String, _ exact: String? = nil, weight: Float = 1) -> QueryNode {
        .term(term(folded, exact), .all, weight: weight)
    }

    private func exactNode(_ word: String) -> QueryNode {
        .term(QueryTerm(folded: Array(word.utf8), exact: Array(word.utf8), isExact: true), .all, weight: 1)
    }

    @Test func bareWordsMatchEverySpellingAndMarkedOnesTheirOwn() throws {
        #expect(try compile("duong") == node("duong"))
        #expect(try compile("Đường") == node("duong", "đường"))
        #expect(try compile("tọa") == compile("toạ"))
        #expect(try compile("tọa") == node("toa", "toạ"))
    }

    @Test func exactnessMayBeAskedForOneWordOrAll() throws {
        #expect(try compile("=duong") == exactNode("duong"))
        #expect(
            try compile("dan chu", exact: true)
                == .boolean(must: [], should: [exactNode("dan"), exactNode("chu")], mustNot: [])
        )
    }

    @Test func equalWordsCountAsOftenAsTheyStand() throws {
        let expected = QueryNode.boolean(must: [], should: [node("dan", weight: 2), node("chu")], mustNot: [])
        #expect(try compile("dan chu dan") == expected)
        #expect(try QueryCompiler(Analyzer()).compile(words: "dan, (chu) DAN?")?.root == expected)
    }

    @Test func equalPartsCountAsOftenAsTheyStand() throws {
        let phrase = QueryNode.phrase(PhraseClause(terms: [term("quy"), term("che")], slop: 0, zone: .all))
        let expected = QueryNode.boolean(must: [], should: [.boost(phrase, 4.5), node("lu")], mustNot: [])
        #expect(try compile("\"quy che\" lu \"quy che\"^2.5 \"quy che\"") == expected)
        // Each must match by itself.
        guard case .atLeast(2, let nodes) = try compile("(\"quy che\" \"quy che\" lu)~2") else {
            Issue.record("there is no minimum")
            return
        }
        #expect(nodes == [phrase, phrase, node("lu")])
    }

    @Test func weightsOfNestedGroupsStayNumbers() throws {
        func weight(_ factor: String) throws -> Float? {
            let text = (0..<40).reduce("lu") { text, _ in "(\(text))^\(factor)" }
            guard case .term(_, _, let weight) = try compile(text) else { return nil }
            return weight
        }
        #expect(try weight("1000") == QueryWeight.range.upperBound)
        #expect(try weight("0.001") == QueryWeight.range.lowerBound)
        #expect(try weight("1") == 1)
    }

    @Test func plainWordsThatMustAllOccurStandForNothingElse() throws {
        func term(_ word: String, _ weight: Float = 1) -> QueryNode {
            .term(QueryTerm(folded: Array(word.utf8), exact: nil), .all, weight: weight)
        }
        let compiler = try QueryCompiler(Analyzer())
        // A short form, a word that reads as raw typing, operators and a beginning.
        let expected = QueryNode.boolean(
            must: ["ubnd", "dan", "ddinh", "or"].map { term($0, $0 == "dan" ? 2 : 1) },
            should: [],
            mustNot: []
        )
        #expect(try compiler.compile(allOf: "ubnd dan ddinh OR -dan*")?.root == expected)
        #expect(try compiler.compile(allOf: "dan")?.root == term("dan"))
        #expect(try compiler.compile(allOf: "… ?")?.root == nil)
    }

    @Test func wordsOfSeveralTokensAreAlternativesOrPhrases() throws {
        let parts = [term("covid"), term("19")]
        let words = [node("covid"), node("covid19"), node("19")]
        #expect(try compile("Covid-19") == .boolean(must: [], should: words, mustNot: []))
        let phrase = QueryNode.phrase(PhraseClause(terms: parts, slop: 0, zone: .all))
        let either = QueryNode.boolean(must: [], should: [phrase, node("covid19")], mustNot: [])
        #expect(try compile("vắc -Covid-19") == .boolean(must: [], should: [node("vac", "vắc")], mustNot: [either]))
        #expect(try compile("\"Covid 19\"~2") == .phrase(PhraseClause(terms: parts, slop: 2, zone: .all)))
    }

    @Test func datesAreOneTermHoweverWritten() throws {
        for (query, day) in [("5/3/2022", "5"), ("05-3-2022", "05"), ("5.3.2022", "5")] {
            let parts = PhraseClause(terms: [term(day), term("3"), term("2022")], slop: 0, zone: .all)
            let expected = QueryNode.boolean(must: [], should: [node("2022-03-05"), .phrase(parts)], mustNot: [])
            #expect(try compile(query) == expected, "\(query)")
        }
        let words = try #require(try QueryCompiler(Analyzer()).compile(words: "ngày 5/3/2022")?.root)
        #expect(
            words
                == .boolean(
                    must: [],
                    should: [node("ngay", "ngày"), node("5"), node("3"), node("2022"), node("2022-03-05")],
                    mustNot: []
                )
        )
    }

    @Test func documentNumbersAreFoundInTheirFieldAndByTheirAlias() throws {
        guard case .boolean(let must, let should, _) = try compile("145/2020/nd-cp") else {
            Issue.record("no alternatives")
            return
        }
        let alias = term("145-2020-nd-cp")
        let parts = [term("145"), term("2020"), term("nd"), term("cp")]
        #expect(must.isEmpty && should.count == 3)
        #expect(should.first == .term(alias, .all, weight: 1))
        #expect(should[1] == .phrase(PhraseClause(terms: parts, slop: 0, zone: .all)))
        guard case .field(let clause)? = should.last else {
            Issue.record("no field")
            return
        }
        #expect(clause.field == "number" && clause.outranks == [alias] + parts && clause.offset == nil)
        #expect(clause.keyword == term("145 2020 nd cp"))
    }

    @Test func fieldsRestrictTheTextOrTakeWholeValues() throws {
        #expect(try compile("title:dan") == .term(term("dan"), .title, weight: 1))
        #expect(
            try compile("text:\"dan chu\"")
                == .phrase(PhraseClause(terms: [term("dan"), term("chu")], slop: 0, zone: .body))
        )
        guard case .field(let clause) = try compile("type:\"Quyết định\"") else {
            Issue.record("no field")
            return
        }
        #expect(clause.keyword == term("quyet dinh", "quyết định"))
        #expect(clause.outranks.isEmpty && clause.offset == 0)
    }

    @Test(arguments: ["?", "- + =", "-", "\"…\"", "+? -!"]) func nothingToSearchForIsAnError(text: String) throws {
        let query: Query
        do { query = try QueryParser.parse(text) } catch { return }
        let error = #expect(throws: TraCuuError.self) { try QueryCompiler(Analyzer()).compile(query) }
        guard case .badQuery = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func tooManyWordsAreRefused() throws {
        let compiler = try QueryCompiler(Analyzer())
        func words(_ count: Int) -> String { (0..<count).map { "a\($0)" }.joined(separator: " ") }
        func refuses(_ body: () throws -> Void) -> Bool {
            do { try body() } catch {
                if case .badQuery? = error as? TraCuuError { return true }
            }
            return false
        }
        let phrase = Query.Phrase(words(QueryCompiler.phraseLimit))
        #expect(!refuses { _ = try compiler.compile(.phrase(phrase)) })
        #expect(refuses { _ = try compiler.compile(.phrase(Query.Phrase(phrase.text + " x"))) })
        let joined = words(QueryCompiler.phraseLimit + 1).replacing(" ", with: "-")
        #expect(
            refuses {
                _ = try compiler.compile(.boolean(.init(must: [.text(.init(joined))], should: [.text(.init("x"))])))
            }
        )
        let many = (0..<9).map { _ in Query.phrase(phrase) }
        #expect(refuses { _ = try compiler.compile(.boolean(.init(should: many))) })
        #expect(!refuses { _ = try compiler.compile(words: words(QueryCompiler.termLimit)) })
        #expect(try compiler.compile(words: "… ?")?.root == nil)
        #expect(refuses { _ = try compiler.compile(words: words(QueryCompiler.termLimit + 1)) })
    }

    @Test func filtersMayBeExclusionsAlone() throws {
        let compiler = try QueryCompiler(Analyzer())
        var filters = CompiledFilters()
        try compiler.compile(filter: .text(.init("bão")), into: &filters)
        try compiler.compile(filter: .boolean(.init(mustNot: [.text(.init("lũ"))])), into: &filters)
        #expect(filters.required == [.term(term("bao", "bão"), .all, weight: 1)])
        #expect(filters.excluded == [.term(term("lu", "lũ"), .all, weight: 1)])
        #expect(throws: TraCuuError.self) { try compiler.compile(filter: .text(.init("…")), into: &filters) }
    }

    @Test func highlightsLeaveOutWhatIsExcluded() throws {
        let compiled = try QueryCompiler(Analyzer()).compile(QueryParser.parse("+bão \"ngập lụt\" -lũ type:tin"))
        #expect(compiled.highlights == [term("bao", "bão"), term("ngap", "ngập"), term("lut", "lụt")])
    }
}
