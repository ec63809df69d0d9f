// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

struct LockTests {
    private func expectOneWriter(_ directory: any Directory) throws {
        var writer: IndexWriter? = try IndexWriter(directory)
        try writer?.add(SampleDocument(id: "1", text: "x"))
        expectLocked(directory)
        try writer?.commit()
        expectLocked(directory)
        // Readers need no lock.
        #expect(try IndexSnapshot(newest: directory).liveCount == 1)
        writer = nil
        writer = try IndexWriter(directory)
        try writer?.add(SampleDocument(id: "2", text: "y"))
        try writer?.commit()
        #expect(try IndexSnapshot(newest: directory).liveCount == 2)
    }

    private func expectLocked(_ directory: any Directory) {
        let error = failure { _ = try IndexWriter(directory) }
        guard case .locked = error else {
            Issue.record("a second writer got \(String(describing: error))")
            return
        }
    }

    @Test func thereIsOneWriterInMemory() throws {
        try expectOneWriter(MemoryDirectory())
    }

    @Test func thereIsOneWriterOnDisk() throws {
        let folder = try TemporaryFolder()
        try expectOneWriter(try FileSystemDirectory(path: folder.path))
        #expect(try IndexChecker.check(try FileSystemDirectory(path: folder.path)).problems == [])
    }

    /// Another writer may remove a commit at any moment before.
    @Test func commitsAreReadUnderTheLock() throws {
        let directory = RecordingDirectory(MemoryDirectory())
        try IndexWriter(directory).commit()
        let before = directory.operations.count
        _ = try IndexWriter(directory)
        let operations = directory.operations[before...]
        let lock = operations.firstIndex { if case .lock = $0 { true } else { false } }
        let map = operations.firstIndex { if case .map = $0 { true } else { false } }
        #expect(try #require(lock) < #require(map))
    }

    @Test func foldersWithOtherFilesAreRefused() throws {
        let directory = MemoryDirectory()
        try directory.put("luận văn.docx", [1, 2, 3])
        let error = failure { _ = try IndexWriter(directory) }
        guard case .usage(let reason) = error else {
            Issue.record("a folder of other files gave \(String(describing: error))")
            return
        }
        #expect(reason.contains("luận văn.docx"))
        #expect(directory.names() == ["luận văn.docx"])
        try directory.remove("luận văn.docx")
        _ = try IndexWriter(directory)
    }

    /// Names that only look like those of an index belong to someone else.
    @Test(arguments: [
        "pending-invoices.txt", "commit-007", "commit-+5", "s+2.terms", "s02.terms", "s1.terms.bak", "s1",
    ])
    func namesOfOthersAreNotTakenForTheIndex(_ name: String) throws {
        #expect(!CommitPoint.isIndexFile(name))
        let directory = MemoryDirectory()
        try directory.put(name, [1])
        guard case .usage = failure({ _ = try IndexWriter(directory) }) else {
            Issue.record("a folder with \(name) was taken")
            return
        }
        #expect(directory.names() == [name])
    }

    @Test func anIndexThatLostItsCommitIsNotOverwritten() throws {
        let directory = MemoryDirectory()
        var writer: IndexWriter? = try IndexWriter(directory)
        try writer?.add(SampleDocument(id: "1"))
        try writer?.commit()
        let commit = try #require(writer?.commitPoint.fileName)
        writer = nil
        try directory.remove(commit)
        let names = directory.names().sorted()
        guard case .noIndex = failure({ _ = try IndexWriter(directory) }) else {
            Issue.record("segments without a commit were taken for leftovers")
            return
        }
        #expect(directory.names().sorted() == names)
    }

    @Test func aCommitWhoseNextSegmentIsTakenIsRefused() throws {
        let directory = MemoryDirectory()
        var writer: IndexWriter? = try IndexWriter(directory)
        try writer?.add(SampleDocument(id: "1"))
        try writer?.commit()
        writer = nil
        var commit = try #require(try CommitPoint.newest(directory))
        commit.generation += 1
        commit.nextSegment = 1
        try commit.write(directory)
        let names = directory.names().sorted()
        guard case .corrupt = failure({ _ = try IndexWriter(directory) }) else {
            Issue.record("the writer would write over a segment")
            return
        }
        #expect(directory.names().sorted() == names)
    }

    @Test func otherFilesBesideAnIndexStay() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(SampleDocument(id: "1"))
        try writer.commit()
        try directory.put("README", [1])
        try directory.put("s9.terms", [1])
        try directory.put("pending-7", [1])
        try writer.add(SampleDocument(id: "2"))
        try writer.commit()
        let names = Set(directory.names())
        #expect(names.contains("README"))
        #expect(!names.contains("s9.terms") && !names.contains("pending-7"))
    }

    @Test func anotherAnalysisIsRefusedByWritersOnly() throws {
        let directory = MemoryDirectory()
        var commit = CommitPoint(analysis: "0/ICU 1")
        commit.generation = 1
        try commit.write(directory)
        let error = failure { _ = try IndexWriter(directory) }
        #expect(error == .analysisMismatch(found: "0/ICU 1", current: Analyzer.version))
        #expect(try IndexSnapshot(newest: directory).commit == commit)
        #expect(try IndexChecker.check(directory).problems == [])
    }
}
