// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// Exchanges documents between the halves of runs: the memory of one thread.
final class Bisector {
    /// In how many documents of each half a term is.
    private struct Counts {
        var left: UInt32 = 0
        var right: UInt32 = 0
    }

    let halves: DocumentHalves
    private let index: ForwardIndex
    private let counts: UnsafeMutablePointer<Counts>
    /// For each term what it adds to the leaning of a document.
    private let gains: UnsafeMutablePointer<Float>
    /// The terms of the run.
    private let present: UnsafeMutablePointer<UInt32>
    private var presentCount = 0
    private let logarithms: [Float]

    init(_ index: ForwardIndex, _ halves: DocumentHalves) {
        self.index = index
        self.halves = halves
        counts = .allocate(capacity: index.termCount)
        gains = .allocate(capacity: index.termCount)
        present = .allocate(capacity: index.termCount)
        counts.initialize(repeating: Counts(), count: index.termCount)
        gains.initialize(repeating: 0, count: index.termCount)
        present.initialize(repeating: 0, count: index.termCount)
        logarithms = (0..<4096).map { Self.logarithm(UInt32($0)) }
    }

    deinit {
        counts.deallocate()
        gains.deallocate()
        present.deallocate()
    }

    /// Exchanges documents of a run between what lies before and from `middle` on.
    func exchange(_ run: Range<Int>, _ middle: Int) {
        count(run, middle)
        var round = 0
        while round < GraphBisection.roundLimit, weigh(run, middle) > Float(round), swap(run, middle) { round += 1 }
        for place in 0..<presentCount { counts[Int(present[place])] = Counts() }
    }

    private func count(_ run: Range<Int>, _ middle: Int) {
        let (counts, present) = (counts, present)
        var found = 0
        for place in run {
            for term in index.terms(of: halves.documents[place]) {
                let own = counts + Int(term)
                if own.pointee.left == 0, own.pointee.right == 0 {
                    present[found] = term
                    found &+= 1
                }
                if place < middle { own.pointee.left &+= 1 } else { own.pointee.right &+= 1 }
            }
        }
        presentCount = found
    }

    /// Finds how much each document leans to the right; returns how much the one that most wants to go there and the one
    /// that most wants to leave it gain together.
    private func weigh(_ run: Range<Int>, _ middle: Int) -> Float {
        let (counts, gains, leanings) = (counts, gains, halves.leanings)
        logarithms.withUnsafeBufferPointer { logarithms in
            @inline(__always)
            func logarithm(_ number: UInt32) -> Float {
                number < 4096 ? logarithms[Int(number)] : Self.logarithm(number)
            }
            for place in 0..<presentCount {
                let term = Int(present[place])
                gains[term] = logarithm(counts[term].right) - logarithm(counts[term].left)
            }
        }
        var (mostLeft, leastRight) = (-Float.infinity, Float.infinity)
        for place in run {
            var sum: Float = 0
            for term in index.terms(of: halves.documents[place]) { sum += gains[Int(term)] }
            leanings[place] = sum
            if place < middle { mostLeft = max(mostLeft, sum) } else { leastRight = min(leastRight, sum) }
        }
        return mostLeft - leastRight
    }

    /// Exchanges those that lean to the other half more than the median; false if there are none.
    private func swap(_ run: Range<Int>, _ middle: Int) -> Bool {
        let (documents, leanings) = (halves.documents, halves.leanings)
        let median = halves.leaning(ofLowest: middle - run.lowerBound, in: run)
        var (left, right) = (run.lowerBound, middle)
        var isChanged = false
        while true {
            while left < middle, leanings[left] <= median { left += 1 }
            while right < run.upperBound, leanings[right] >= median { right += 1 }
            guard left < middle, right < run.upperBound else { return isChanged }
            for term in index.terms(of: documents[left]) {
                counts[Int(term)].left &-= 1
                counts[Int(term)].right &+= 1
            }
            for term in index.terms(of: documents[right]) {
                counts[Int(term)].left &+= 1
                counts[Int(term)].right &-= 1
            }
            (documents[left], documents[right]) = (documents[right], documents[left])
            left += 1
            right += 1
            isChanged = true
        }
    }

    /// Bits of a number; of 0 as of 1, which lists of no and of one document cost alike.
    private static func logarithm(_ number: UInt32) -> Float {
        number > 1 ? Float(log2(Double(number))) : 0
    }
}
