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

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        children.reduce(0) { $0 &+ $1.bound(from: start, to: end) }
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
    private let own: WindowMemory
    private let other = WindowMemory(isScored: false)

    init(must: [any Matcher], should: [any Matcher], mustNot: [any Matcher], isScored: Bool) {
        self.must = must.sorted { $0.cost < $1.cost }
        self.should = isScored ? should : []
        self.mustNot = mustNot
        own = WindowMemory(isScored: isScored)
    }

    var cost: UInt64 { must.first?.cost ?? 0 }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var farthest = target
        for child in must { farthest = max(farthest, try child.candidate(from: farthest)) }
        return farthest
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        (must + should).reduce(0) { $0 &+ $1.bound(from: start, to: end) }
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        // Scores of documents that turn out not to match must not reach the caller's window: collect in an own one.
        let matches = own.window(at: window.start)
        for (index, child) in must.enumerated() {
            if index == 0 {
                try child.fill(matches, wanted: wanted)
            } else {
                let part = part(of: matches, scores: matches.scores)
                try child.fill(part, wanted: matches)
                for word in 0..<Window.wordCount { matches.bits[word] &= part.bits[word] }
            }
            if matches.isEmpty { return }
        }
        for child in mustNot {
            let part = part(of: matches, scores: nil)
            try child.fill(part, wanted: matches)
            for word in 0..<Window.wordCount { matches.bits[word] &= ~part.bits[word] }
        }
        for child in should { try child.fill(part(of: matches, scores: matches.scores), wanted: matches) }
        add(matches, to: window)
    }

    /// A window for one of several conditions.
    private func part(of matches: Window, scores: UnsafeMutablePointer<Int32>?) -> Window {
        Window(start: matches.start, bits: other.window(at: matches.start).bits, scores: scores)
    }

    private func add(_ matches: Window, to window: Window) {
        for word in 0..<Window.wordCount {
            var bits = matches.bits[word]
            window.bits[word] |= bits
            guard let target = window.scores, let scores = matches.scores else { continue }
            while bits != 0 {
                let place = word &* 64 &+ bits.trailingZeroBitCount
                target[place] &+= scores[place]
                bits &= bits &- 1
            }
        }
    }
}
