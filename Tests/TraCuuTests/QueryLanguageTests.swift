// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

/// Queries as people type them, over a few documents in two segments.
@Suite struct QueryLanguageTests {
    private let folder: IndexFolder
    private let index: SearchIndex

    private static let documents: [(id: String, title: String, text: String, fields: FieldList)] = [
        (
            "nd145", "Nghị định về điều kiện lao động", "Người sử dụng lao động bảo đảm giờ nghỉ",
            ["number": "145/2020/NĐ-CP", "type": "Nghị định", "date": "2020-12-14", "pages": 112, "rate": 1.5]
        ),
        (
            "nd71", "Nghị định về quy chế dân chủ", "Thực hiện quy chế dân chủ ở cơ quan",
            ["number": "71/1998/NĐ-CP", "type": "Nghị định", "date": "1998-09-08", "pages": 20, "rate": -2.25]
        ),
        (
            "ct09", "Chỉ thị về phòng chống lũ",
            "Uỷ ban nhân dân tỉnh trực ban ngày 05/6/2022 theo Nghị định 145/2020/NĐ-CP",
            ["number": "09/CT-UBND", "type": "Chỉ thị", "date": "2022-06-05", "pages": 3]
        ),
        (
            "tb1", "Thông báo của UBND", "Đường dây nóng TP.HCM, hiểm hoạ đường sá, dương lịch",
            ["number": "1/TB-UBND", "type": "Thông báo", "date": ["2021-01-31", "2021-02-01"], "pages": 1]
        ),
        ("tin", "Tin vắn", "Con đường dẫn tới nhà dân, mùa dang dở", ["type": "Tin tức", "date": "khoảng năm 2000"]),
        ("trong", "", "Chẳng có gì ở đây cả", [:]),
    ]

    init() throws {
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for (number, document) in Self.documents.enumerated() {
            try indexer.add(
                Document(id: document.id, title: document.title, text: document.text, fields: document.fields)
            )
            if number == 2 { try indexer.commit() }
        }
        try indexer.commit()
        index = try SearchIndex.open(at: folder.index)
    }

    private func search(_ query: String, isStrict: Bool = false) throws -> SearchResults {
        var options = SearchOptions(limit: 20)
        options.isStrict = isStrict
        return try index.search(query, options: options)
    }

    private func ids(_ query: String) throws -> Set<String> {
        let results = try search(query)
        #expect(results.total == UInt64(results.hits.count), "\(query)")
        return Set(results.hits.map(\.id))
    }

    @Test(arguments: [
        ("date:2020..2022", "nd145 ct09 tb1"), ("date:2020", "nd145"), ("date:2021-01", "tb1"), ("date:2/2021", "tb1"),
        ("date:[2021-01-31 TO 2021-01-31]", "tb1"), ("date:31/1/2021", "tb1"), ("date:..1999", "nd71"),
        ("date:>2020", "ct09 tb1"), ("date:>=2020-12-14", "nd145 ct09 tb1"), ("date:<14/12/2020", "nd71"),
        ("date:{2020 TO 2022}", "tb1"), ("date:2022..2020", ""), ("date:*", "nd145 nd71 ct09 tb1 tin"),
        ("date:{1998, 2022-06-05}", "nd71 ct09"), ("date:\"khoảng năm 2000\"", "tin"),
        ("pages:3..20", "nd71 ct09"), ("pages:>3", "nd145 nd71"), ("pages:2.5..20.5", "nd71 ct09"),
        ("pages:{1, 3}", "ct09 tb1"), ("rate:-3..0", "nd71"), ("rate:>=1.5", "nd145"), ("rate:>1.5", ""),
        ("type:c..o", "ct09 nd145 nd71"), ("type:{chỉ thị, \"tin tuc\"}", "ct09 tin"), ("type:ng*", "nd145 nd71"),
        ("type:\"thông b*\"", "tb1"), ("type:thong*", "tb1"), ("type:thòng*", ""), ("number:1*", "nd145 tb1"),
        ("* -type:*", "trong"), ("*", "nd145 nd71 ct09 tb1 tin trong"), ("title:* -date:*", ""),
        ("* -title:*", "trong"), ("+type:\"nghị định\" +date:2020..", "nd145"),
    ])
    func valuesOfFields(query: String, expected: String) throws {
        #expect(try ids(query) == Set(expected.split(separator: " ").map(String.init)), "\(query)")
        #expect(try search(query, isStrict: true).notices.isEmpty)
    }

