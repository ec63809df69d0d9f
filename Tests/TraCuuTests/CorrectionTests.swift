// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct CorrectionTests {
    private let folder: IndexFolder
    private let index: SearchIndex

    init() throws {
        folder = try IndexFolder()
        let texts = [
            "Luật bảo hiểm y tế quy định mức đóng bảo hiểm y tế.", "Bảo hiểm xã hội chi trả chế độ thai sản.",
            "Quy chế dân chủ ở cơ sở được thực hiện tại thôn.", "Uỷ ban nhân dân tỉnh ban hành kế hoạch tiêm chủng.",
        ]
        let indexer = try Indexer(path: folder.index)
        for number in 0..<40 { try indexer.add(Document(id: "d\(number)", title: "", text: texts[number % 4])) }
        try indexer.commit()
        index = try SearchIndex.open(at: folder.index)
    }

    private func corrections(_ query: String, exact: Bool = false) throws -> [String] {
        var options = SearchOptions()
        options.isExact = exact
        let results = try index.search(query, options: options)
        return try index.corrections(of: query, options: options, found: results).map(\.text)
    }

    @Test(arguments: [
        ("bảo hiễm y tế", "bảo hiểm y tế"), ("\"tiêm chũng\"", "\"tiêm chủng\""), ("+bảo +hiễm", "+bảo +hiểm"),
    ])
    func mendsWordsThatTheIndexDoesNotHave(query: String, expected: String) throws {
        let found = try corrections(query)
        #expect(found == [expected], "\(found)")
    }

    @Test func restoresDiacriticsWhereTheyAreAskedFor() throws {
        #expect(try corrections("quy che dan chu", exact: true) == ["quy chế dân chủ"])
        #expect(try corrections("quy che dan chu").isEmpty)
    }

    @Test func rawTypingIsNoMistake() throws {
        let query = "quy chees daan chur"
        #expect(try index.search(query).notices.map(\.kind) == [.decoded, .decoded, .decoded])
        #expect(try corrections(query).isEmpty)
    }

    @Test(arguments: [
        "bảo hiểm y tế", "bao hiem", "xyzzyx qwrtp", "type:hiễm", "=hiễm", "hiễm*", "123456",
        "quy chế dân chủ 2099",
    ])
    func leavesOtherQueriesAlone(query: String) throws {
        #expect(try corrections(query).isEmpty)
    }
}
