// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing
import TraCuuQuery
import TraCuuStorage
import VietnameseText

@testable import TraCuuSearch

/// Aliases (`tphcm` for `TP.HCM`) from the text to the hit.
struct AliasTests {
    private static let texts = [
        "dots": "Họp tại TP.HCM sáng nay.",
        "joined": "Họp tại TPHCM sáng nay.",
        "apart": "Họp tại TP. HCM sáng nay.",
        "ministry": "Thông báo của Bộ GD&ĐT về kỳ thi.",
        "short": "Thông báo của Bộ GDĐT về kỳ thi.",
        "date": "Công bố ngày 05 tháng 3 năm 2022.",
        "number": "Theo Nghị định 145/2020/NĐ-CP của Chính phủ.",
        "plain": "Biên bản số 145, quyển 2020, tờ cp.",
    ]

    private func makeIndex() throws -> (MemoryDirectory, IndexSnapshot) {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for (id, text) in Self.texts.sorted(by: { $0.key < $1.key }) { try writer.add(id: id, title: "", text: text) }
        try writer.commit()
        return (directory, try IndexSnapshot(newest: directory))
    }

    private func find(_ query: String, in snapshot: IndexSnapshot) throws -> Set<String> {
        let compiled = try QueryCompiler(try Analyzer()).compile(try QueryParser.parse(query))
        let found = try Searcher(snapshot).search(compiled, limit: 100)
        return Set(try found.hits.map { try snapshot.segments[$0.segment].stored.id(at: $0.document) })
    }

    @Test(arguments: [
        ("+TP.HCM", ["dots", "joined", "apart"]), ("+tphcm", ["dots", "joined"]), ("+\"TP HCM\"", ["dots", "apart"]),
        ("+GD&ĐT", ["ministry", "short"]), ("+gdđt", ["ministry", "short"]), ("+gddt", ["ministry", "short"]),
        ("5/3/2022", ["date"]), ("05-03-2022", ["date"]), ("\"ngày 05 tháng 3\"", ["date"]),
        ("145/2020/nđ-cp", ["number"]), ("145/2020/ND-CP", ["number"]), ("+145 +2020 +cp", ["number", "plain"]),
    ])
    func findsEverySpelling(_ query: String, _ expected: [String]) throws {
        let (_, snapshot) = try makeIndex()
        #expect(try find(query, in: snapshot) == Set(expected), "\(query)")
    }

    @Test func aPhraseDoesNotSeeAliases() throws {
        let (_, snapshot) = try makeIndex()
        #expect(try find("\"tại TP HCM sáng\"", in: snapshot) == ["dots", "apart"])
        #expect(try find("\"tại TPHCM sáng\"", in: snapshot) == ["joined"])
    }

    /// Lengths do not count aliases, and survive merges that drop documents.
    @Test func lengthsCountWordsOnly() throws {
        let (directory, snapshot) = try makeIndex()
        let words = Self.texts.values.reduce(0) { sum, text in
            sum + ((try? Analyzer())?.tokens(in: text).filter { $0.kind != .alias }.count ?? 0)
        }
        #expect(snapshot.tokenCount == UInt64(words))
        #expect(try IndexChecker.check(directory).problems.isEmpty)

        let writer = try IndexWriter(directory)
        for id in ["dots", "ministry"] {
            _ = try Array(id.utf8).withBytes { (id) throws(TraCuuError) in try writer.delete(id) }
        }
        try writer.commit()
        try writer.mergeAll()
        try writer.commit()
        let merged = try IndexSnapshot(newest: directory)
        #expect(merged.documentCount == UInt64(Self.texts.count - 2))
        #expect(merged.tokenCount == UInt64(words - 6 - 9))
        #expect(try IndexChecker.check(directory).problems.isEmpty)
    }

    @Test(arguments: [
        ("tphcm", "Họp tại TP.HCM sáng nay.", ["TP.HCM"]),
        ("gddt", "Bộ GD&ĐT báo", ["GD&ĐT"]),
        ("145/2020/nd-cp", "Nghị định 145/2020/NĐ-CP của", ["145/2020/NĐ-CP"]),
        ("hcm", "Họp tại TP.HCM sáng nay.", ["HCM"]),
    ])
    func highlightsAllThatAnAliasStandsFor(_ query: String, _ text: String, _ expected: [String]) throws {
        let analyzer = try Analyzer()
        let compiled = try QueryCompiler(analyzer).compile(try QueryParser.parse(query))
        let ranges = Highlighter(compiled.highlights, analyzer: analyzer).highlights(in: text)
        let bytes = Array(text.utf8)
        #expect(ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
    }
}
