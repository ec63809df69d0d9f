// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Matches what any of several matchers matches; scores add up.
final class AnyMatcher: Matcher {
    private let children: [any Matcher]

    init(_ children: [any Matcher]) {
        self.children = children
    }

    var cost: UInt64 { children.reduce(0) { $0 &+ $1.cost } }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var nearest = Matching.none
        for child in children { nearest = min(nearest, try child.candidate(from: target)) }
        return nearest
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        for child in children { try child.fill(window, wanted: wanted) }
    }
}

/// Matches what all of several matchers match and none of some others; what may match beside adds to the score.
final class AllMatcher: Matcher {
    /// The rarest first.
    private let must: [any Matcher]
    private let should: [any Matcher]
    private let mustNot: [any Matcher]
    private let own = WindowMemory()
    private let other = WindowMemory()

    init(must: [any Matcher], should: [any Matcher], mustNot: [any Matcher]) {
        self.must = must.sorted { $0.cost < $1.cost }
        self.should = should
        self.mustNot = mustNot
    }

    var cost: UInt64 { must.first?.cost ?? 0 }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var farthest = target
        for child in must { farthest = max(farthest, try child.candidate(from: farthest)) }
        return farthest
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        // Scores of documents that turn out not to match must not reach the caller's window: collect in an own one.
        let matches = own.window(at: window.start)
        for (index, child) in must.enumerated() {
            if index == 0 {
                try child.fill(matches, wanted: wanted)
            } else {
                var part = other.unscoredWindow(at: window.start)
                part = Window(start: window.start, bits: part.bits, scores: matches.scores)
                try child.fill(part, wanted: matches)
                for word in 0..<Window.wordCount { matches.bits[word] &= part.bits[word] }
            }
            if matches.isEmpty { return }
        }
        for child in mustNot {
            let part = other.unscoredWindow(at: window.start)
            try child.fill(part, wanted: matches)
            for word in 0..<Window.wordCount { matches.bits[word] &= ~part.bits[word] }
        }
        for child in should {
            var part = other.unscoredWindow(at: window.start)
            part = Window(start: window.start, bits: part.bits, scores: matches.scores)
            try child.fill(part, wanted: matches)
        }
        add(matches, to: window)
    }

    private func add(_ matches: Window, to window: Window) {
        for word in 0..<Window.wordCount {
            var bits = matches.bits[word]
            window.bits[word] |= bits
            while bits != 0 {
                let place = word &* 64 &+ bits.trailingZeroBitCount
                window.scores[place] += matches.scores[place]
                bits &= bits &- 1
            }
        }
    }
}
