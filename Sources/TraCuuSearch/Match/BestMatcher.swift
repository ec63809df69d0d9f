// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Matches what any of several matchers matches; the best score counts, where ``AnyMatcher`` adds them up.
final class BestMatcher: Matcher {
    private let children: [any Matcher]
    /// Scores of one child, and the best of those before; zero but for the documents of the window being filled.
    private let child = WindowMemory(isScored: true)
    private let best = WindowMemory(isScored: true)

    init(_ children: [any Matcher]) {
        self.children = children
    }

    var cost: UInt64 { children.reduce(0) { $0 &+ $1.cost } }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var nearest = Matching.none
        for child in children { nearest = min(nearest, try child.candidate(from: target)) }
        return nearest
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        children.reduce(0) { max($0, $1.bound(from: start, to: end)) }
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        guard let scores = window.scores else {
            for child in children { try child.fill(window, wanted: wanted) }
            return
        }
        let best = best.window(at: window.start)
        let own = child.window(at: window.start)
        guard let bestScores = best.scores, let ownScores = own.scores else { return }
        for child in children where try child.candidate(from: window.start) < window.end {
            try child.fill(own, wanted: wanted)
            for word in 0..<Window.wordCount {
                var bits = own.bits[word]
                own.bits[word] = 0
                best.bits[word] |= bits
                while bits != 0 {
                    let place = word &* 64 &+ bits.trailingZeroBitCount
                    bits &= bits &- 1
                    bestScores[place] = max(bestScores[place], ownScores[place])
                    ownScores[place] = 0
                }
            }
        }
        for word in 0..<Window.wordCount {
            var bits = best.bits[word]
            window.bits[word] |= bits
            while bits != 0 {
                let place = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                scores[place] &+= bestScores[place]
            }
        }
    }
}
