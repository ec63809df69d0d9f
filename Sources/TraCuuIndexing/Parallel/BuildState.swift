// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// What the threads of a ``BuildQueue`` share: who builds which documents.
///
/// The documents form runs, in their order. The reader appends to the last one; a thread that has nothing to do takes half
/// of what waits in the longest, with what follows it. So the first documents are shared out as soon as they come, and runs
/// get as long as they can when all threads are busy.
struct BuildState {
    /// What a thread is to do next.
    enum Task {
        case build(BuildRun)
        /// Takes finished segments into the list of segments, and merges.
        case tidy
        case end
    }

    /// Bytes waiting in a run that make it worth sharing.
    let splitSize: Int
    /// The runs whose segments are not in the list of segments yet, in document order. Only the last can be open.
    private(set) var runs: [BuildRun] = []
    /// Bytes of batches that were handed over and are not built yet.
    private(set) var bytes = 0
    private var spare: [DocumentBatch] = []
    private var isTidying = false
    private var isMergeDue = false
    private var isStopped = false
    /// The first failure; nothing more is done after it.
    private(set) var failure: TraCuuError?

    init(splitSize: Int) {
        self.splitSize = splitSize
    }

    /// Whether threads are to end.
    var isOver: Bool { isStopped || failure != nil }

    /// Whether all that was handed over is built or in a builder that waits for more.
    var isQuiet: Bool { bytes == 0 && !isTidying && !isMergeDue && runs.allSatisfy(\.isOpen) }

    /// Whether all that was handed over is in the list of segments.
    var isDone: Bool { isQuiet && runs.isEmpty }

    // What the reader does.

    /// Begins the next run with a builder that has documents already.
    mutating func begin(_ run: BuildRun) { runs.append(run) }

    /// Hands a batch over.
    mutating func append(_ batch: DocumentBatch) {
        bytes += batch.capacity
        if let last = runs.last, last.isOpen {
            last.append(batch)
        } else {
            runs.append(BuildRun([batch], isOpen: true))
        }
    }

    /// Ends the last run.
    mutating func close() { runs.last?.isOpen = false }

    /// A used batch, nil if there is none.
    mutating func takeSpare() -> DocumentBatch? { spare.popLast() }

    mutating func removeSpare() { spare = [] }

    mutating func stop() { isStopped = true }

    // What the builders do.

    /// Keeps the first failure.
    mutating func fail(_ error: TraCuuError) {
        if failure == nil { failure = error }
    }

    /// The next thing to do for a thread; nil if there is nothing for now.
    mutating func nextTask() -> Task? {
        if isOver { return .end }
        if !isTidying, isMergeDue || isFirstBuilt {
            isTidying = true
            return .tidy
        }
        guard let run = waitingRun() ?? splitRun() else { return nil }
        run.phase = .building
        return .build(run)
    }

    private var isFirstBuilt: Bool {
        if case .built = runs.first?.phase { true } else { false }
    }

    private func waitingRun() -> BuildRun? {
        runs.first { run in
            if case .waiting = run.phase { !run.batches.isEmpty || !run.isOpen } else { false }
        }
    }

    /// A run of the second half of what waits in the longest run, if that is enough.
    private mutating func splitRun() -> BuildRun? {
        let longest = runs.indices.max { runs[$0].waitingBytes < runs[$1].waitingBytes }
        guard let longest, runs[longest].waitingBytes >= splitSize else { return nil }
        let taken = runs[longest].takeSecondHalf()
        return taken.isEmpty ? nil : insert(taken, behind: longest)
    }

    /// Ends a run whose builder is full in the middle of a batch; what it has left is a run of its own.
    mutating func cut(_ run: BuildRun, in batch: DocumentBatch) {
        guard let index = runs.firstIndex(where: { $0 === run }) else { return }
        _ = insert([batch] + run.takeAll(), behind: index)
    }

    private mutating func insert(_ batches: [DocumentBatch], behind index: Int) -> BuildRun {
        let run = BuildRun(batches, isOpen: runs[index].isOpen)
        runs[index].isOpen = false
        runs.insert(run, at: index + 1)
        return run
    }

    /// Gives a batch back whose documents are built. Its memory is kept unless a large document asked for more than usual.
    mutating func recycle(_ batch: DocumentBatch, usual: Int) {
        bytes -= batch.capacity
        guard batch.capacity == usual else { return }
        batch.removeAll()
        spare.append(batch)
    }

    // What the one that tidies does.

    /// Takes the first run away if its segment is written; nil if it is not.
    mutating func takeBuilt() -> BuiltSegment?? {
        guard let first = runs.first, case .built(let segment) = first.phase else { return nil }
        runs.removeFirst()
        return .some(segment)
    }

    mutating func endTidying(isMergeDue: Bool) {
        isTidying = false
        self.isMergeDue = isMergeDue
    }
}