    @Test(arguments: [
        ("đườ*", "tb1 tin"), ("duo*", "tb1 tin"), ("dươ*", "tb1"), ("=dan*", "tin"), ("=dân*", "nd71 ct09 tin"),
        ("dan*", "nd71 ct09 tin"), ("title:dan*", "nd71"), ("\"quy chế d*\"", "nd71"), ("\"quy che dan c*\"", "nd71"),
        ("\"chế quy d*\"", ""), ("+đường +dan*", "tin"), ("hiem~", "tb1 nd71"), ("hiễm~", "tb1"), ("tinnh~", "ct09"),
        ("(quy chế lũ)~2", "nd71"), ("(quy chế cơ quan)~100%", "nd71"), ("(lũ tỉnh quy)~50%", "ct09"),
        ("(+tỉnh quy lũ)~1", "ct09"),
    ])
    func words(query: String, expected: String) throws {
        let found = try ids(query)
        #expect(found == Set(expected.split(separator: " ").map(String.init)), "\(query): \(found)")
    }

    /// However the number of a document is typed, the document itself comes first and what cites it behind it.
    @Test(arguments: [
        "145/2020/NĐ-CP", "145 /2020/ NĐ - CP", "145 2020 nd cp", "Nghị định 145", "nghị định số 145/2020", "145/2020",
        "145/2020/NĐ", "nghi dinh 145/2020/nd-cp",
    ])
    func numbersOfDocuments(query: String) throws {
        let hits = try search(query).hits
        #expect(hits.first?.id == "nd145", "\(query)")
        #expect(hits.contains { $0.id == "ct09" }, "\(query)")
    }

    @Test(arguments: ["ngày 5 tháng 6 năm 2022", "5/6/2022", "05-06-2022"]) func dates(query: String) throws {
        #expect(try search(query).hits.first?.id == "ct09", "\(query)")
    }

    @Test func leadingZerosOfNumbersDoNotCount() throws {
        for query in ["9/CT-UBND", "09/CT-UBND", "chỉ thị 9", "01/TB-UBND"] {
            #expect(try search(query).hits.first?.id == (query.hasSuffix("TB-UBND") ? "tb1" : "ct09"), "\(query)")
        }
    }

    @Test func shortFormsAndTheirWordsFindEachOther() throws {
        #expect(try ids("UBND") == ["ct09", "tb1"])
        #expect(try ids("+ubnd") == ["ct09", "tb1"])
        #expect(try ids("\"UBND\"") == ["tb1"])
        #expect(try ids("=ubnd") == ["tb1"])
        let found = try search("uỷ ban nhân dân").hits.map(\.id)
        #expect(found.first == "ct09" && found.contains("tb1"))
        #expect(try ids("\"TP.HCM\"") == ["tb1"])
        #expect(try ids("\"tphcm\"") == ["tb1"])
    }

    @Test func rawTypingIsDecodedWhereOnlyThatIsFound() throws {
        for query in ["quy chees daan chur", "quy che61 da6n chu3"] {
            let results = try search(query)
            #expect(results.hits.first?.id == "nd71", "\(query)")
            #expect(results.notices.allSatisfy { $0.kind == .decoded })
            #expect(results.notices.map(\.takenFor) == [["chế"], ["dân"], ["chủ"]], "\(query)")
            #expect(results.notices.first.map { $0.range.lowerBound } == 4)
        }
        #expect(try search("\"quy chees daan chur\"").hits.map(\.id) == ["nd71"])
        // Words that the index has, and single digits, stay as they are.
        for query in ["as was his", "quy che1", "dang"] { #expect(try search(query).notices.isEmpty, "\(query)") }
    }

    @Test func whatTheIndexCannotAnswerIsWordsOrAnError() throws {
        for (query, id) in [("quy:chế", "nd71"), ("date:tỉnh..lũ", "ct09"), ("pages:tỉnh..", "ct09")] {
            let results = try search(query)
            #expect(results.hits.first?.id == id, "\(query)")
            #expect(results.notices.map(\.kind) == [.words], "\(query)")
            #expect {
                try search(query, isStrict: true)
            } throws: { error in
                guard case TraCuuError.badQuery = error else { return false }
                return true
            }
        }
        let open = try search("(quy chế")
        #expect(open.hits.first?.id == "nd71" && open.notices.map(\.kind) == [.repaired])
        #expect(try search("?").hits.isEmpty)
    }

    @Test func aQueryOfTooManyWordsIsItsWords() throws {
        let pasted = "\"" + String(repeating: "quy chế ", count: 80) + "\""
        for query in [pasted, String(repeating: "\"quy chế dân chủ\" ", count: 300)] {
            let results = try search(query)
            #expect(results.hits.first?.id == "nd71")
            #expect(results.notices.map(\.kind) == [.words] && results.notices[0].reason.contains("one by one"))
        }
        let different = "\"" + (0..<1100).map { "từ\($0)" }.joined(separator: " ") + "\""
        let results = try search(different)
        #expect(results.hits.isEmpty && results.notices.map(\.kind) == [.words])
    }

