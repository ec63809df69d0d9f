// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// A writer that commits, and so removes files, just while someone reads.
struct RaceTests {
    /// A directory that does something before a file whose name begins so is mapped, the first few times.
    private final class HookDirectory: Directory {
        private let base: any Directory
        private let prefix: String
        private let rest: Mutex<Int>
        private let hook: @Sendable () -> Void

        init(_ base: any Directory, before prefix: String, times: Int, _ hook: @escaping @Sendable () -> Void) {
            self.base = base
            self.prefix = prefix
            rest = Mutex(times)
            self.hook = hook
        }

        var path: String { base.path }
        func names() throws(TraCuuError) -> [String] { try base.names() }
        func map(_ name: String) throws(TraCuuError) -> Mapping {
            let isDue = rest.withLock { rest in
                guard name.hasPrefix(prefix), rest > 0 else { return false }
                rest -= 1
                return true
            }
            if isDue { hook() }
            return try base.map(name)
        }
        func create(_ name: String) throws(TraCuuError) -> any OutputFile { try base.create(name) }
        func rename(_ source: String, to target: String) throws(TraCuuError) { try base.rename(source, to: target) }
        func remove(_ name: String) throws(TraCuuError) { try base.remove(name) }
        func sync() throws(TraCuuError) { try base.sync() }
        func lock(_ name: String) throws(TraCuuError) -> any DirectoryLock { try base.lock(name) }
    }

    /// An index of two segments, and a directory whose reader is overtaken by a merge with each mapping of `prefix`.
    private func overtaken(before prefix: String, times: Int) throws -> HookDirectory {
        let base = MemoryDirectory()
        for id in ["1", "2"] {
            let writer = try IndexWriter(base)
            try writer.add(SampleDocument(id: id, text: "văn bản"))
            try writer.commit()
        }
        return HookDirectory(base, before: prefix, times: times) {
            do {
                let writer = try IndexWriter(base)
                try writer.add(SampleDocument(id: "3", text: "mới"))
                try writer.mergeAll()
            } catch {
                Issue.record("the other writer: \(error)")
            }
        }
    }

    @Test(arguments: ["commit-", "s1.terms", "s1.segment", "s"], [1, 3])
    func readersTryTheNewerCommit(_ prefix: String, _ times: Int) throws {
        let directory = try overtaken(before: prefix, times: times)
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.liveCount == 3)
    }

    @Test(arguments: ["commit-", "s1.terms", "s2.stored", "s"], [1, 3])
    func checksStartOver(_ prefix: String, _ times: Int) throws {
        let directory = try overtaken(before: prefix, times: times)
        let report = try IndexChecker.check(directory)
        #expect(report.problems == [])
        #expect(report.documents == 3)
    }

    @Test func whatIsReallyMissingIsAnError() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(SampleDocument(id: "1"))
        try writer.commit()
        try directory.remove("s1.terms")
        #expect(throws: TraCuuError.self) { try IndexSnapshot(newest: directory) }
        #expect(try IndexChecker.check(directory).problems.count == 1)
    }
}
