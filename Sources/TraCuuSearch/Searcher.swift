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
        // How many match in the segments of which that is known.
        var counts = [UInt64?](repeating: nil, count: snapshot.segments.count)
        if wanted > 0 {
            for index in snapshot.segments.indices {
                counts[index] = try search(index, plan, counting, &collector)
            }
        }
        // A collector that is not full holds all there is.
        var total = UInt64(collector.count)
        if counting == .exact, collector.count == wanted {
            total = 0
            for index in snapshot.segments.indices {
                if let known = counts[index] { total += known } else { total += try count(plan, index) }
            }
        }
        return TopDocuments(total: total, hits: Array(collector.ranked().dropFirst(max(0, offset))))
    }

    /// How many documents match a query.
    ///
    /// - Throws: as ``search(_:offset:limit:counting:)``.
    package func count(_ query: CompiledQuery) throws(TraCuuError) -> UInt64 {
        let plan = try QueryPlan(resolve(query), snapshot, bm25)
        var total: UInt64 = 0
        for index in snapshot.segments.indices { total += try count(plan, index) }
        return total
    }

    /// Offers the documents of a segment to the collector.
    ///
    /// - Returns: how many match, if they were counted on the way.
    private func search(
        _ index: Int,
        _ plan: QueryPlan,
        _ counting: Counting,
        _ collector: inout TopCollector
    ) throws(TraCuuError) -> UInt64? {
        let segment = snapshot.segments[index]
        switch try plan.plan(for: index) {
        case .nothing:
            return 0
        case .terms(let terms):
            var evaluator = TermsEvaluator(terms)
            try evaluator.run(segment, index, &collector)
            return nil
        case .phrase(let evaluator):
            try evaluator.run(segment, index, &collector)
            return nil
        case .tree(var walk):
            // Where all are counted, no window is passed over, and each is counted with its scores at hand.
            let isCounted = counting == .exact
            var count: UInt64 = 0
            while let window = try walk.next(above: isCounted ? -1 : collector.threshold) {
                if isCounted { count += UInt64(window.count) }
                collector.offer(window, segment: index)
            }
            return isCounted ? count : nil
        }
    }

    /// How many documents of a segment match.
    private func count(_ plan: QueryPlan, _ index: Int) throws(TraCuuError) -> UInt64 {
        if let known = plan.count(in: index) { return known }
        guard var walk = try plan.walk(index, isScored: false) else { return 0 }
        var count: UInt64 = 0
        while let window = try walk.next() { count += UInt64(window.count) }
        return count
    }
}
