// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// Files whose checksums are right although what they say is wrong.
struct IndexCheckerTests {
    private func makeIndex(documents: Int = 150) throws -> MemoryDirectory {
        var random = SeededGenerator(seed: 5)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for number in 0...documents {
            try writer.add(SampleDocument.random(id: "\(number)", longest: 20, &random))
        }
        try writer.commit()
        _ = try writer.delete("1")
        _ = try writer.delete("2")
        try writer.commit()
        return directory
    }

    /// Replaces a file by one with another body.
    private func replace(
        _ name: String,
        _ kind: FileKind,
        in directory: MemoryDirectory,
        _ change: (inout [UInt8]) -> Void
    ) throws {
        let file = try IndexFile(directory, name: name, kind: kind, segment: nil)
        var body = Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
        change(&body)
        let writer = try IndexFileWriter(directory, name: name, kind: kind, segment: file.segment)
        try body.withUnsafeBytes { try writer.write($0) }
        _ = try writer.finish()
    }

    private func problems(_ directory: MemoryDirectory) throws -> [String] {
        try IndexChecker.check(directory).problems.map(\.description)
    }

    @Test func aSoundIndexIsCounted() throws {
        let directory = try makeIndex()
        var last: (UInt64, UInt64) = (0, 0)
        let report = try IndexChecker.check(directory) { done, total in
            #expect(done >= last.0 && done <= total)
            last = (done, total)
        }
        #expect(report.problems == [])
        #expect(report.documents == 151)
        #expect(report.deletedDocuments == 2)
        let names: Set<String> = Set(SegmentFiles.structures.map { SegmentFiles.name(1, $0) })
        #expect(Set(report.files.map(\.name)) == names.union(["s1.2.deletions"]))
        #expect(report.files.allSatisfy { $0.bytes > 0 })
        let bytes: UInt64 = report.files.reduce(0) { $0 + $1.bytes }
        #expect(last.0 == bytes)
        #expect(last.1 == bytes)
        let segment = try #require(try IndexSnapshot(newest: directory).segments.first)
        #expect(report.terms == segment.terms.termCount)
        var cursor = segment.terms.cursor()
        var postings: UInt64 = 0
        while try cursor.next() { postings += UInt64(cursor.info.documentFrequency) }
        #expect(report.postings == postings)
    }

    @Test func noCommitIsAnError() {
        #expect(throws: TraCuuError.self) { try IndexChecker.check(MemoryDirectory()) }
    }

    @Test func wrongLengthsAreTold() throws {
        let total = try makeIndex()
        try replace("s1.norms", .norms, in: total) { $0[0] ^= 1 }
        #expect(try problems(total).contains { $0.contains("s1.norms") && $0.contains("tokens instead") })
        let code = try makeIndex()
        try replace("s1.norms", .norms, in: code) { $0[16 + 70] ^= 1 }
        #expect(try problems(code).contains { $0.contains("s1.norms") && $0.contains("document 70") })
    }

    @Test(arguments: [
        (1, "the postings of document 70"), (-1, "a position lies outside the text"),
        (1_000_000, "longer than the occurrences of all terms"),
    ])
    func lengthsThatPostingsContradictAreTold(_ change: Int, _ problem: String) throws {
        let directory = try makeIndex()
        let segment = try #require(try IndexSnapshot(newest: directory).segments.first)
        var norms = NormsWriter()
        for document in 0..<segment.documentCount {
            let length = Int(segment.norms.length(document))
            // One token is moved from a document that is not looked at to another, so that the sum stays.
            let moved = document == 70 ? change : document == 71 && abs(change) == 1 ? -change : 0
            norms.add(length: UInt32(max(length + moved, 0)), titleLength: segment.norms.titleLength(document))
        }
        _ = try norms.write(to: directory, name: "s1.norms", segment: segment.reference.id)
        let found = try problems(directory)
        #expect(found.contains { $0.contains(problem) }, "\(found)")
    }

    @Test func anIDThatLeadsElsewhereIsTold() throws {
        let directory = try makeIndex()
        let terms = try #require(try IndexSnapshot(newest: directory).segments.first).terms
        // The last byte of an entry of an id is its document; find the entry by its key's own bytes.
        let entry = try #require(try Array("77".utf8).withUnsafeBytes { try terms.find(field: 1, key: $0) })
        #expect(entry.info.singleDocument == 77)
        try replace("s1.terms", .terms, in: directory) { body in
            for index in 0..<body.count - 4 where Array(body[index..<index + 4]) == [1, 0x37, 3, 77] {
                body[index + 3] = 78
            }
        }
        let found = try problems(directory)
        #expect(found.contains { $0.contains("two ids stand for document 78") })
        #expect(found.contains { $0.contains("the id of document 77 stands for document 78") })
    }

    @Test func anIDThatLivesTwiceIsTold() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(SampleDocument(id: "một", text: "x"))
        try writer.commit()
        try writer.add(SampleDocument(id: "một", text: "y"))
        try writer.add(SampleDocument(id: "hai", text: "y"))
        try writer.commit()
        var commit = try #require(try CommitPoint.newest(directory))
        #expect(commit.segments.count == 1)
        let second = MemoryDirectory()
        let other = try IndexWriter(second)
        try other.add(SampleDocument(id: "một", text: "x"))
        try other.commit()
        let foreign = try #require(try CommitPoint.newest(second)?.segments.first)
        var renamed = foreign
        renamed.number = 40
        for kind in SegmentFiles.structures {
            try directory.put(SegmentFiles.name(40, kind), try second.content(SegmentFiles.name(foreign.number, kind)))
        }
        commit.segments.append(renamed)
        commit.generation += 1
        commit.nextSegment = 41
        try commit.write(directory)
        #expect(try problems(directory).contains { $0.contains("2 segments have a live document with the id một") })
    }

    @Test func impossibleSegmentNumbersAreTold() throws {
        let directory = try makeIndex()
        var commit = try #require(try CommitPoint.newest(directory))
        commit.generation += 1
        commit.nextSegment = 1
        try commit.write(directory)
        #expect(try problems(directory).contains { $0.contains(commit.fileName) })
    }

    @Test(arguments: SegmentFiles.structures) func hostileFilesAreHarmless(_ kind: FileKind) throws {
        var random = SeededGenerator.fresh()
        let original = try makeIndex()
        let name = SegmentFiles.name(1, kind)
        let bytes = try original.content(name)
        for _ in 0..<60 {
            let directory = MemoryDirectory()
            for name in original.names() { try directory.put(name, try original.content(name)) }
            try directory.put(name, bytes)
            try replace(name, kind, in: directory) { body in
                for _ in 0...random.below(3) {
                    let position = random.below(body.count)
                    switch random.below(3) {
                    case 0: body[position] = UInt8(truncatingIfNeeded: random.next())
                    case 1: body[position] = Bool.random(using: &random) ? 0xFF : 0
                    default: body[position] ^= 1 << UInt8(random.below(8))
                    }
                }
            }
            #expect(try problems(directory).count <= CheckReport.problemLimit)
            // Merging reads everything too; what it makes of rubbish is an error or another index.
            do {
                let writer = try IndexWriter(directory)
                try writer.add(SampleDocument(id: "mới", text: "đường"))
                try writer.mergeAll()
            } catch is TraCuuError {}
        }
    }
}
