// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How the memory budget of a writer is shared out.
///
/// 48 MiB are for reading, analysis and buffers of files. Half of the rest is for documents: those of the segments under
/// construction and, if they are built in parallel, those waiting for it. The other half is for writing segments out and
/// for merging.
struct MemoryPlan: Equatable {
    private static let reserve = 48 << 20
    /// The smallest part of the rest that is worth a thread of its own.
    private static let leastShare = 8 << 20

    /// Threads that build segments.
    let threads: Int
    /// The bytes that one segment under construction may take before it is written out.
    let builder: Int
    /// The bytes of documents that may wait to be built.
    let queue: Int
    /// The bytes of documents that are handed over at a time.
    let batch: Int
    /// A run of documents that has so many bytes waiting is shared with a thread that has nothing to do.
    let split: Int
    /// The bytes that the words of documents may take while an order of documents is looked for.
    let reordering: Int
    /// How many different words as written the analysis of one thread keeps in mind.
    let forms: Int

    init(_ options: IndexOptions) {
        let free = max(0, options.memory - Self.reserve)
        threads = max(1, min(options.threads, free / Self.leastShare))
        reordering = max(16 << 20, free / 2)
        // About 128 bytes a form, a quarter of the smallest budget or of a usual one.
        forms = max(1 << 14, min(1 << 20, options.memory / 512) / threads)
        if threads == 1 {
            builder = options.builderLimit ?? max(1 << 20, free / 2)
            (queue, batch, split) = (0, 0, 0)
        } else {
            builder = options.builderLimit ?? free * 3 / 8 / threads
            batch = options.batchLimit ?? min(1 << 20, free / 64)
            queue = options.batchLimit.map { $0 * 8 } ?? free / 8
            split = min(16 << 20, queue / threads)
        }
    }
}
