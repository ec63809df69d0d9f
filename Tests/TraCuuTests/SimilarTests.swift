// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct SimilarTests {
    private let folder: IndexFolder
    private let index: SearchIndex

    private static let documents: [(id: String, title: String, text: String, type: String)] = [
        ("de-1", "Hộ đê mùa lũ", "Xã canh gác đê sông, đắp con trạch và tuần tra ban đêm.", "tin"),
        ("de-2", "Tu bổ đê sông", "Huyện đắp đê, trồng tre chắn sóng và tuần tra điếm canh.", "tin"),
        ("de-3", "Kế hoạch hộ đê", "Các xã tuần tra, canh gác đê trong mùa lũ.", "kế hoạch"),
        ("tiem-1", "Tiêm chủng cho trẻ", "Trạm y tế tiêm vắc xin sởi cho trẻ em dưới năm tuổi.", "tin"),
        ("tiem-2", "Lịch tiêm vắc xin", "Trẻ em tiêm vắc xin tại trạm y tế mỗi tháng.", "kế hoạch"),
        ("hop-1", "Thư mời họp", "Kính mời các thôn dự họp.", "tin"),
        ("la", "Zxcvb", "qwerty asdfgh", "tin"),
    ]

    init() throws {
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for (number, document) in Self.documents.enumerated() {
            try indexer.add(
                Document(
                    id: document.id,
                    title: document.title,
                    text: document.text,
                    fields: ["type": .string(document.type)]
                )
            )
            if number == 3 { try indexer.commit() }
        }
        try indexer.commit()
        index = try SearchIndex.open(at: folder.index)
    }

    @Test(arguments: Ranker.allCases) func findsDocumentsOnTheSameMatter(ranker: Ranker) throws {
        var options = SearchOptions()
        options.ranker = ranker
        for (id, like) in [("de-1", ["de-3", "de-2"]), ("tiem-2", ["tiem-1"]), ("tiem-1", ["tiem-2"])] {
            let results = try #require(try index.similar(to: id, options: options))
            #expect(Array(results.hits.map(\.id).prefix(like.count)) == like)
            #expect(!results.hits.contains { $0.id == id } && results.total == UInt64(results.hits.count))
            #expect(results.hits.allSatisfy { !$0.snippet.highlights.isEmpty || !$0.titleHighlights.isEmpty })
        }
    }

    @Test func goesWithFiltersFacetsAndPages() throws {
        var options = SearchOptions(limit: 1)
        options.filters = ["type:tin"]
        options.facets = [FacetRequest(field: "type")]
        let first = try #require(try index.similar(to: "de-1", options: options))
        #expect(first.hits.map(\.id) == ["de-2"])
        #expect(first.facets[0].values.map(\.value) == ["tin"] && first.facets[0].values[0].count == first.total)
        options = SearchOptions(limit: 1)
        options.after = try index.similar(to: "de-1", options: options)?.next
        #expect(try index.similar(to: "de-1", options: options)?.hits.map(\.id) == ["de-2"])
        #expect(throws: TraCuuError.self) { try index.similar(to: "de-2", options: options) }
    }

    @Test func aDocumentOfWordsOfItsOwnHasNone() throws {
        let results = try #require(try index.similar(to: "la"))
        #expect(results.total == 0 && results.hits.isEmpty)
    }

    @Test func unknownAndMissingTextsAreSaid() throws {
        #expect(try index.similar(to: "de-9") == nil)
        let bare = try IndexFolder()
        var options = IndexOptions()
        options.storing = .none
        let indexer = try Indexer(path: bare.index, options: options)
        try indexer.add(Document(id: "a", title: "Hộ đê", text: "mưa lũ"))
        try indexer.commit()
        #expect(throws: TraCuuError.self) { try SearchIndex.open(at: bare.index).similar(to: "a") }
    }
}
