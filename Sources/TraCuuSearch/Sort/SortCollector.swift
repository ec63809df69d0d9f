// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Keeps the first documents in an order of keys; equal keys in document order. Documents come in document order.
///
/// What may be among the first is gathered and cut down whenever twice as many as wanted are there: O(log limit) a document
/// on average.
struct SortCollector {
    private let limit: Int
    private var gathered: [(key: SortKey, hit: ScoredDocument)] = []
    /// The last key that was among the first when they were cut down: a later document must be before it.
    private var border: SortKey?
    /// Documents seen.
    private(set) var total: UInt64 = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a document that matches.
    mutating func add(_ key: SortKey, _ hit: ScoredDocument) {
        total += 1
        if limit == 0 { return }
        if let border, !(key < border) { return }
        gathered.append((key, hit))
        if gathered.count >= max(1024, limit * 2) { cut() }
    }

    /// The first documents in their order.
    mutating func finish() -> [ScoredDocument] {
        cut()
        return gathered.map(\.hit)
    }

    private mutating func cut() {
        gathered.sort { left, right in
            if left.key != right.key { return left.key < right.key }
            return (left.hit.segment, left.hit.document) < (right.hit.segment, right.hit.document)
        }
        guard gathered.count >= limit else { return }
        gathered.removeSubrange(limit...)
        border = gathered.last?.key
    }
}
