// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// An index whose documents are put into another order holds what it held.
struct ReorderingMergeTests {
    private func archive(_ random: inout SeededGenerator) throws -> MemoryDirectory {
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.mergeFactor = 100
        let writer = try IndexWriter(directory, options: options)
        for number in 0..<600 {
            try writer.add(SampleDocument.random(id: "\(number)", longest: 20, &random))
            if number % 250 == 249 { try writer.commit() }
        }
        for number in stride(from: 0, to: 400, by: 9) { #expect(try writer.delete("\(number)")) }
        try writer.commit()
        return directory
    }

    /// The values of all columns by the ids of their documents.
    private func columns(_ snapshot: IndexSnapshot) throws -> [String: [String]] {
        var all: [String: [String]] = [:]
        for segment in snapshot.segments {
            for document in 0..<segment.documentCount where segment.deletions?.contains(document) != true {
                let id = try segment.stored.id(at: document)
                for column in try segment.columns.allColumns() {
                    for index in column.values(of: document) {
                        let value = String(decoding: column.keyword(column.ordinal(at: index)), as: UTF8.self)
                        all[id, default: []].append("\(column.name)=\(value)")
                    }
                }
            }
        }
        return all
    }

    private func lengths(_ snapshot: IndexSnapshot) throws -> [String: [UInt32]] {
        var all: [String: [UInt32]] = [:]
        for segment in snapshot.segments {
            for document in 0..<segment.documentCount where segment.deletions?.contains(document) != true {
                let norms = segment.norms
                all[try segment.stored.id(at: document)] = [
                    norms.length(document), norms.titleLength(document), UInt32(norms.codes[Int(document)]),
                ]
            }
        }
        return all
    }

    @Test func nothingIsLost() throws {
        var random = SeededGenerator.fresh()
        let directory = try archive(&random)
        let before = try IndexSnapshot(newest: directory)
        try IndexWriter(directory).mergeAll(reordering: true)
        let after = try IndexSnapshot(newest: directory)
        #expect(after.segments.count == 1 && after.documentCount == before.liveCount)
        #expect(try IndexContent(after) == IndexContent(before))
        #expect(try columns(after) == columns(before))
        #expect(try lengths(after) == lengths(before))
        #expect(try IndexChecker.check(directory).problems == [])
        // They did move.
        let ids = try (0..<after.segments[0].documentCount).map { try after.segments[0].stored.id(at: $0) }
        #expect(ids != ids.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) })
    }

    @Test func bigramsStay() throws {
        var random = SeededGenerator.fresh()
        let directory = try archive(&random)
        try IndexWriter(directory).mergeAll()
        let plain = try IndexSnapshot(newest: directory).segments[0]
        try IndexWriter(directory).mergeAll(reordering: true)
        let reordered = try IndexSnapshot(newest: directory).segments[0]
        let files = [plain, reordered].map { segment in segment.files.first { $0.kind == .bigrams }?.file }
        let bodies = try files.map { file in try file.map { Array(try $0.bytes(at: 32, count: Int($0.bodyEnd) - 32)) } }
        #expect(bodies[0] != nil && bodies[0] == bodies[1])
    }

    /// The order is found anew, and the same again.
    @Test func anIndexMayBeReorderedAgainAndGoOn() throws {
        var random = SeededGenerator.fresh()
        let directory = try archive(&random)
        let writer = try IndexWriter(directory)
        try writer.mergeAll(reordering: true)
        try writer.add(SampleDocument(id: "5", text: "văn bản mới"))
        #expect(try writer.delete("13"))
        try writer.commit()
        let before = try IndexContent(IndexSnapshot(newest: directory))
        try writer.mergeAll(reordering: true)
        #expect(try IndexContent(IndexSnapshot(newest: directory)) == before)
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test func anEmptyIndexHasNothingToReorder() throws {
        let directory = MemoryDirectory()
        try IndexWriter(directory).mergeAll(reordering: true)
        #expect(try IndexSnapshot(newest: directory).documentCount == 0)
    }

    /// The stored documents are the same whether they fit memory at once or not.
    @Test(arguments: [0, 1, 1000, 1 << 20]) func storedDocumentsAreCopiedInPasses(limit: Int) throws {
        var random = SeededGenerator.fresh()
        let directory = try archive(&random)
        try IndexWriter(directory).mergeAll()
        let segment = try IndexSnapshot(newest: directory).segments[0]
        let order = DocumentOrder((0..<segment.documentCount).shuffled(using: &random))
        let (other, id) = (MemoryDirectory(), SegmentID(high: 1, low: 2))
        let writer = try StoredWriter(other, name: "s", segment: id)
        try StoredReordering(segment.stored, order, limit: limit).write(to: writer)
        _ = try writer.finish()
        let copy = try StoredReader(IndexFile(other, name: "s", kind: .stored, segment: id))
        #expect(copy.documentCount == segment.documentCount)
        for (number, document) in order.documents.enumerated() {
            #expect(try copy.document(at: UInt32(number)) == segment.stored.document(at: document))
        }
    }

    /// What does not fit the memory are the most frequent words.
    @Test func littleMemoryLeavesFrequentWordsOut() throws {
        var random = SeededGenerator.fresh()
        let directory = try archive(&random)
        try IndexWriter(directory).mergeAll()
        let segment = try IndexSnapshot(newest: directory).segments[0]
        let all = try ForwardIndex(segment, memory: .max)
        for memory in [0, 4, 400, 20_000] {
            let some = try ForwardIndex(segment, memory: memory)
            let entries = (0..<segment.documentCount).reduce(0) { $0 + some.terms(of: $1).count }
            #expect(entries * 4 <= memory)
            #expect(some.termCount <= all.termCount)
            let order = GraphBisection(index: some).order(threads: 1)
            #expect(order.sorted() == (0..<segment.documentCount).map { $0 })
        }
    }
}