    @Test func noticesOfUnknownFieldsTellWhatIsSearchedFor() throws {
        let notice = try #require(try search("quy:chế").notices.first)
        #expect(notice.reason == "no document has a field `quy`; it is searched for as words")
    }

    /// Where a field has dates and nothing else, what is no date is told of, and its words are found.
    @Test func valuesThatAreNoDatesAreToldOf() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        try indexer.add(Document(id: "a", title: "Mưa", text: "abc", fields: ["date": "2022-02-28"]))
        try indexer.add(Document(id: "b", title: "Gió", text: "khác", fields: ["date": "2021-05-01"]))
        try indexer.commit()
        let index = try SearchIndex.open(at: folder.index)
        for value in ["abc", "2022-13", "31/02/2022", "\"abc\"", "{2021, abc}"] {
            let results = try index.search("date:\(value)", options: SearchOptions())
            #expect(results.notices.map(\.kind) == [.words], "\(value)")
            #expect(results.notices.first?.reason.contains("is something else") == true, "\(value)")
            #expect(results.hits.contains { $0.id == "a" } == value.contains("abc"), "\(value)")
        }
        for value in ["2022", "2022-02", "28/02/2022", "*"] {
            #expect(try index.search("date:\(value)", options: SearchOptions()).notices.isEmpty, "\(value)")
        }
        var options = SearchOptions()
        options.filters = ["date:abc"]
        #expect(try index.search("mưa", options: options).hits.isEmpty)
        #expect(try index.search("mưa", options: SearchOptions()).hits.map(\.id) == ["a"])
    }

    @Test func weightsChangeScoresAsTheyShould() throws {
        var options = SearchOptions(limit: 20)
        for ranker in Ranker.allCases {
            options.ranker = ranker
            func scores(_ query: String) throws -> [String: Float] {
                let hits = try index.search(query, options: options).hits
                return Dictionary(uniqueKeysWithValues: hits.map { ($0.id, $0.score) })
            }
            for query in ["\"quy chế\"", "dan*", "title:nghị", "(lũ tỉnh)~2", "(quy chế)"] {
                let plain = try scores(query)
                for (id, score) in try scores(query + "^3") {
                    #expect(abs(score - 3 * (plain[id] ?? 0)) <= 1e-4 * score, "\(query) \(id) \(ranker)")
                }
            }
        }
    }

    @Test func explanationsAddUp() throws {
        var options = SearchOptions(limit: 20)
        options.isExplained = true
        let queries = [
            "dan* tỉnh", "\"quy chế d*\"^2 lũ", "hiem~ đường", "(quy chế lũ)~2^0.5", "nghị định 145", "UBND^2 tỉnh",
            "date:2020..2022 lao", "* lao", "uỷ ban nhân dân",
        ]
        for ranker in Ranker.allCases {
            options.ranker = ranker
            for query in queries {
                let hits = try index.search(query, options: options).hits
                #expect(!hits.isEmpty, "\(query)")
                for hit in hits {
                    let sum = hit.explanation?.parts.reduce(0) { $0 + $1.value } ?? -1
                    #expect(Float(sum) == hit.score, "\(query) \(hit.id) \(ranker)")
                }
            }
        }
    }

    /// A word that may have mistakes finds at least what it finds without.
    @Test func wordsWithMistakesStandInUnaccentedTextsToo() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        try indexer.add(
            Document(id: "bare", title: "", text: "Xa sua chua con duong lien thon truoc mua mua lu", fields: [:])
        )
        try indexer.add(Document(id: "marked", title: "", text: "Xã sửa con đường trước mùa mưa", fields: [:]))
        try indexer.commit()
        let index = try SearchIndex.open(at: folder.index)
        for query in ["đường", "đường~", "đườn*"] {
            #expect(try index.search(query).hits.map(\.id) == ["marked", "bare"], "\(query)")
        }
        #expect(try index.search("=đường~").hits.map(\.id) == ["marked"])
    }

    @Test func nestedWeightsGiveNumbers() throws {
        for factor in ["1000", "0.001"] {
            let group = (0..<30).reduce("\"dân chủ\" lũ") { text, _ in "(\(text))^\(factor)" }
            for ranker in Ranker.allCases {
                var options = SearchOptions(limit: 20)
                options.ranker = ranker
                let hits = try index.search("\(group) nghị", options: options).hits
                #expect(hits.count == 3, "\(factor)")
                #expect(hits.allSatisfy { $0.score.isFinite && $0.score > 0 }, "\(factor): \(hits.map(\.score))")
            }
        }
    }
}
