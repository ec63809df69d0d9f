// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension Searcher {
    /// The documents that match a query, in the order of a field: those without a value last, equal values in document
    /// order. Their scores are those of BM25.
    ///
    /// - Throws: as ``search(_:offset:limit:)``, and ``TraCuuError/usage(_:)`` if no document has a number or date in the
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
        let plan = try QueryPlan(query.root, snapshot, bm25)
        let memory = WindowMemory()
        for (index, segment) in snapshot.segments.enumerated() {
            guard let matcher = try plan.matcher(for: index) else { continue }
            let keys = try SortKeys(order, kind, segment)
            var next: UInt32 = 0
            while true {
                let candidate = try matcher.candidate(from: next)
                guard candidate < segment.documentCount else { break }
                let window = memory.window(at: candidate & ~(Window.size - 1))
                try matcher.fill(window, wanted: nil)
                Self.removeDeleted(segment, from: window)
                for word in 0..<Window.wordCount {
                    var bits = window.bits[word]
                    while bits != 0 {
                        let place = word * 64 + bits.trailingZeroBitCount
                        bits &= bits - 1
                        let document = window.start + UInt32(place)
                        let hit = ScoredDocument(segment: index, document: document, score: window.scores[place])
                        collector.add(keys.key(of: document), hit)
                    }
                }
                next = window.end
            }
        }
        return TopDocuments(total: collector.total, hits: Array(collector.finish().dropFirst(max(0, offset))))
    }
}
