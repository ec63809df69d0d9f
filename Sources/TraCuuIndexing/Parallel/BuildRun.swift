// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Documents that follow each other and make up one segment, built by one thread.
///
/// All is guarded by the lock of the ``BuildQueue``, but `builder`: that is its thread's until that thread waits for more
/// documents, or ends.
final class BuildRun: @unchecked Sendable {
    enum Phase {
        /// No thread has it yet.
        case waiting
        case building
        /// Its segment is written; nil if there was no document.
        case built(BuiltSegment?)
    }

    var phase = Phase.waiting
    /// Whether documents may still come.
    var isOpen: Bool
    /// What waits to be built, in order.
    private(set) var batches: [DocumentBatch]
    private(set) var waitingBytes = 0
    var builder: SegmentBuilder?

    init(_ batches: [DocumentBatch] = [], isOpen: Bool, builder: SegmentBuilder? = nil) {
        self.batches = batches
        self.isOpen = isOpen
        self.builder = builder
        waitingBytes = batches.reduce(0) { $0 + $1.capacity }
    }

    func append(_ batch: DocumentBatch) {
        batches.append(batch)
        waitingBytes += batch.capacity
    }

    func takeFirst() -> DocumentBatch? {
        guard !batches.isEmpty else { return nil }
        waitingBytes -= batches[0].capacity
        return batches.removeFirst()
    }

    /// Takes the second half of what waits away, half of the bytes or more; nothing if only one batch waits.
    func takeSecondHalf() -> [DocumentBatch] {
        var kept = 0
        var keptBytes = 0
        while kept < batches.count - 1, kept == 0 || keptBytes + batches[kept].capacity <= waitingBytes / 2 {
            keptBytes += batches[kept].capacity
            kept += 1
        }
        let taken = Array(batches[kept...])
        guard kept > 0 else { return [] }
        batches.removeLast(taken.count)
        waitingBytes = keptBytes
        return taken
    }

    /// Takes all that waits away.
    func takeAll() -> [DocumentBatch] {
        defer {
            batches = []
            waitingBytes = 0
        }
        return batches
    }
}
