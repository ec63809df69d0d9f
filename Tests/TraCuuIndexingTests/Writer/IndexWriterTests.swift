// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

struct IndexWriterTests {
    private let document = SampleDocument(id: "a", title: "Quy chế", text: "dân chủ")

    @Test func aDocumentIsDeletedOnce() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(document)
        try writer.commit()
        try writer.add(document)
        #expect(try writer.delete("a"))
        #expect(try !writer.delete("a"))
        #expect(try !writer.delete("b"))
        try writer.commit()
        #expect(try !writer.delete("a"))
        #expect(try IndexSnapshot(newest: directory).liveCount == 0)
        #expect(writer.counts.added == 2)
        #expect(writer.counts.deleted == 1)
    }

    @Test func replacementsAreCounted() throws {
        let writer = try IndexWriter(MemoryDirectory())
        try writer.add(document)
        try writer.add(document)
        #expect(writer.counts.replaced == 1)
        try writer.commit()
        try writer.add(document)
        try writer.add(document)
        try writer.commit()
        #expect(writer.counts.added == 4)
        #expect(writer.counts.replaced == 3)
        #expect(try writer.delete("a"))
        try writer.add(document)
        try writer.commit()
        #expect(writer.counts.replaced == 3)
    }

    @Test func anEmptyIndexIsCommittedAndStays() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        #expect(try IndexSnapshot(newest: directory).commit.generation == 0)
        try writer.commit()
        try writer.commit()
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.commit.generation == 1)
        #expect(snapshot.segments.isEmpty)
        try writer.mergeAll()
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test func aCommitWithoutChangesIsNone() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(document)
        try writer.commit()
        #expect(try !writer.delete("không có"))
        try writer.commit()
        #expect(try CommitPoint.newest(directory)?.generation == 1)
    }

    @Test func documentsThatCannotBeTakenLeaveTheWriterUsable() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let large = [UInt8](repeating: 0x20, count: DocumentView.sizeLimit)
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        let noFields = UnsafeBufferPointer<FieldValue>(start: nil, count: 0)
        func isRefused(_ body: () throws -> Void) -> Bool {
            if case .limit = failure(body) { return true }
            return false
        }
        large.withUnsafeBytes { large in
            let title = UnsafeRawBufferPointer(rebasing: large[..<5])
            #expect(
                isRefused {
                    try writer.add(DocumentView(id: title, title: title, text: large, fields: noFields, metadata: none))
                }
            )
            #expect(
                isRefused {
                    try writer.add(DocumentView(id: title, title: large, text: none, fields: noFields, metadata: large))
                }
            )
        }
        let limit = DocumentView.idLimit
        #expect(isRefused { try writer.add(SampleDocument(id: "")) })
        #expect(isRefused { try writer.add(SampleDocument(id: String(repeating: "x", count: limit + 1))) })
        let name = String(repeating: "x", count: ColumnsFormat.nameLimit + 1)
        #expect(isRefused { try writer.add(SampleDocument(id: "b", fields: [.init(name, "1")])) })
        let fields = (0..<300).map { SampleDocument.Field("f\($0)", "1") }
        #expect(isRefused { try writer.add(SampleDocument(id: "b", fields: fields)) })

        let longest = SampleDocument(id: String(repeating: "x", count: limit))
        try writer.add(longest)
        try writer.add(document)
        try writer.commit()
        #expect(writer.counts.added == 2)
        let content = try IndexContent(IndexSnapshot(newest: directory))
        #expect(content == (try IndexContent(expected: [longest, document])))
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test func idsOnlyAreStoredIfAsked() throws {
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.storing = .none
        let writer = try IndexWriter(directory, options: options)
        try writer.add(document)
        try writer.commit()
        let segment = try #require(try IndexSnapshot(newest: directory).segments.first)
        #expect(!segment.info.isStored)
        #expect(
            try segment.stored.document(at: 0) == StoredDocument(id: "a", title: "", text: "", metadata: "")
        )
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test(arguments: [1, 0, -1, .min]) func aMergeFactorBelowTwoIsRefused(_ factor: Int) {
        var options = IndexOptions()
        options.mergeFactor = factor
        #expect(throws: TraCuuError.self) { try IndexWriter(MemoryDirectory(), options: options) }
    }

    @Test func aBudgetBelowTheSmallestIsRefused() {
        var options = IndexOptions()
        options.memory = IndexOptions.smallestMemory - 1
        #expect(throws: TraCuuError.self) { try IndexWriter(MemoryDirectory(), options: options) }
    }
}
