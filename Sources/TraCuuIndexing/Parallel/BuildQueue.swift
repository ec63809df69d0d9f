// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuStorage
import VietnameseText

/// Where documents wait for the threads that build segments of them, and what those threads do.
///
/// There is one lock, taken for a batch of documents, never for one.
final class BuildQueue: Sendable {
    let state: Monitor<BuildState>
    let plan: MemoryPlan
    private let list: SegmentList
    private let counts: SegmentCounts
    private let isStored: Bool

    init(_ list: SegmentList, counts: SegmentCounts, plan: MemoryPlan, isStored: Bool) {
        self.list = list
        self.counts = counts
        self.plan = plan
        self.isStored = isStored
        state = Monitor(BuildState(splitSize: plan.split))
    }

    /// Works until the queue is stopped or something fails.
    func work() {
        do throws(TraCuuError) {
            var analyzer: Analyzer?
            while true {
                switch state.wait(for: { $0.nextTask() }) {
                case .build(let run): try build(run, &analyzer)
                case .tidy: try tidy()
                case .end: return
                }
            }
        } catch {
            state.change { $0.fail(error) }
        }
    }

    /// Builds the documents of a run into a segment.
    private func build(_ run: BuildRun, _ analyzer: inout Analyzer?) throws(TraCuuError) {
        var isFull = false
        while !isFull, let batch = nextBatch(of: run) {
            isFull = try !add(batch, to: run, &analyzer)
            state.change { [isFull] state in
                if isFull { state.cut(run, in: batch) } else { state.recycle(batch, usual: plan.batch) }
            }
        }
        if state.change({ $0.isOver }) { return }
        let built = try run.builder?.flush()
        run.builder = nil
        state.change { _ in run.phase = .built(built) }
    }

    /// Waits for documents of a run; nil behind the last.
    private func nextBatch(of run: BuildRun) -> DocumentBatch? {
        state.wait { state in
            if state.isOver { return .some(nil) }
            if let batch = run.takeFirst() { return batch }
            return run.isOpen ? nil : .some(nil)
        }
    }

    /// Adds the documents of a batch to a run's builder; false if that got full before the last of them.
    private func add(
        _ batch: DocumentBatch,
        to run: BuildRun,
        _ analyzer: inout Analyzer?
    ) throws(TraCuuError) -> Bool {
        while batch.next < batch.documents.count {
            let document = batch.documents[batch.next]
            let builder: SegmentBuilder
            if let current = run.builder {
                if current.memory >= plan.builder || !current.hasRoom(for: document) { return false }
                builder = current
            } else {
                builder = try makeBuilder(&analyzer)
                run.builder = builder
            }
            if try builder.add(document) { counts.change { $0.replaced += 1 } }
            batch.next += 1
        }
        return true
    }

    private func makeBuilder(_ analyzer: inout Analyzer?) throws(TraCuuError) -> SegmentBuilder {
        let analysis = try Analyzer.reuse(&analyzer, formLimit: plan.forms)
        return try SegmentBuilder(list.directory, number: list.numbers.take(), analyzer: analysis, isStored: isStored)
    }

    /// Takes the segments that are written, as far as all before them are, into the list, and merges once if that is due.
    private func tidy() throws(TraCuuError) {
        while let built = state.change({ $0.takeBuilt() }) {
            if let built { try list.append(built) }
        }
        if let range = list.dueMerge { try list.merge(range) }
        let isMergeDue = list.dueMerge != nil
        state.change { $0.endTidying(isMergeDue: isMergeDue) }
    }
}

extension Analyzer {
    /// An analyzer that is there already, or a new one.
    static func reuse(_ known: inout Analyzer?, formLimit: Int) throws(TraCuuError) -> Analyzer {
        if let known { return known }
        do {
            let made = try Analyzer(formLimit: formLimit)
            known = made
            return made
        } catch {
            throw .usage("the text analysis cannot start: \(error)")
        }
    }
}
