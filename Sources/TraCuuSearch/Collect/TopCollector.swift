// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Keeps the best documents of a stream that comes in document order.
///
/// A binary heap with the worst on top: O(log limit) for a document that gets in, O(1) for one that does not. Among
/// equal scores the earlier document wins.
struct TopCollector {
    private let limit: Int
    private var heap: [ScoredDocument] = []
    /// Documents seen.
    private(set) var total: UInt64 = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes the matching documents of a window of a segment.
    mutating func collect(_ window: Window, segment: Int) {
        for word in 0..<Window.wordCount {
            var bits = window.bits[word]
            total &+= UInt64(bits.nonzeroBitCount)
            while bits != 0 {
                let place = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                let score = window.scores[place]
                if heap.count == limit {
                    guard let worst = heap.first, score > worst.score else { continue }
                    replaceWorst(
                        ScoredDocument(segment: segment, document: window.start &+ UInt32(place), score: score)
                    )
                } else {
                    insert(ScoredDocument(segment: segment, document: window.start &+ UInt32(place), score: score))
                }
            }
        }
    }

    /// The best documents, best first.
    func ranked() -> [ScoredDocument] {
        heap.sorted { Self.isWorse($1, $0) }
    }

    private static func isWorse(_ left: ScoredDocument, _ right: ScoredDocument) -> Bool {
        if left.score != right.score { return left.score < right.score }
        return (left.segment, left.document) > (right.segment, right.document)
    }

    private mutating func insert(_ hit: ScoredDocument) {
        heap.append(hit)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isWorse(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func replaceWorst(_ hit: ScoredDocument) {
        heap[0] = hit
        var parent = 0
        while true {
            let left = parent * 2 + 1
            guard left < heap.count else { return }
            let right = left + 1
            let child = right < heap.count && Self.isWorse(heap[right], heap[left]) ? right : left
            guard Self.isWorse(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
