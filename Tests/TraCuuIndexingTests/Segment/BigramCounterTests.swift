// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

struct BigramCounterTests {
    private struct Pair: Hashable {
        var first: String
        var second: String
    }

    /// The pairs of texts, counted token by token.
    private func expected(_ documents: [SampleDocument]) throws -> [Pair: UInt64] {
        let analyzer = try Analyzer()
        var counts: [Pair: UInt64] = [:]
        for text in documents.flatMap({ [$0.title, $0.text] }) {
            let tokens = analyzer.tokens(in: text).filter { $0.kind != .alias }
            let words = tokens.map { $0.kind == .syllable ? "\($0.folded)\0\($0.exact)" : "\($0.kind)" }
            for (first, second) in zip(["border"] + words, words + ["border"])
            where first.contains("\0") || second.contains("\0") {
                counts[Pair(first: first, second: second), default: 0] += 1
            }
        }
        return counts
    }

    private func counted(_ snapshot: IndexSnapshot) throws -> [Pair: UInt64] {
        var counts: [Pair: UInt64] = [:]
        for segment in snapshot.segments {
            let bigrams = try #require(segment.bigrams)
            try bigrams.check()
            let names =
                ["border", "number", "word"]
                + (0..<bigrams.syllableCount).map { String(decoding: bigrams.key($0), as: UTF8.self) }
            for (neighbour, name) in names.enumerated() {
                var entries: [UInt64] = []
                try bigrams.followers(of: neighbour, in: 0..<Int.max, into: &entries)
                for entry in entries {
                    counts[Pair(first: name, second: names[Int(entry >> 32)]), default: 0] += entry & 0xFFFF_FFFF
                }
            }
        }
        return counts
    }

    @Test(arguments: [nil, 0, 60_000]) func pairsAreCountedAndMerged(_ limit: Int?) throws {
        var random = SeededGenerator.fresh()
        let documents = (0..<80).map { SampleDocument.random(id: "\($0)", longest: 80, &random) }
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.builderLimit = limit
        options.mergeFactor = 3
        let writer = try IndexWriter(directory, options: options)
        for document in documents { try writer.add(document) }
        try writer.commit()
        let counts = try expected(documents)
        #expect(try counted(IndexSnapshot(newest: directory)) == counts, "seed \(random.seed)")
        // A deleted document counts on: its pairs cannot be told from the others' any more.
        _ = try writer.delete("7")
        try writer.mergeAll()
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.segments.count == 1)
        #expect(try counted(snapshot) == counts, "seed \(random.seed)")
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test func aLongTextIsOneText() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let document = SampleDocument(id: "1", text: String(repeating: "quy chế dân chủ, ", count: 60_000))
        try writer.add(document)
        try writer.commit()
        #expect(document.text.utf8.count > TextPieces.size)
        #expect(try counted(IndexSnapshot(newest: directory)) == (try expected([document])))
    }

    /// Segments of earlier releases have no bigrams; they are read and merged all the same.
    @Test func segmentsWithoutBigramsWork() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(SampleDocument.random(id: "1", &random))
        try writer.commit()
        let reference = try #require(try CommitPoint.newest(directory)?.segments.first)
        var info = try #require(try IndexSnapshot(newest: directory).segments.first).info
        info.hasBigrams = false
        _ = try info.write(directory, name: SegmentFiles.name(reference.number, .segment), segment: reference.id)
        try directory.remove(SegmentFiles.name(reference.number, .bigrams))
        let old = try IndexSnapshot(newest: directory)
        #expect(old.segments.first?.bigrams == nil)
        #expect(try IndexChecker.check(directory).problems == [])
        let content = try IndexContent(old)
        let second = SampleDocument(id: "2", text: "dân chủ")
        let merging = try IndexWriter(MemoryDirectory(path: "x"))
        try merging.commit()
        _ = consume writer
        let again = try IndexWriter(directory)
        try again.mergeAll()
        #expect(try IndexContent(IndexSnapshot(newest: directory)) == content)
        try again.add(second)
        try again.mergeAll()
        let merged = try IndexSnapshot(newest: directory)
        #expect(merged.segments.count == 1)
        #expect(try counted(merged) == (try expected([second])))
    }

    @Test func largeCountsAreKept() {
        var random = SeededGenerator.fresh()
        var table = PairTable()
        var expected: [UInt32: UInt32] = [:]
        for _ in 0..<30_000 {
            let first = UInt16(random.below(random.below(3) == 0 ? 3000 : 40))
            let second = UInt16(random.below(random.below(3) == 0 ? 3000 : 40))
            table.add(first, second)
            expected[UInt32(first) << 16 | UInt32(second), default: 0] += 1
        }
        for _ in 0..<200_000 { table.add(5, 6) }
        expected[5 << 16 | 6, default: 0] += 200_000
        var found: [UInt32: UInt32] = [:]
        table.visitAll { found[UInt32($0) << 16 | UInt32($1), default: 0] += $2 }
        #expect(found == expected, "seed \(random.seed)")
        #expect(table.memory > 0)
    }
}
