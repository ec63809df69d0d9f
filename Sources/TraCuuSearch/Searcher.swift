// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuIndexing

/// A document that a search found.
package struct ScoredDocument: Equatable, Sendable {
    /// Index of the segment in the snapshot.
    package var segment: Int
    /// The document's number in the segment.
    package var document: UInt32
    package var score: Float

    package init(segment: Int, document: UInt32, score: Float) {
        self.segment = segment
        self.document = document
        self.score = score
    }
}

/// What a search found.
package struct TopDocuments: Equatable, Sendable {
    /// Documents that match, all of them.
    package var total: UInt64
    /// The best, best first; equal scores by document order.
    package var hits: [ScoredDocument]

    package init(total: UInt64, hits: [ScoredDocument]) {
        self.total = total
        self.hits = hits
    }
}

/// Searches one snapshot of an index. Safe to share between threads.
package struct Searcher: Sendable {
    package let snapshot: IndexSnapshot
    package let bm25: BM25

    /// A searcher with parameters for the ranking.
    package init(_ snapshot: IndexSnapshot, bm25: BM25 = BM25()) {
        self.snapshot = snapshot
        self.bm25 = bm25
    }

    /// The best documents for a query.
    ///
    /// - Parameters:
    ///   - offset: how many of the best to leave out.
    ///   - limit: how many to return after those.
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if what must be read is damaged, and
    ///   ``TraCuuError/badQuery(offset:reason:)`` if a field that the query names is in no document.
    package func search(
        _ query: CompiledQuery,
        offset: Int = 0,
        limit: Int
    ) throws(TraCuuError) -> TopDocuments {
        let wanted = min(UInt64(max(0, offset)) + UInt64(max(0, limit)), snapshot.documentCount)
        var collector = TopCollector(limit: Int(wanted))
        let plan = try QueryPlan(query.root, snapshot, bm25)
        let memory = WindowMemory()
        for (index, segment) in snapshot.segments.enumerated() {
            guard let matcher = try plan.matcher(for: index) else { continue }
            var next: UInt32 = 0
            while true {
                let candidate = try matcher.candidate(from: next)
                guard candidate < segment.documentCount else { break }
                let window = memory.window(at: candidate & ~(Window.size - 1))
                try matcher.fill(window, wanted: nil)
                Self.removeDeleted(segment, from: window)
                collector.collect(window, segment: index)
                next = window.end
            }
        }
        return TopDocuments(total: collector.total, hits: Array(collector.ranked().dropFirst(max(0, offset))))
    }

    static func removeDeleted(_ segment: SegmentReader, from window: Window) {
        guard let deletions = segment.deletions else { return }
        let first = Int(window.start / 64)
        for word in 0..<min(Window.wordCount, deletions.words.count - first) {
            window.bits[word] &= ~deletions.words[first + word]
        }
    }
}
