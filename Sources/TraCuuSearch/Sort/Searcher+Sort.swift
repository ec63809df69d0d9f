// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension Searcher {
    /// The documents that match a query, in the order of a field: those without a value last, equal values in document
    /// order. Their scores are those of BM25.
    ///
    /// - Throws: as ``search(_:offset:limit:counting:)``, and ``TraCuuError/usage(_:)`` if no document has a number or date in the
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
        let plan = try QueryPlan(resolve(query).root, snapshot, bm25)
        for index in snapshot.segments.indices { try sort(index, plan, order, kind, &collector) }
        return TopDocuments(total: collector.total, hits: Array(collector.finish().dropFirst(max(0, offset))))
    }

    /// Adds the documents of a segment that match.
    private func sort(
        _ index: Int,
        _ plan: QueryPlan,
        _ order: FieldOrder,
        _ kind: SortKeys.Kind,
        _ collector: inout SortCollector
    ) throws(TraCuuError) {
        guard let matcher = try plan.matcher(for: index, isScored: true) else { return }
        let segment = snapshot.segments[index]
        let keys = try SortKeys(order, kind, segment)
        let memory = WindowMemory(isScored: true)
        var next: UInt32 = 0
        while let start = try Self.nextWindow(matcher, from: next, segment) {
            let window = memory.window(at: start)
            try matcher.fill(window, wanted: nil)
            Self.removeDeleted(segment, from: window)
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
            next = start + Window.size
        }
    }
}
