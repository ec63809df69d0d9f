// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The threads that build segments in parallel, seen from the one that has the documents.
///
/// Segments come into the list of segments in the order of their documents. The threads end with this object.
final class BuildPool {
    private let queue: BuildQueue
    private let threads: [WorkerThread]
    private var batch: DocumentBatch?

    /// Starts as many threads as the plan has; nil if the system has none left.
    init?(_ queue: BuildQueue) {
        self.queue = queue
        threads = (0..<queue.plan.threads).compactMap { _ in WorkerThread { queue.work() } }
        if threads.isEmpty { return nil }
    }

    deinit {
        queue.state.change { $0.stop() }
        for thread in threads { thread.join() }
    }

    /// Hands a builder over whose documents come before all that are added from here on; the caller lets go of it and of its
    /// analyzer.
    func begin(_ builder: SegmentBuilder) {
        let run = BuildRun(isOpen: true, builder: builder)
        queue.state.change { $0.begin(run) }
    }

    /// Copies a document, to be built sometime.
    ///
    /// - Throws: what has failed since the last call.
    func add(_ document: DocumentView) throws(TraCuuError) {
        if let batch, batch.add(document) { return }
        try submit()
        let size = DocumentBatch.size(of: document)
        let spare = size <= queue.plan.batch ? queue.state.change { $0.takeSpare() } : nil
        let next = spare ?? DocumentBatch(capacity: max(queue.plan.batch, size))
        _ = next.add(document)
        batch = next
    }

    /// Deletes the document with that id; false if there is none.
    func delete(_ id: UnsafeRawBufferPointer, from list: SegmentList) throws(TraCuuError) -> Bool {
        try submit()
        // Then no thread has anything to do, and documents are in the list or in the builder of the last run.
        let run: BuildRun? = try waiting { state in state.isQuiet ? .some(state.runs.last) : nil }
        // What the builder has replaces what segments have, deleted or not.
        if let wasAlive = run?.builder?.delete(id) { return wasAlive }
        return try list.delete(id)
    }

    /// Waits until all documents are in the list of segments.
    func finish() throws(TraCuuError) {
        try submit()
        queue.state.change { $0.close() }
        try waiting { state -> Bool? in state.isDone ? true : nil }
        queue.state.change { $0.removeSpare() }
    }

    /// Hands the batch over, as soon as the documents that wait are few enough.
    private func submit() throws(TraCuuError) {
        guard let batch else { return }
        self.batch = nil
        let limit = queue.plan.queue
        try waiting { state -> Bool? in
            guard state.bytes == 0 || state.bytes + batch.capacity <= limit else { return nil }
            state.append(batch)
            return true
        }
    }

    /// Waits for a state.
    ///
    /// - Throws: what has failed.
    @discardableResult
    private func waiting<Reached>(_ body: (inout BuildState) -> Reached?) throws(TraCuuError) -> Reached {
        let outcome: Result<Reached, TraCuuError> = queue.state.wait { state in
            if let failure = state.failure { return .failure(failure) }
            return body(&state).map { .success($0) }
        }
        return try outcome.get()
    }
}
