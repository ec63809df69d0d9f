// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import TraCuu
import VietnameseText

/// Ranks the fixtures' queries and compares with the relevance labels.
///
/// The floors are a little below what the default ranking reaches; a change that makes it worse falls below them. Plain
/// BM25 reaches the first, but without diacritics not the second.
@Suite struct FixtureRelevanceTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("fixtures").path
    private let folder: IndexFolder
    private let index: SearchIndex
    private let queries: [(id: String, text: String)]
    /// For each query the grades of documents.
    private let grades: [String: [String: Int]]

    init() throws {
        folder = try IndexFolder()
        let sources = [Self.fixtures + "/archive.jsonl", Self.fixtures + "/files"]
        let report = try ArchiveIndexer().run(sources, into: folder.index)
        try #require(report.documents == 64 && report.bad == 0)
        index = try SearchIndex.open(at: folder.index)
        let lines = try String(contentsOfFile: Self.fixtures + "/queries.tsv", encoding: .utf8)
        queries = lines.split(separator: "\n").map { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return (String(parts[0]), String(parts[1]))
        }
        var grades: [String: [String: Int]] = [:]
        for line in try String(contentsOfFile: Self.fixtures + "/qrels.txt", encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: " ")
            grades[String(parts[0]), default: [:]][String(parts[2])] = Int(parts[3])
        }
        self.grades = grades
    }

    @Test func ranksAsTheLabelsSay() throws {
        #expect(queries.count == 25)
        #expect(try meanGain { $0 } >= 0.91)
    }

    @Test func ranksAlmostAsWellWithoutDiacritics() throws {
        #expect(try meanGain { VietnameseText.fold($0) } >= 0.9)
    }

    @Test func ranksTheSameInEveryToneStyleAndForm() throws {
        for (id, text) in queries {
            let expected = try index.search(text, options: SearchOptions(limit: 64)).hits.map { "\($0.id) \($0.score)" }
            let spellings = [
                VietnameseText.canonicalize(text, style: .old), VietnameseText.canonicalize(text, style: .new),
                text.decomposedStringWithCanonicalMapping, text.uppercased(),
            ]
            for spelling in spellings {
                let found = try index.search(spelling, options: SearchOptions(limit: 64)).hits
                #expect(found.map { "\($0.id) \($0.score)" } == expected, "\(id): \(spelling)")
            }
        }
    }

    @Test(arguments: [("145/2020/NĐ-CP", "nd-145-2020"), ("455-qd/tu", "qd-455-2022")])
    func putsADocumentBeforeThoseThatMentionIt(number: String, id: String) throws {
        #expect(try index.search(number).hits.first?.id == id)
    }

    /// nDCG@10 over all queries: gain 2^grade - 1, discount log2(rank + 1) (Järvelin and Kekäläinen, 2002; Burges et
    /// al., 2005).
    private func meanGain(_ spelling: (String) -> String) throws -> Double {
        var sum = 0.0
        for (id, text) in queries {
            let grades = grades[id] ?? [:]
            let hits = try index.search(spelling(text)).hits
            let found = gain(hits.map { grades[$0.id] ?? 0 })
            sum += found / gain(grades.values.sorted(by: >))
        }
        return sum / Double(queries.count)
    }

    private func gain(_ grades: [Int]) -> Double {
        grades.prefix(10).enumerated().reduce(0) { $0 + (pow(2, Double($1.element)) - 1) / log2(Double($1.offset) + 2) }
    }
}
