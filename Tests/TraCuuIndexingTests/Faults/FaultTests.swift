// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

struct FaultTests {
    /// Expects a state that a commit made, and that work can go on from it.
    private func expectIntact(_ directory: MemoryDirectory, _ script: Script, _ what: String) throws {
        let state = try script.state(of: directory)
        #expect(state != nil, "\(what): the index shows a state that no commit made")
        guard let state else { return }
        if state > 0 { #expect(try IndexChecker.check(directory).problems == [], "\(what)") }
        let writer = try IndexWriter(directory)
        let document = SampleDocument(id: "mới", text: "viết tiếp")
        try writer.add(document)
        try writer.commit()
        var expected = script.states[state]
        expected["mới"] = document
        #expect(
            try IndexContent(IndexSnapshot(newest: directory)) == IndexContent(expected: expected.values),
            "\(what)"
        )
        #expect(try IndexChecker.check(directory).problems == [], "\(what)")
        let names = Set(try IndexSnapshot(newest: directory).commit.segments.flatMap(\.files))
        let left = Set(directory.names()).subtracting(names).filter { !$0.hasPrefix("commit-") && $0 != "write.lock" }
        #expect(left.isEmpty, "\(what): \(left.sorted()) are left over")
    }

    private func operations(threads: Int = 1) throws -> Int {
        let directory = FaultDirectory()
        var script = Script(threads: threads)
        try script.run(directory)
        #expect(script.returned == 4)
        return directory.operationCount
    }

    @Test(arguments: 0..<4) func afterAFaultTheIndexIsAtACommit(_ part: Int) throws {
        let count = try operations()
        for number in stride(from: 1 + part, through: count, by: 4) {
            for plan in [FaultDirectory.Plan.at(number), .from(number)] {
                let directory = FaultDirectory(plan)
                var script = Script()
                var error: (any Error)?
                do {
                    try script.run(directory)
                } catch let thrown {
                    error = thrown
                }
                if let error { #expect(error is TraCuuError) }
                // Only the removal of old files may fail unseen.
                if error == nil { #expect(script.returned == 4, "\(plan)") }
                try expectIntact(try directory.visible(), script, "\(plan)")
            }
        }
    }

    /// Which operation fails differs from run to run: several threads write.
    @Test(arguments: 0..<4) func afterAFaultOfAThreadTheIndexIsAtACommit(_ part: Int) throws {
        let count = try operations(threads: 3)
        for number in stride(from: 1 + part, through: count, by: 12) {
            for plan in [FaultDirectory.Plan.at(number), .from(number)] {
                let directory = FaultDirectory(plan)
                var script = Script(threads: 3)
                var error: (any Error)?
                do {
                    try script.run(directory)
                } catch let thrown {
                    error = thrown
                }
                if let error { #expect(error is TraCuuError) }
                if error == nil { #expect(script.returned == 4, "\(plan)") }
                try expectIntact(try directory.visible(), script, "\(plan)")
                try expectIntact(try directory.crash(seed: UInt64(number)), script, "crash after \(plan)")
            }
        }
    }

    /// The first error that a thread meets ends the writer, and all later calls say the same.
    @Test func anErrorOfAThreadIsThrownAndStays() throws {
        var options = IndexOptions()
        options.threads = 3
        options.batchLimit = 2_000
        options.builderLimit = 0
        let directory = FaultDirectory(.from(60))
        let writer = try IndexWriter(directory, options: options)
        var random = SeededGenerator(seed: 3)
        let first = failure {
            for number in 0..<10_000 { try writer.add(SampleDocument.random(id: "\(number)", &random)) }
        }
        guard case .io = first else {
            Issue.record("10,000 documents were taken by a dead disk: \(String(describing: first))")
            return
        }
        #expect(failure { try writer.add(SampleDocument(id: "x")) } == first)
        #expect(failure { _ = try writer.delete("1") } == first)
        #expect(failure { try writer.commit() } == first)
        #expect(failure { try writer.mergeAll() } == first)
    }

    @Test(arguments: 0..<4) func afterAPowerLossTheIndexIsAtACommit(_ part: Int) throws {
        var random = SeededGenerator(seed: SeededGenerator.fresh().seed &+ UInt64(part))
        let count = try operations()
        for number in stride(from: 1 + part, through: count + 1, by: 4) {
            let directory = FaultDirectory(.from(number))
            var script = Script()
            do {
                try script.run(directory)
            } catch is TraCuuError {}
            let seed = random.next()
            try expectIntact(try directory.crash(seed: seed), script, "power lost at \(number), seed \(seed)")
        }
    }

    @Test func aWriterThatFailedRefusesToGoOn() throws {
        let count = try operations()
        for number in stride(from: 5, to: count, by: 7) {
            let directory = FaultDirectory(.at(number))
            let writer: IndexWriter
            do {
                writer = try IndexWriter(directory)
                for id in 0..<3 { try writer.add(SampleDocument(id: "\(id)", text: "x")) }
            } catch {
                continue
            }
            do {
                try writer.commit()
            } catch {
                #expect(throws: TraCuuError.self) { try writer.add(SampleDocument(id: "9")) }
                #expect(throws: TraCuuError.self) { try writer.delete("1") }
                #expect(throws: TraCuuError.self) { try writer.commit() }
                #expect(throws: TraCuuError.self) { try writer.mergeAll() }
            }
        }
    }

    /// Data before names, names before the commit, the commit before the removal of what it replaces.
    @Test func everythingIsDurableBeforeItIsNamed() throws {
        let directory = RecordingDirectory(MemoryDirectory())
        var script = Script()
        try script.run(directory)
        var unsynced: Set<String> = []
        var open: Set<String> = []
        var unnamed: Set<String> = []
        var pendingCommit = false
        var commits = 0
        for operation in directory.operations {
            switch operation {
            case .create(let name):
                open.insert(name)
                unsynced.insert(name)
                unnamed.insert(name)
            case .write(let name, _):
                unsynced.insert(name)
            case .syncFile(let name):
                unsynced.remove(name)
            case .close(let name):
                #expect(!unsynced.contains(name), "\(name) is closed before it is durable")
                open.remove(name)
            case .rename(let source, let target):
                #expect(target.hasPrefix("commit-"))
                #expect(unsynced.isEmpty && open.isEmpty && unnamed.isEmpty, "\(target) names what is not durable")
                #expect(source.hasPrefix("pending-"))
                pendingCommit = true
                commits += 1
            case .sync:
                unnamed.removeAll()
                pendingCommit = false
            case .remove(let name):
                #expect(!pendingCommit, "\(name) is removed before the commit is durable")
            case .names, .map, .lock:
                break
            }
        }
        #expect(commits == 5)
    }
}
