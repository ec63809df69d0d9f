// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// Indexes built by several threads against those built by one.
struct ParallelWriterTests {
    private enum Work {
        case add(SampleDocument)
        case delete(String)
    }

    /// What ranking sees of an index: documents in their order, and the statistics.
    private struct Ranked: Equatable {
        var ids: [String] = []
        var documents: UInt64
        var tokens: UInt64
        var frequencies: [TermName: SpellingCounts] = [:]

        init(_ snapshot: IndexSnapshot) throws {
            documents = snapshot.documentCount
            tokens = snapshot.tokenCount
            for segment in snapshot.segments {
                for document in 0..<segment.documentCount where segment.deletions?.contains(document) != true {
                    ids.append(try segment.stored.document(at: document).id)
                }
                var cursor = segment.terms.cursor()
                while try cursor.next() {
                    let field = cursor.field
                    let name = field < 2 ? "\(field)" : segment.info.fields[Int(field) - 2]
                    let term = TermName(field: name, key: Array(cursor.fullKey.dropFirst()))
                    var counts = frequencies[term] ?? SpellingCounts(documentFrequency: 0, totalFrequency: 0)
                    counts.documentFrequency += cursor.info.documentFrequency
                    counts.totalFrequency += cursor.info.totalFrequency
                    frequencies[term] = counts
                }
            }
        }
    }

    private func options(threads: Int, _ random: inout SeededGenerator) -> IndexOptions {
        var options = IndexOptions()
        options.threads = threads
        options.memory = [64 << 20, 256 << 20][random.below(2)]
        options.builderLimit = [nil, 40_000, 60_000, 80_000, 0][random.below(random.below(2) == 0 ? 5 : 4)]
        options.batchLimit = 1 + random.below(2_000)
        options.mergeFactor = 2 + random.below(6)
        return options
    }

