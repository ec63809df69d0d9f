// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TestSupport
import Testing
import TraCuu

@testable import TraCuuIndexing

/// What is found, and with which scores, does not depend on how many threads built the index.
@Suite struct ParallelIndexingTests {
    private static let words = [
        "bão", "bao", "lũ", "lụt", "đê", "đường", "duong", "dương", "xã", "xa", "dân", "quân", "nước", "mưa", "gió",
        "tỉnh",
    ]

    private static let queries = [
        "bao", "bão", "bão lũ", "+duong -lũ", "\"mưa gió\"", "\"bao lut\"~3", "bão AND type:\"tin 1\"",
        "=dương tỉnh xã",
    ]

    private struct Found: Equatable {
        var total: Int
        var ids: [String]
        var scores: [Float]
    }

    private func run(_ random: inout SeededGenerator) -> String {
        (0..<1 + random.below(30)).map { _ in
            Self.words[min(random.below(Self.words.count), random.below(Self.words.count))]
        }.joined(separator: " ")
    }

    private func options(threads: Int, _ random: inout SeededGenerator) -> IndexOptions {
        var options = IndexOptions()
        options.threads = threads
        options.builderLimit = [nil, 60_000, 70_000][random.below(3)]
        options.batchLimit = 500 + random.below(3_000)
        options.mergeFactor = 2 + random.below(7)
        return options
    }

    private func search(_ path: String) throws -> [Found] {
        let index = try SearchIndex.open(at: path)
        var options = SearchOptions()
        options.limit = 1_000
        return try Self.queries.map { query in
            let results = try index.search(query, options: options)
            return Found(total: Int(results.total), ids: results.hits.map(\.id), scores: results.hits.map(\.score))
        }
    }

    @Test(arguments: 0..<2) func scoresAndOrderDoNotDependOnThreads(_ number: Int) throws {
        var random = SeededGenerator(seed: SeededGenerator.fresh().seed &+ UInt64(number))
        let documents = (0..<120).map { _ in
            Document(
                id: "d\(random.below(100))",
                title: run(&random),
                text: run(&random),
                fields: ["type": .string("tin \(random.below(3))")]
            )
        }
        let deletions = (0..<documents.count).map { _ in random.below(25) == 0 ? "d\(random.below(100))" : nil }
        var first: [Found]?
        for threads in [1, 2, 3, 7] {
            let folder = try IndexFolder()
            let options = options(threads: threads, &random)
            let indexer = try Indexer(path: folder.index, options: options)
            for (document, deletion) in zip(documents, deletions) {
                try indexer.add(document)
                if let deletion { try indexer.delete(id: deletion) }
            }
            try indexer.commit()
            let found = try search(folder.index)
            #expect(found.contains { $0.total > 5 })
            #expect(first == nil || found == first, "\(options), seed \(random.seed)")
            first = first ?? found
        }
    }

    private func archive(_ lines: [String], threads: Int, strict: Bool = false) throws -> (IndexingReport?, [String]) {
        let folder = try IndexFolder()
        let source = try folder.write("a.jsonl", lines.joined(separator: "\n"))
        var bad: [String] = []
        var archive = ArchiveIndexer()
        archive.options.threads = threads
        archive.options.batchLimit = 600
        archive.options.builderLimit = 60_000
        archive.isStrict = strict
        archive.onBad = { bad.append("\($0)".replacingOccurrences(of: folder.path, with: "")) }
        do {
            return (try archive.run([source], into: folder.index), bad)
        } catch {
            bad.append("\(error)".replacingOccurrences(of: folder.path, with: ""))
            #expect(try SearchIndex.open(at: folder.index).statistics.documents == 0)
            return (nil, bad)
        }
    }

    /// Lines that cannot be read and documents that the index refuses are told once, in their order.
    @Test func badDocumentsAreToldAsWithOneThread() throws {
        var random = SeededGenerator.fresh()
        var lines = (0..<60).map { "{\"id\":\"\($0 % 50)\",\"text\":\"\(run(&random))\"}" }
        lines[20] = "{"
        lines[35] = "{\"id\":\"x\",\"\(String(repeating: "a", count: 300))\":1}"
        lines[50] = "{\"text\":\"không có id\"}"
        let expected = try archive(lines, threads: 1)
        #expect(expected.1.count == 3 && expected.0?.bad == 3 && expected.0?.documents == 57)
        for threads in [2, 7] {
            let found = try archive(lines, threads: threads)
            #expect(found.1 == expected.1)
            #expect(found.0?.documents == 57 && found.0?.replaced == expected.0?.replaced && found.0?.bad == 3)
        }
        let strict = try archive(lines, threads: 1, strict: true)
        #expect(strict.0 == nil && strict.1.count == 1)
        for threads in [2, 7] { #expect(try archive(lines, threads: threads, strict: true).1 == strict.1) }
    }
}
