// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCodecs
import TraCuuCore

/// All readings of the words of a text, and how likely each is behind each of the word before.
///
/// The probability of a syllable is that of the bigram interpolated with that of the syllable alone. A constant weight did as
/// well on held-out text as Witten-Bell and absolute discounting, and needs nothing but counts that add up over segments.
struct ReadingLattice {
    /// The weight of the bigram.
    private static let bigramWeight = 0.8
    /// The probability of a number or other word.
    private static let classProbability = 0.05

    let readings: [[Reading]]
    /// For each word, for each of its readings the logarithm of its probability behind each reading of the word before.
    private var transitions: [[[Double]]] = []
    /// The same for the end of the text behind each reading of the last word.
    private var ends: [Double] = []

    /// Looks up what the readings need; O(readings of a word times the length of their rows).
    init(_ readings: [[Reading]], _ lexicon: SyllableLexicon, tokens: UInt64) throws(TraCuuError) {
        self.readings = readings
        let border = Reading(exact: [], neighbour: BigramsFormat.border, count: 0, isClass: true)
        var previous = [border]
        for readings in readings + [[border]] {
            transitions.append(try Self.transitions(from: previous, to: readings, lexicon, tokens: tokens))
            previous = readings
        }
        ends = transitions.removeLast().first ?? []
    }

    private static func transitions(
        from previous: [Reading],
        to readings: [Reading],
        _ lexicon: SyllableLexicon,
        tokens: UInt64
    ) throws(TraCuuError) -> [[Double]] {
        let order = readings.indices.sorted { readings[$0].neighbour < readings[$1].neighbour }
        let first = readings[order[0]].neighbour
        let range = first..<readings[order[order.count - 1]].neighbour + 1
        let all = Double(max(tokens, 1))
        var result = readings.map { _ in [Double](repeating: 0, count: previous.count) }
        for (left, reading) in previous.enumerated() {
            let total = Double(try lexicon.total(of: reading.neighbour))
            var followers = try lexicon.followers(of: reading.neighbour, in: range)[...]
            for index in order {
                let candidate = readings[index]
                while let next = followers.first, next.neighbour < candidate.neighbour { followers.removeFirst() }
                // Of a single word its class says nothing.
                let isCounted = candidate.neighbour >= BigramsFormat.firstSyllable || candidate.isClass
                let pair = followers.first.map { $0.neighbour == candidate.neighbour && isCounted ? $0.count : 0 } ?? 0
                let alone = candidate.isClass ? classProbability : (Double(candidate.count) + 0.5) / all
                let behind = total > 0 ? Double(pair) / total : 0
                result[index][left] = log(bigramWeight * behind + (1 - bigramWeight) * alone)
            }
        }
        return result
    }

    /// The most likely reading, and its share among all.
    ///
    /// - Parameter loss: the probability that a word with marks was typed without any.
    func best(loss: Double) -> TextReading {
        let paths = paths(loss: loss)
        return paths.best(at: paths.last) ?? TextReading(choice: [], logProbability: 0, share: 1)
    }

    /// The most likely readings that differ in the last word, at most so many.
    func best(_ limit: Int, loss: Double) -> [TextReading] {
        let paths = paths(loss: loss)
        let order = paths.scores.indices.sorted { paths.scores[$0] > paths.scores[$1] }
        return order.prefix(limit).compactMap { paths.scores[$0] > -.infinity ? paths.best(at: $0) : nil }
    }

    /// The best path to each reading of the last word (Viterbi), and the sum over all paths (forward algorithm).
    private func paths(loss: Double) -> Paths {
        var best = [0.0]
        var sums = [0.0]
        var paths = Paths()
        for (word, readings) in readings.enumerated() {
            var nextBest: [Double] = []
            var nextSums: [Double] = []
            var from: [Int] = []
            for (index, reading) in readings.enumerated() {
                let arcs = transitions[word][index]
                let typing = reading.typing + (reading.hasLostMarks ? log(loss) : 0)
                var choice = 0
                for left in arcs.indices where best[left] + arcs[left] > best[choice] + arcs[choice] { choice = left }
                from.append(choice)
                nextBest.append(best[choice] + arcs[choice] + typing)
                nextSums.append(Self.logSum(zip(sums, arcs).map { $0 + $1 }) + typing)
            }
            (best, sums) = (nextBest, nextSums)
            paths.back.append(from)
        }
        paths.scores = zip(best, ends).map { $0 + $1 }
        paths.whole = Self.logSum(zip(sums, ends).map { $0 + $1 })
        return paths
    }

    private static func logSum(_ values: [Double]) -> Double {
        let largest = values.max() ?? -.infinity
        guard largest > -.infinity else { return largest }
        return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
    }
}

/// The best paths through a lattice.
private struct Paths {
    /// For each word, for each of its readings the reading of the word before.
    var back: [[Int]] = []
    /// The logarithm of the probability of the best path to each reading of the last word, the end included.
    var scores: [Double] = []
    /// That of all paths together.
    var whole = 0.0

    /// The last reading of the best path; of equal ones the first.
    var last: Int {
        var last = 0
        for index in scores.indices where scores[index] > scores[last] { last = index }
        return last
    }

    /// The path that ends in a reading of the last word; nil without words.
    func best(at last: Int) -> TextReading? {
        guard last < scores.count, !back.isEmpty else { return nil }
        var choice = [Int](repeating: 0, count: back.count)
        var current = last
        for word in back.indices.reversed() {
            choice[word] = current
            current = back[word][current]
        }
        let score = scores[last]
        return TextReading(choice: choice, logProbability: whole, share: min(1, exp(score - whole)))
    }
}