    /// Additions with repeated ids and deletions in between, in one commit of a new index: nothing depends on the threads.
    @Test(arguments: 0..<4) func theIndexDoesNotDependOnThreads(_ run: Int) throws {
        var random = SeededGenerator(seed: SeededGenerator.fresh().seed &+ UInt64(run))
        let ids = 20 + random.below(100)
        var model: [String: SampleDocument] = [:]
        let work: [Work] = (0..<100).map { _ in
            let id = "tài liệu \(random.below(ids))"
            return random.below(run % 2 == 0 ? 8 : 100) == 0 ? .delete(id) : .add(.random(id: id, longest: 30, &random))
        }
        for step in work {
            switch step {
            case .add(let document): model[document.id] = document
            case .delete(let id): model[id] = nil
            }
        }
        let expected = try IndexContent(expected: model.values)
        var first: Ranked?
        for threads in [1, 2, 3, 7] {
            let options = options(threads: threads, &random)
            let what = "\(threads) threads, \(options), seed \(random.seed)"
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory, options: options)
            var alive: Set<String> = []
            for step in work {
                switch step {
                case .add(let document):
                    try writer.add(document)
                    alive.insert(document.id)
                case .delete(let id):
                    #expect(try writer.delete(id) == (alive.remove(id) != nil), "\(id), \(what)")
                }
            }
            try writer.commit()
            #expect(try IndexChecker.check(directory).problems == [], "\(what)")
            let snapshot = try IndexSnapshot(newest: directory)
            #expect(try IndexContent(snapshot) == expected, "\(what)")
            let ranked = try Ranked(snapshot)
            #expect(first == nil || ranked == first, "\(what)")
            first = first ?? ranked
            let counts = writer.counts
            #expect(counts.added - counts.replaced - counts.deleted == model.count, "\(what)")
        }
    }

    /// Over several commits, deleted documents are left until a merge; documents and their order do not depend on threads
    /// before, nor do statistics after it.
    @Test(arguments: 0..<2) func severalCommitsDoNotDependOnThreads(_ run: Int) throws {
        var random = SeededGenerator(seed: SeededGenerator.fresh().seed &+ UInt64(run))
        let commits = (0..<3).map { _ in
            (0..<30).map { _ in SampleDocument.random(id: "\(random.below(60))", longest: 30, &random) }
        }
        var first: (before: Ranked, after: Ranked)?
        for threads in [1, 2, 3, 7] {
            let options = options(threads: threads, &random)
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory, options: options)
            for documents in commits {
                for document in documents { try writer.add(document) }
                try writer.commit()
            }
            let before = try Ranked(IndexSnapshot(newest: directory))
            try writer.mergeAll()
            let after = try Ranked(IndexSnapshot(newest: directory))
            #expect(first == nil || first?.before.ids == before.ids, "\(options), seed \(random.seed)")
            #expect(first == nil || first?.after == after, "\(options), seed \(random.seed)")
            first = first ?? (before, after)
        }
    }

    /// What a commit itself replaces or deletes leaves no trace.
    @Test(arguments: [1, 3]) func replacedDocumentsOfTheSameCommitDoNotCount(_ threads: Int) throws {
        var options = IndexOptions()
        options.threads = threads
        options.batchLimit = 1
        options.builderLimit = 0
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, options: options)
        for _ in 0..<3 {
            for id in 0..<5 { try writer.add(SampleDocument(id: "\(id)", text: "lũ")) }
        }
        #expect(try writer.delete("3"))
        try writer.commit()
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.documentCount == 4 && snapshot.tokenCount == 4)
        #expect(writer.counts.replaced == 10 && writer.counts.deleted == 1)
        // Those of earlier commits stay until a merge.
        try writer.add(SampleDocument(id: "1", text: "lũ"))
        try writer.commit()
        #expect(try IndexSnapshot(newest: directory).liveCount == 4)
    }

    /// Small commits are built by the calling thread, larger ones by others, in any order.
    @Test func commitsOfAllSizesFollowEachOther() throws {
        var options = IndexOptions()
        options.threads = 3
        options.batchLimit = 1_000
        options.builderLimit = 60_000
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, options: options)
        var model: [String: SampleDocument] = [:]
        for count in [1, 60, 0, 2, 30, 1] {
            for _ in 0..<count {
                let document = SampleDocument.random(id: "\(random.below(120))", &random)
                try writer.add(document)
                model[document.id] = document
            }
            try writer.commit()
            let content = try IndexContent(IndexSnapshot(newest: directory))
            #expect(content == (try IndexContent(expected: model.values)), "\(count), seed \(random.seed)")
        }
        #expect(try IndexChecker.check(directory).problems == [])
    }

    /// Which documents have too many fields does not depend on where segments end.
    @Test(arguments: [1, 4]) func fieldsAreCountedForACommit(_ threads: Int) throws {
        var options = IndexOptions()
        options.threads = threads
        options.batchLimit = 1
        options.builderLimit = 0
        let writer = try IndexWriter(MemoryDirectory(), options: options)
        func add(_ number: Int) -> Bool {
            var document = SampleDocument(id: "\(number)")
            document.fields = [.init("field\(number)", "x")]
            return failure { try writer.add(document) } == nil
        }
        #expect((0..<300).filter { add($0) } == Array(0..<254))
        #expect(add(7))
        try writer.commit()
        #expect(add(299))
    }

    @Test(arguments: [0, -1]) func fewerThreadsThanOneAreRefused(_ threads: Int) {
        var options = IndexOptions()
        options.threads = threads
        #expect(throws: TraCuuError.self) { try IndexWriter(MemoryDirectory(), options: options) }
    }

    /// A writer that goes away in the middle leaves its lock, and nothing else that matters.
    @Test func aWriterMayGoAwayWhileThreadsBuild() throws {
        let directory = MemoryDirectory()
        var random = SeededGenerator(seed: 9)
        for _ in 0..<5 {
            var options = IndexOptions()
            options.threads = 3
            options.batchLimit = 500
            options.builderLimit = 60_000
            let writer = try IndexWriter(directory, options: options)
            for number in 0..<(50 + random.below(50)) {
                try writer.add(SampleDocument.random(id: "\(number)", &random))
            }
        }
        let writer = try IndexWriter(directory)
        try writer.commit()
        #expect(try IndexSnapshot(newest: directory).liveCount == 0)
        #expect(!directory.names().contains { SegmentFiles.isName($0) })
    }
}
