// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct SearchIndexTests {
    private let folder: IndexFolder
    private let documents = [
        Document(
            id: "ct-05",
            title: "Chỉ thị về cải cách hành chính",
            text: "Uỷ ban nhân dân tỉnh yêu cầu các sở cải cách thủ tục hành chính.",
            fields: ["type": "Chỉ thị", "date": "2022-03-01", "pages": 3]
        ),
        Document(
            id: "nd-145",
            title: "Nghị định 145/2020/NĐ-CP",
            text: "Người sử dụng lao động ban hành quy chế dân chủ ở cơ sở tại nơi làm việc.",
            fields: [
                "type": "Nghị định", "tags": ["lao động", "đối thoại"], "place": .object(["province": "Sông Lam"]),
                "rate": 0.5, "active": true, "none": .null,
            ]
        ),
        Document(id: "tin-1", title: "Hoa Vinh to chuc hoi nghi", text: "Thuc hien quy che dan chu trong hoat dong."),
    ]

    init() throws {
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for document in documents { try indexer.add(document) }
        try indexer.commit()
    }

    @Test func findsWithAndWithoutDiacritics() throws {
        let index = try SearchIndex.open(at: folder.index)
        #expect(Set(try index.search("quy che dan chu").hits.prefix(2).map(\.id)) == ["nd-145", "tin-1"])
        #expect(try index.search("\"quy chế dân chủ\"").hits.map(\.id).contains("nd-145"))
        #expect(try index.search("=\"quy chế dân chủ\"").hits.map(\.id) == ["nd-145"])
        #expect(try index.search("ủy").hits.map(\.id) == ["ct-05"])
    }

    @Test func saysWhatItFound() throws {
        let results = try SearchIndex.open(at: folder.index).search("cải cách")
        let hit = try #require(results.hits.first)
        #expect(results.total == 1 && results.hits.count == 1)
        #expect(hit.rank == 1 && hit.id == "ct-05" && hit.score > 0)
        #expect(hit.title == documents[0].title)
        #expect(hit.titleHighlights == [17..<28])
        #expect(hit.snippet.text == documents[0].text)
        #expect(hit.snippet.highlights.count == 1)
        #expect(hit.fields == documents[0].fields)
        #expect(results.took > .zero)
    }

    @Test func leavesOutWhatIsNotAskedFor() throws {
        let index = try SearchIndex.open(at: folder.index)
        var options = SearchOptions(limit: 2, offset: 1)
        let full = try index.search("co so hoat dong cai cach", options: options)
        #expect(full.hits.map(\.rank) == [2, 3] && full.hits.allSatisfy { !$0.snippet.text.isEmpty })
        for content in [HitContent.ids, .titles] {
            options.content = content
            let brief = try index.search("co so hoat dong cai cach", options: options)
            #expect(brief.total == full.total)
            var expected = full.hits
            for index in expected.indices {
                if content == .ids { expected[index].title = "" }
                expected[index].titleHighlights = []
                expected[index].snippet = Snippet()
                expected[index].fields = FieldList()
            }
            #expect(brief.hits == expected)
        }
    }

    @Test func givesDocumentsBackAsTheyCameIn() throws {
        let index = try SearchIndex.open(at: folder.index)
        for document in documents { #expect(try index.document(id: document.id) == document) }
        #expect(try index.document(id: "không-có") == nil)
        #expect(try index.document(id: "") == nil)
    }

    @Test func searchesFields() throws {
        let index = try SearchIndex.open(at: folder.index)
        #expect(try index.search("type:\"nghi dinh\"").hits.map(\.id) == ["nd-145"])
        #expect(try index.search("tags:\"đối thoại\"").hits.map(\.id) == ["nd-145"])
        #expect(try index.search("place.province:\"sông lam\"").hits.map(\.id) == ["nd-145"])
    }

    @Test func ranksPlainWords() throws {
        let index = try SearchIndex.open(at: folder.index)
        #expect(try index.rank(words: "-(quy chế AND \"").hits.map(\.id).contains("nd-145"))
    }

    @Test(arguments: ["...", "", " \u{301} ", "-(\""])
    func findsNothingForATextWithoutWords(text: String) throws {
        let index = try SearchIndex.open(at: folder.index)
        let results = try index.rank(words: text)
        #expect(results.total == 0 && results.hits.isEmpty)
        #expect(throws: TraCuuError.self) { try index.rank(words: text, options: SearchOptions(limit: -1)) }
    }

    @Test func countsWhatItHolds() throws {
        let statistics = try SearchIndex.open(at: folder.index).statistics
        #expect(statistics.documents == 3 && statistics.deletedDocuments == 0)
        #expect(statistics.segments == 1 && statistics.generation == 1)
        // Titles and texts: 7 + 15, 6 + 18 (with 145, 2020, nđ, cp), 6 + 9 syllables.
        #expect(statistics.tokens == 22 + 24 + 15)
        #expect(statistics.terms > 30 && statistics.terms < statistics.postings)
        #expect(statistics.bytes > 0)
    }

    @Test func saysWhatItBroadened() throws {
        let index = try SearchIndex.open(at: folder.index)
        func notices(_ query: String) throws -> [SearchNotice] { try index.search(query).notices }
        func notice(_ text: String, _ range: Range<Int>, _ words: String...) -> SearchNotice {
            SearchNotice(kind: .broadened, text: text, range: range, takenFor: words)
        }
        #expect(try index.search("nghi đinh").hits.first?.id == "nd-145")
        #expect(try notices("nghi đinh") == [notice("đinh", 5..<10, "định")])
        #expect(try notices("+(quy Chê) -\"hanh chinh lâo\"") == [notice("Chê", 6..<10, "chế")])
        #expect(try notices("title:\"cải câch nghi đinh\"~2") == [notice("đinh", 24..<29, "định")])
        #expect(try notices("\\đinh quy") == [notice("đinh", 1..<6, "định")])
        #expect(try notices("định đi\u{323}nh =đinh quy che đườnq cãi") == [])
        #expect(try index.rank(words: "quy chê (đinh)").notices.map(\.range) == [4..<8, 10..<15])
        #expect(try index.search("đinh", options: exact).notices.isEmpty)
    }

    private var exact: SearchOptions {
        var options = SearchOptions()
        options.isExact = true
        return options
    }

    @Test func staysAsItWasOpened() throws {
        let index = try SearchIndex.open(at: folder.index)
        let indexer = try Indexer(path: folder.index, create: false)
        #expect(try indexer.delete(id: "nd-145"))
        #expect(try !indexer.delete(id: "nd-145"))
        try indexer.commit()
        try indexer.merge()
        #expect(try index.document(id: "nd-145") != nil)
        #expect(try index.search("làm việc").total == 1)
        let newer = try SearchIndex.open(at: folder.index)
        #expect(try newer.document(id: "nd-145") == nil)
        #expect(try newer.search("làm việc").total == 0)
    }

    @Test func worksFromManyThreads() async throws {
        let index = try SearchIndex.open(at: folder.index)
        let expected = try index.search("quy che dan chu").hits
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask { (try? index.search("quy che dan chu").hits) == expected }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test func readsWhateverIsTypedAndSaysHow() throws {
        let index = try SearchIndex.open(at: folder.index)
        let found = try index.search("\"quy chế dân chủ\"")
        #expect(found.total > 0 && found.notices.isEmpty)
        let repaired = try index.search("AND (\"quy chế dân chủ")
        #expect(repaired.hits.map(\.id) == found.hits.map(\.id))
        #expect(repaired.notices.map(\.kind) == [.repaired, .repaired, .repaired])
        #expect(repaired.notices.map(\.text) == ["AND", "(", "\""])
        #expect(repaired.notices.map(\.range) == [0..<3, 4..<5, 5..<6])
        #expect(repaired.notices[1].reason == "this ( is never closed; it closes at the end")
        for text in ["", " ", "()", "...", "\"?\"", "+... -,"] { #expect(try index.search(text).total == 0, "\(text)") }
    }

    @Test func refusesWrongUse() throws {
        let index = try SearchIndex.open(at: folder.index)
        #expect(throws: TraCuuError.usage("limit, offset and the length of snippets cannot be negative")) {
            try index.search("lao", options: SearchOptions(limit: -1))
        }
        var strict = SearchOptions()
        strict.isStrict = true
        #expect {
            try index.search("(lao", options: strict)
        } throws: { error in
            if case TraCuuError.badQuery = error { true } else { false }
        }
        #expect {
            try SearchIndex.open(at: folder.path)
        } throws: { error in
            if case TraCuuError.noIndex = error { true } else { false }
        }
        #expect {
            try Indexer(path: folder.path + "/other", create: false)
        } throws: { error in
            if case TraCuuError.noIndex = error { true } else { false }
        }
    }
}
