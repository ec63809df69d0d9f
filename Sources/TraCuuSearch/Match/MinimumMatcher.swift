// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Matches what at least so many of several matchers match; the scores of all that match add up.
///
/// Whatever matches has one of the rarest: of n matchers of which k must match, all but the k - 1 most frequent are asked
/// first, and the others only where one of those matched.
final class MinimumMatcher: Matcher {
    /// The rarest first.
    private let children: [any Matcher]
    private let minimum: Int
    private let all: WindowMemory
    private let one = WindowMemory(isScored: false)
    private let asked = WindowMemory(isScored: false)
    /// For each document of a window how many match, as binary digits: plane i holds digit i of 64 documents a word.
    private let planes: UnsafeMutablePointer<UInt64>
    private let planeCount: Int

    /// - Parameter minimum: from 1 to the number of children.
    init(_ children: [any Matcher], minimum: Int, isScored: Bool) {
        self.children = children.sorted { $0.cost < $1.cost }
        self.minimum = minimum
        all = WindowMemory(isScored: isScored)
        planeCount = Int.bitWidth - children.count.leadingZeroBitCount
        planes = .allocate(capacity: planeCount * Window.wordCount)
        planes.initialize(repeating: 0, count: planeCount * Window.wordCount)
    }

    deinit {
        planes.deallocate()
    }

    private var leading: Int { children.count - minimum + 1 }

    var cost: UInt64 { children.prefix(leading).reduce(0) { $0 &+ $1.cost } }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var nearest = Matching.none
        for child in children.prefix(leading) { nearest = min(nearest, try child.candidate(from: target)) }
        return nearest
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        children.reduce(0) { $0 &+ $1.bound(from: start, to: end) }
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let own = all.window(at: window.start)
        let bits = one.window(at: window.start).bits
        let asked = asked.window(at: window.start)
        planes.update(repeating: 0, count: planeCount * Window.wordCount)
        for (number, child) in children.enumerated() {
            if number == leading, asked.isEmpty { return }
            try child.fill(
                Window(start: window.start, bits: bits, scores: own.scores),
                wanted: number < leading ? wanted : asked
            )
            for word in 0..<Window.wordCount where bits[word] != 0 {
                if number < leading { asked.bits[word] |= bits[word] }
                count(bits[word], word)
                bits[word] = 0
            }
        }
        for word in 0..<Window.wordCount where asked.bits[word] != 0 {
            var bits = reached(word) & asked.bits[word]
            window.bits[word] |= bits
            guard let target = window.scores, let scores = own.scores else { continue }
            while bits != 0 {
                let place = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                target[place] &+= scores[place]
            }
        }
    }

    /// Adds one to the numbers of the documents with a bit.
    private func count(_ bits: UInt64, _ word: Int) {
        var carry = bits
        var plane = 0
        while carry != 0, plane < planeCount {
            let place = plane * Window.wordCount + word
            (planes[place], carry) = (planes[place] ^ carry, planes[place] & carry)
            plane += 1
        }
    }

    /// The documents of a word whose number has reached the minimum.
    private func reached(_ word: Int) -> UInt64 {
        var greater: UInt64 = 0
        var equal = UInt64.max
        for plane in (0..<planeCount).reversed() {
            let digits = planes[plane * Window.wordCount + word]
            if minimum >> plane & 1 == 1 {
                equal &= digits
            } else {
                greater |= equal & digits
                equal &= ~digits
            }
        }
        return greater | equal
    }
}
