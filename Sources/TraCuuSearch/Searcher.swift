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

/// Whether a search tells how many documents match.
package enum Counting: Sendable {
    /// All of them are counted. For terms that costs a fraction of finding the best; for phrases it may cost a multiple,
    /// since all positions must be read.
    case exact
    /// They are not: only documents that may be among the best are looked at.
    case none
}

/// What a search found.
package struct TopDocuments: Equatable, Sendable {
    /// Documents that match: all of them if they were counted, otherwise at least those among the best.
    package var total: UInt64
    /// The best, best first; equal scores by document order.
    package var hits: [ScoredDocument]

    package init(total: UInt64, hits: [ScoredDocument]) {
        self.total = total
        self.hits = hits
    }
}

/// Searches one snapshot of an index. Safe to share between threads, which do not wait for each other.
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
    /// What cannot be among the best is not scored; the hits are those that scoring every document would give, with the
    /// same scores in the same order.
    ///
    /// - Parameters:
    ///   - offset: how many of the best to leave out.
    ///   - limit: how many to return after those.
    ///   - counting: whether to count all documents that match.
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if what must be read is damaged, and
    ///   ``TraCuuError/badQuery(offset:reason:)`` if a field that the query names is in no document.
    package func search(
        _ query: CompiledQuery,
        offset: Int = 0,
        limit: Int,
        counting: Counting = .exact
    ) throws(TraCuuError) -> TopDocuments {
        let plan = try QueryPlan(resolve(query), snapshot, bm25)
        let wanted = Int(min(UInt64(max(0, offset)) + UInt64(max(0, limit)), snapshot.documentCount))
        var collector = TopCollector(limit: wanted, scale: plan.scale)
        if wanted > 0 {
            for index in snapshot.segments.indices { try search(index, plan, &collector) }
        }
        // A collector that is not full holds all there is.
        var total = UInt64(collector.count)
        if counting == .exact, collector.count == wanted { total = try count(plan) }
        return TopDocuments(total: total, hits: Array(collector.ranked().dropFirst(max(0, offset))))
    }

    /// How many documents match a query.
    ///
    /// - Throws: as ``search(_:offset:limit:counting:)``.
    package func count(_ query: CompiledQuery) throws(TraCuuError) -> UInt64 {
        try count(QueryPlan(resolve(query), snapshot, bm25))
    }

    /// Offers the documents of a segment to the collector.
    private func search(_ index: Int, _ plan: QueryPlan, _ collector: inout TopCollector) throws(TraCuuError) {
        let segment = snapshot.segments[index]
        switch try plan.plan(for: index) {
        case .nothing:
            break
        case .terms(let terms):
            var evaluator = TermsEvaluator(terms)
            try evaluator.run(segment, index, &collector)
        case .phrase(let evaluator):
            try evaluator.run(segment, index, &collector)
        case .tree(var walk):
            while let window = try walk.next(above: collector.threshold) { collector.offer(window, segment: index) }
        }
    }

    private func count(_ plan: QueryPlan) throws(TraCuuError) -> UInt64 {
        var total: UInt64 = 0
        for index in snapshot.segments.indices {
            if let known = plan.count(in: index) {
                total += known
                continue
            }
            guard var walk = try plan.walk(index, isScored: false) else { continue }
            while let window = try walk.next() { total += UInt64(window.count) }
        }
        return total
    }
}
