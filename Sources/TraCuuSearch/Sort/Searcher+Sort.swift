// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension Searcher {
    /// The documents that match a query, in the order of a field: those without a value last, equal values in document
    /// order. Their scores are those of BM25.
    ///
    /// - Throws: as ``search(_:offset:limit:counting:)``, and ``TraCuuError/usage(_:)`` if no document has a value in the
    ///   field.
    package func sorted(
        _ query: CompiledQuery,
        by order: FieldOrder,
        offset: Int = 0,
        limit: Int
    ) throws(TraCuuError) -> TopDocuments {
        guard let kind = try SortKeys.kind(of: order.field, in: snapshot) else {
            return TopDocuments(total: 0, hits: [])
        }
        let wanted = min(UInt64(max(0, offset)) + UInt64(max(0, limit)), snapshot.documentCount)
        var collector = SortCollector(limit: Int(wanted))
        let plan = try QueryPlan(resolve(query), snapshot, bm25)
        let ranks = kind == .keyword ? try KeywordRanks(order.field, plan).ranks : []
        for index in snapshot.segments.indices {
            let keys = try SortKeys(order, kind, snapshot.segments[index], ranks: ranks.isEmpty ? [] : ranks[index])
            try sort(index, plan, keys, &collector)
        }
        return TopDocuments(total: collector.total, hits: Array(collector.finish().dropFirst(max(0, offset))))
    }

    /// Adds the documents of a segment that match.
    private func sort(
        _ index: Int,
        _ plan: QueryPlan,
        _ keys: SortKeys,
        _ collector: inout SortCollector
    ) throws(TraCuuError) {
        guard var walk = try plan.walk(index, isScored: true) else { return }
        while let window = try walk.next() {
            for word in 0..<Window.wordCount {
                var bits = window.bits[word]
                while bits != 0 {
                    let place = word * 64 + bits.trailingZeroBitCount
                    bits &= bits - 1
                    let document = window.start + UInt32(place)
                    let score = plan.scale.score(window.scores?[place] ?? 0)
                    collector.add(
                        keys.key(of: document),
                        ScoredDocument(segment: index, document: document, score: score)
                    )
                }
            }
        }
    }
}
