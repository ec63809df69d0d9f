// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuu
import VietnameseText

@Suite struct FacetTests {
    /// The values of a document as the test knows them, each once.
    private struct Known {
        var id: String
        var values: [String: Set<String>] = [:]
        var isMatch: Bool
        var hasLevel2: Bool
    }

    private let folder: IndexFolder
    private let index: SearchIndex
    private let known: [Known]
    private let seed: UInt64

    private static let types = ["Nghị định", "Quyết định", "Đề án", "Chỉ thị", "Công văn", "Điện", "Án lệ"]

    init() throws {
        var random = SeededGenerator.fresh()
        seed = random.seed
        folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        var known: [Known] = []
        for number in 0..<400 {
            let dates = (0..<[0, 1, 1, 3][random.below(4)]).map { _ in
                "\(["0987", "1969", "1970", "2021", "2024"][random.below(5)])-0\(1 + random.below(3))-1\(random.below(3))"
            }
            let types = (0..<[0, 1, 1, 2][random.below(4)]).map { _ in Self.types[random.below(Self.types.count)] }
            let level = random.below(4)
            let share = Double(random.below(3)) / 4 + 0.125
            let text = random.below(3) > 0 ? "mưa lũ" : "nắng"
            try indexer.add(
                Document(
                    id: "d\(number)",
                    title: "",
                    text: text,
                    fields: [
                        "type": .list(types.map { .string($0) }), "date": .list(dates.map { .string($0) }),
                        "level": .integer(Int64(level)), "share": .number(share),
                        "mixed": random.below(2) == 0 ? .integer(Int64(level)) : .string("cấp \(level)"),
                    ]
                )
            )
            var document = Known(id: "d\(number)", isMatch: text == "mưa lũ", hasLevel2: level == 2)
            document.values["type"] = Set(types)
            document.values["day"] = Set(dates)
            document.values["month"] = Set(dates.map { String($0.prefix(7)) })
            document.values["year"] = Set(dates.map { String($0.prefix(4)) })
            document.values["level"] = [String(level)]
            document.values["share"] = ["\(share)"]
            known.append(document)
            if number % 130 == 129 { try indexer.commit() }
        }
        for number in stride(from: 0, to: 400, by: 13) { try indexer.delete(id: "d\(number)") }
        try indexer.commit()
        self.known = known.enumerated().filter { $0.offset % 13 != 0 }.map(\.element)
        index = try SearchIndex.open(at: folder.index)
    }

    private func expected(_ name: String, _ isIn: (Known) -> Bool) throws -> [Facet.Value] {
        var counts: [String: UInt64] = [:]
        for document in known where isIn(document) {
            for value in document.values[name] ?? [] { counts[value, default: 0] += 1 }
        }
        let order = try VietnameseText.sorted(counts.keys.sorted())
        return order.map { Facet.Value(value: $0, count: counts[$0] ?? 0) }
            .enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }

    @Test func countsAreThoseOfTheDocuments() throws {
        let requests: [(String, FacetRequest)] = [
            ("type", FacetRequest(field: "type", limit: 100)), ("year", FacetRequest(field: "date", limit: 100)),
            ("month", FacetRequest(field: "date", by: .month, limit: 100)),
            ("day", FacetRequest(field: "date", by: .day, limit: 100)),
            ("level", FacetRequest(field: "level", limit: 100)), ("share", FacetRequest(field: "share", limit: 100)),
        ]
        for isFiltered in [false, true] {
            for ranker in Ranker.allCases {
                var options = SearchOptions(limit: 2)
                options.ranker = ranker
                options.facets = requests.map(\.1)
                if isFiltered { options.filters = ["level:2"] }
                let results = try index.search("lũ mưa", options: options)
                let isIn = { (document: Known) in document.isMatch && (!isFiltered || document.hasLevel2) }
                #expect(results.total == UInt64(known.filter(isIn).count), "seed \(seed)")
                #expect(results.hits.count == 2)
                #expect(results.facets.count == requests.count)
                for (facet, (name, request)) in zip(results.facets, requests) {
                    #expect(try facet.values == expected(name, isIn), "seed \(seed): \(name)")
                    #expect(facet.field == request.field && facet.otherValues == 0)
                }
            }
        }
    }

    @Test func onlyTheMostFrequentAreShown() throws {
        var options = SearchOptions(limit: 1)
        options.facets = [FacetRequest(field: "date", by: .day, limit: 4), FacetRequest(field: "mixed", limit: 0)]
        options.sort = .field("date", ascending: true)
        let results = try index.search("lũ", options: options)
        let all = try expected("day") { $0.isMatch }
        #expect(results.facets[0].values == Array(all.prefix(4)))
        #expect(results.facets[0].otherValues == all.count - 4)
        #expect(results.facets[1].values.isEmpty && results.facets[1].otherValues == 8)
    }

    @Test func equalCountsAreInVietnameseOrder() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        let places = ["Quận 10", "Đông Hà", "Quận 9", "Dĩ An", "Ân Thi", "An Nhơn", "Hòa Bình"]
        for (number, place) in places.enumerated() {
            try indexer.add(Document(id: "\(number)", title: "", text: "mưa", fields: ["place": .string(place)]))
            if number == 3 { try indexer.commit() }
        }
        // The same place in the other style and decomposed: two of three write it so.
        for (number, place) in ["Hoà Bình", "Hoà Bình", "Hoa\u{300} Bi\u{300}nh"].enumerated() {
            try indexer.add(Document(id: "h\(number)", title: "", text: "mưa", fields: ["place": .string(place)]))
        }
        try indexer.commit()
        var options = SearchOptions(limit: 1)
        options.facets = [FacetRequest(field: "place")]
        let facet = try SearchIndex.open(at: folder.index).search("mưa", options: options).facets[0]
        #expect(
            facet.values.map(\.value) == ["Hoà Bình", "An Nhơn", "Ân Thi", "Dĩ An", "Đông Hà", "Quận 9", "Quận 10"]
        )
        #expect(facet.values.map(\.count) == [4, 1, 1, 1, 1, 1, 1])
    }

    /// Most documents write it in the second form, though most of the first segment's in the first.
    @Test func formsOfAllSegmentsAreCounted() throws {
        let folder = try IndexFolder()
        let indexer = try Indexer(path: folder.index)
        for (number, place) in ["Hoà", "Hoà", "Hòa", "Hòa", "Hoà", "Hòa", "Hòa"].enumerated() {
            try indexer.add(Document(id: "\(number)", title: "", text: "mưa", fields: ["place": .string(place)]))
            if number == 2 || number == 4 { try indexer.commit() }
        }
        try indexer.commit()
        var options = SearchOptions(limit: 1)
        options.facets = [FacetRequest(field: "place")]
        let facet = try SearchIndex.open(at: folder.index).search("mưa", options: options).facets[0]
        #expect(facet.values == [Facet.Value(value: "Hòa", count: 7)])
        #expect(Array(facet.values[0].value.utf8) == Array("Hòa".utf8))
    }

    @Test func unknownFieldsAreNamed() throws {
        var options = SearchOptions()
        options.facets = [FacetRequest(field: "issuer")]
        #expect {
            try index.search("mưa", options: options)
        } throws: { error in
            guard case TraCuuError.usage(let reason) = error else { return false }
            return reason.contains("issuer") && reason.contains("date, level, mixed, share, type")
        }
        let empty = try IndexFolder()
        try Indexer(path: empty.index).commit()
        let facets = try SearchIndex.open(at: empty.index).search("mưa", options: options).facets
        #expect(facets == [Facet(field: "issuer", values: [], otherValues: 0)])
    }
}
