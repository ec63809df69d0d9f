// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// Files that change behind the back of the index.
struct DamageTests {
    private func makeIndex() throws -> (MemoryDirectory, IndexContent) {
        var random = SeededGenerator(seed: 11)
        let directory = MemoryDirectory(path: "kho")
        let writer = try IndexWriter(directory)
        for round in 0..<2 {
            for number in 0..<30 {
                try writer.add(SampleDocument.random(id: "\(number + round * 20)", &random))
            }
            try writer.commit()
        }
        return (directory, try IndexContent(IndexSnapshot(newest: directory)))
    }

    private func copy(_ directory: MemoryDirectory) throws -> MemoryDirectory {
        let copy = MemoryDirectory(path: directory.path)
        for name in directory.names() { try copy.put(name, try directory.content(name)) }
        return copy
    }

    /// What checking and opening say about a damaged index.
    private func expectFound(
        _ directory: MemoryDirectory,
        _ name: String,
        _ content: IndexContent,
        _ what: String
    ) throws {
        var told: [String] = []
        do {
            told = try IndexChecker.check(directory).problems.map(\.description)
        } catch {
            told = [error.description]
        }
        #expect(told.contains { $0.contains(name) }, "\(what) in \(name): \(told)")
        do {
            let found = try IndexContent(IndexSnapshot(newest: directory))
            #expect(found == content, "\(what) in \(name): wrong without an error")
        } catch is TraCuuError {}
    }

    @Test func damageIsTold() throws {
        var random = SeededGenerator.fresh()
        let (original, content) = try makeIndex()
        let files = original.names().filter { CommitPoint.isIndexFile($0) }.sorted()
        #expect(files.count == 1 + 8 + 9)
        for name in files {
            let bytes = try original.content(name)
            let directory = try copy(original)
            for _ in 0..<25 {
                var damaged = bytes
                damaged[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
                try directory.put(name, damaged)
                try expectFound(directory, name, content, "a flipped bit, seed \(random.seed)")
            }
            for length in [0, 1, 9, 40, bytes.count / 2, bytes.count - 1] where length < bytes.count {
                try directory.put(name, Array(bytes.prefix(length)))
                try expectFound(directory, name, content, "cut to \(length)")
            }
            for more in [[0], bytes, random.bytes(100)] {
                try directory.put(name, bytes + more)
                try expectFound(directory, name, content, "\(more.count) bytes more")
            }
            try directory.remove(name)
            if !name.hasPrefix("commit-") { try expectFound(directory, name, content, "removal") }
        }
    }

    @Test func swappedFilesAreTold() throws {
        let (original, content) = try makeIndex()
        for kind in SegmentFiles.structures {
            let names = [SegmentFiles.name(1, kind), SegmentFiles.name(2, kind)]
            for (source, target) in [(names[0], names[1]), (names[1], names[0])] {
                let directory = try copy(original)
                try directory.put(target, try original.content(source))
                try expectFound(directory, target, content, "the file of another segment")
            }
        }
        let directory = try copy(original)
        try directory.put("s1.terms", try original.content("s1.norms"))
        try expectFound(directory, "s1.terms", content, "a file of another kind")
    }

    /// A deletions file of an earlier commit has the right segment but not the right number of deletions.
    @Test func oldDeletionsAreTold() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for id in 0..<5 { try writer.add(SampleDocument(id: "\(id)", text: "x")) }
        try writer.commit()
        _ = try writer.delete("1")
        try writer.commit()
        let old = try directory.content("s1.2.deletions")
        _ = try writer.delete("2")
        try writer.commit()
        try directory.put("s1.3.deletions", old)
        let problems = try IndexChecker.check(directory).problems
        #expect(problems.contains { $0.description.contains("s1.3.deletions") })
        #expect(throws: TraCuuError.self) { try IndexSnapshot(newest: directory) }
    }

    @Test func aNewerFormatIsSaid() throws {
        let (directory, _) = try makeIndex()
        let name = try #require(try CommitPoint.newest(directory)?.fileName)
        var bytes = try directory.content(name)
        bytes[8] = 2
        try directory.put(name, bytes)
        let expected = TraCuuError.newerFormat(file: directory.path + "/" + name, found: 2, supported: 1)
        #expect(failure { _ = try IndexChecker.check(directory) } == expected)
        #expect(failure { _ = try IndexSnapshot(newest: directory) } == expected)
        #expect(failure { _ = try IndexWriter(directory) } == expected)
    }
}
