// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Chooses the stretch of a text that shows the most of a query.
enum PassageWindow {
    /// The hits, as a range of indices, that the best window of `size` tokens holds; nil if there are none.
    ///
    /// The best window has the greatest sum of the weights of its distinct terms, then of all its hits, where a hit
    /// right behind one of another term counts twice (words that stand together, as in the query); the first of equals.
    /// O(hits).
    static func best(_ hits: [TermFinder.Hit], weights: [Double], size: Int) -> Range<Int>? {
        guard !hits.isEmpty else { return nil }
        var occurrences = [Int](repeating: 0, count: weights.count)
        var distinct = 0.0
        var all = 0.0
        var end = 0
        var best = 0..<0
        var bestScore = (-1.0, -1.0)
        func gain(_ index: Int, after first: Int) -> Double {
            let hit = hits[index]
            guard index > first else { return weights[hit.term] }
            let before = hits[index - 1]
            let isJoined = before.token + 1 == hit.token && before.term != hit.term
            return isJoined ? 2 * weights[hit.term] : weights[hit.term]
        }
        for start in hits.indices {
            while end < hits.count, hits[end].token - hits[start].token < size {
                let term = hits[end].term
                if occurrences[term] == 0 { distinct += weights[term] }
                occurrences[term] += 1
                all += gain(end, after: start)
                end += 1
            }
            // Sums of doubles drift a little while windows slide; a real difference is larger.
            let margin = 1e-9
            if distinct > bestScore.0 + margin || (distinct > bestScore.0 - margin && all > bestScore.1 + margin) {
                best = start..<end
                bestScore = (distinct, all)
            }
            let term = hits[start].term
            occurrences[term] -= 1
            if occurrences[term] == 0 { distinct -= weights[term] }
            all -= weights[term]
            if start + 1 < end { all -= gain(start + 1, after: start) - weights[hits[start + 1].term] }
        }
        return best
    }
}
