// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuIndexing
package import TraCuuQuery

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
    package func search(
        _ query: CompiledQuery,
        offset: Int = 0,
        limit: Int
    ) throws(TraCuuError) -> TopDocuments {
        TopDocuments(total: 0, hits: [])
    }
}
