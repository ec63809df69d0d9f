// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// Random work on an index against a dictionary of documents.
struct WriterModelTests {
    @Test(arguments: 0..<9) func anIndexHoldsWhatADictionaryHolds(_ run: Int) throws {
        var random = SeededGenerator(seed: SeededGenerator.fresh().seed &+ UInt64(run))
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.mergeFactor = 2 + random.below(4)
        options.builderLimit = [nil, 0, 80_000][run % 3]
        options.threads = 1 + run / 3
        options.batchLimit = 2_000
        var writer = try IndexWriter(directory, options: options)
        var model: [String: SampleDocument] = [:]
        var committed: [String: SampleDocument] = [:]
        var older: [(snapshot: IndexSnapshot, content: IndexContent)] = []

        func check(_ what: String) throws {
            let report = try IndexChecker.check(directory)
            #expect(report.problems == [], "\(what), seed \(random.seed)")
            let snapshot = try IndexSnapshot(newest: directory)
            #expect(snapshot.liveCount == UInt64(committed.count), "\(what), seed \(random.seed)")
            let content = try IndexContent(snapshot)
            #expect(content == (try IndexContent(expected: committed.values)), "\(what), seed \(random.seed)")
            if random.below(3) == 0 { older.append((snapshot, content)) }
        }

        for _ in 0..<40 {
            switch random.below(10) {
            case 0..<5:
                for _ in 0..<random.below(20) {
                    let document = SampleDocument.random(id: "tài liệu \(random.below(60))", &random)
                    try writer.add(document)
                    model[document.id] = document
                }
            case 5:
                for _ in 0..<random.below(6) {
                    let id = "tài liệu \(random.below(60))"
                    #expect(
                        try writer.delete(id) == (model.removeValue(forKey: id) != nil),
                        "\(id), seed \(random.seed)"
                    )
                }
            case 6...7:
                try writer.commit()
                committed = model
                try check("commit")
            case 8:
                try writer.mergeAll()
                committed = model
                try check("mergeAll")
                let snapshot = try IndexSnapshot(newest: directory)
                #expect(snapshot.segments.count == (model.isEmpty ? 0 : 1))
                #expect(snapshot.documentCount == UInt64(model.count))
            default:
                // Without a commit the work is lost. The lock must go before another writer comes.
                let generation = try CommitPoint.newest(directory)?.generation
                writer = try Self.reopen(&writer, directory, options)
                #expect(try CommitPoint.newest(directory)?.generation == generation)
                model = committed
            }
        }
        for (snapshot, content) in older {
            #expect(try IndexContent(snapshot) == content, "an old snapshot changed, seed \(random.seed)")
        }
    }

    private static func reopen(
        _ writer: inout IndexWriter,
        _ directory: MemoryDirectory,
        _ options: IndexOptions
    ) throws -> IndexWriter {
        // A writer of another directory takes the variable, so that the old writer goes away.
        writer = try IndexWriter(MemoryDirectory(), options: options)
        return try IndexWriter(directory, options: options)
    }

    @Test func severalSegmentsAreBuiltInOneCommit() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.mergeFactor = 100
        options.builderLimit = 0
        let writer = try IndexWriter(directory, options: options)
        var model: [String: SampleDocument] = [:]
        for _ in 0..<30 {
            let document = SampleDocument.random(id: "\(random.below(20))", &random)
            try writer.add(document)
            model[document.id] = document
            if random.below(5) == 0 {
                let id = "\(random.below(20))"
                #expect(try writer.delete(id) == (model.removeValue(forKey: id) != nil), "seed \(random.seed)")
            }
        }
        #expect(try IndexSnapshot(newest: directory).segments.isEmpty)
        try writer.commit()
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.segments.count > 10)
        #expect(snapshot.segments.allSatisfy { $0.documentCount == 1 })
        #expect(try IndexContent(snapshot) == IndexContent(expected: model.values), "seed \(random.seed)")
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test func statisticsOfAMergedIndexAreThoseOfItsLiveDocuments() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        var model: [String: SampleDocument] = [:]
        for round in 0..<6 {
            for _ in 0..<40 {
                let document = SampleDocument.random(id: "\(random.below(120))", &random)
                try writer.add(document)
                model[document.id] = document
            }
            if round > 2, let id = model.keys.sorted().first {
                #expect(try writer.delete(id))
                model[id] = nil
            }
            try writer.commit()
        }
        try writer.mergeAll()
        let snapshot = try IndexSnapshot(newest: directory)
        let segment = try #require(snapshot.segments.first)
        let expected = try IndexContent(expected: model.values)
        var terms = 0
        var cursor = segment.terms.cursor()
        while try cursor.next() {
            guard cursor.field == 0 else { continue }
            terms += 1
            let name = TermName(field: "text", key: Array(cursor.fullKey.dropFirst()))
            let occurrences = try #require(expected.terms[name])
            #expect(Int(cursor.info.documentFrequency) == Set(occurrences.map(\.id)).count)
            #expect(Int(cursor.info.totalFrequency) == occurrences.count)
            let spellings = try cursor.spellings()
            #expect(Set(spellings.map(\.key)) == Set(occurrences.map(\.spelling)))
            for spelling in spellings {
                let own = occurrences.filter { $0.spelling == spelling.key }
                #expect(Int(spelling.counts.documentFrequency) == Set(own.map(\.id)).count)
                #expect(Int(spelling.counts.totalFrequency) == own.count)
            }
        }
        #expect(terms == expected.terms.keys.filter { $0.field == "text" }.count)
        // An alias stands where a word stands already.
        var places: Set<[String]> = []
        for (name, occurrences) in expected.terms where name.field == "text" {
            places.formUnion(occurrences.map { [$0.id, "\($0.position)"] })
        }
        #expect(snapshot.tokenCount == UInt64(places.count))
    }
}
