// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// How documents are shared out, without threads.
struct BuildStateTests {
    private func batches(_ count: Int) -> [DocumentBatch] { (0..<count).map { _ in DocumentBatch(capacity: 10) } }

    private func built(_ number: UInt64) -> BuiltSegment {
        let id = SegmentID(high: 0, low: number)
        return BuiltSegment(reference: SegmentReference(number: number, id: id, documentCount: 1), deleted: [])
    }

    private func run(_ task: BuildState.Task?) -> BuildRun? {
        if case .build(let run) = task { run } else { nil }
    }

    private func isNothing(_ task: BuildState.Task?) -> Bool { task.map { _ in false } ?? true }
    private func isBuilt(_ segment: BuiltSegment??) -> Bool { segment.map { _ in true } ?? false }

    private func areSame<Object: AnyObject>(_ left: [Object], _ right: some Collection<Object>) -> Bool {
        left.map(ObjectIdentifier.init) == right.map(ObjectIdentifier.init)
    }

    @Test func anIdleThreadTakesTheSecondHalfAndWhatFollows() throws {
        var state = BuildState(splitSize: 40)
        #expect(run(state.nextTask()) == nil)
        let all = batches(9)
        for batch in all[..<3] { state.append(batch) }
        let first = try #require(run(state.nextTask()))
        // 30 bytes wait: not enough to share.
        #expect(run(state.nextTask()) == nil)
        for batch in all[3..<8] { state.append(batch) }
        let second = try #require(run(state.nextTask()))
        state.append(all[8])
        #expect(!first.isOpen && second.isOpen)
        #expect(areSame(first.batches, all[..<4]))
        #expect(areSame(second.batches, all[4...]))
        #expect(first.waitingBytes == 40 && second.waitingBytes == 50 && state.bytes == 90)
        let third = try #require(run(state.nextTask()))
        #expect(areSame(state.runs, [first, second, third]))
        #expect(areSame(third.batches, all[6...]))
    }

    @Test func whatAFullBuilderLeavesComesBehindIt() throws {
        var state = BuildState(splitSize: 20)
        let all = batches(4)
        for batch in all { state.append(batch) }
        let first = try #require(run(state.nextTask()))
        let later = try #require(run(state.nextTask()))
        let batch = try #require(first.takeFirst())
        state.cut(first, in: batch)
        let rest = try #require(run(state.nextTask()))
        #expect(areSame(state.runs, [first, rest, later]))
        #expect(areSame(rest.batches, all[..<2]) && areSame(later.batches, all[2...]))
        #expect(!first.isOpen && !rest.isOpen && later.isOpen)
    }

    @Test func segmentsAreTakenInTheOrderOfTheirDocuments() throws {
        var state = BuildState(splitSize: 40)
        for batch in batches(4) { state.append(batch) }
        let first = try #require(run(state.nextTask()))
        let second = try #require(run(state.nextTask()))
        state.close()
        second.phase = .built(built(2))
        #expect(!isBuilt(state.takeBuilt()))
        #expect(!state.isQuiet)
        first.phase = .built(built(1))
        guard case .tidy = state.nextTask() else {
            Issue.record("a finished segment at the front is not taken")
            return
        }
        #expect(isNothing(state.nextTask()))
        #expect(state.takeBuilt()??.reference.number == 1)
        #expect(state.takeBuilt()??.reference.number == 2)
        #expect(!isBuilt(state.takeBuilt()))
        state.endTidying(isMergeDue: true)
        guard case .tidy = state.nextTask() else {
            Issue.record("a merge that is due is not done")
            return
        }
        state.endTidying(isMergeDue: false)
        #expect(isNothing(state.nextTask()))
        #expect(!state.isDone)
        for batch in batches(4) { state.recycle(batch, usual: 10) }
        #expect(state.isDone)
        #expect(state.takeSpare() != nil)
    }

    @Test func theFirstFailureEndsEverything() {
        var state = BuildState(splitSize: 20)
        state.append(DocumentBatch(capacity: 10))
        state.fail(.limit("1"))
        state.fail(.limit("2"))
        #expect(state.failure == .limit("1"))
        guard case .end = state.nextTask() else {
            Issue.record("work goes on after a failure")
            return
        }
    }
}
