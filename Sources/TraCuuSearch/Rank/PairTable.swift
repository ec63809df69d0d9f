// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// A pair of neighbours of a query in the candidates.
final class PairTable {
    /// The places where the second word follows the first directly, as positions of the first.
    private let places: Occurrences
    /// What loops read; good as long as the table lives.
    let view: Occurrences.View
    /// The candidates that have the pair.
    let candidateCount: Int
    private let first: TermTable
    private let second: TermTable

    /// Finds the pair, and tells the readings of both words which occurrences stand beside the other.
    ///
    /// - Parameter mark: the last number given to ``SpellingReading/Witness/see(_:spelling:mark:)``; moved on.
    init(_ first: TermTable, _ second: TermTable, candidates: Int, mark: inout UInt32) {
        self.first = first
        self.second = second
        var places = Occurrences(documents: candidates)
        let left = first.view.occurrences
        let right = second.view.occurrences
        let leftWitness = first.reading?.witness
        let rightWitness = second.reading?.witness
        var count = 0
        for candidate in 0..<candidates {
            let leftRange = left.range(of: candidate)
            let rightRange = right.range(of: candidate)
            guard !leftRange.isEmpty, !rightRange.isEmpty else {
                places.endDocument(occurrences: 0)
                continue
            }
            mark &+= 1
            let room = places.room(for: leftRange.count).positions
            var found = 0
            var next = rightRange.lowerBound
            for index in leftRange {
                let position = left.positions[index]
                let wanted = position &+ 1
                while next < rightRange.upperBound, right.positions[next] < wanted { next &+= 1 }
                if next == rightRange.upperBound { break }
                guard right.positions[next] == wanted else { continue }
                room[found] = position
                found &+= 1
                leftWitness?.see(index, spelling: left.spellings[index], mark: mark)
                rightWitness?.see(next, spelling: right.spellings[next], mark: mark)
            }
            places.endDocument(occurrences: found)
            count += found > 0 ? 1 : 0
        }
        candidateCount = count
        view = places.view
        self.places = places
    }

    /// An estimate of the documents of the index that have the pair.
    ///
    /// Of the documents with the rarer word as many have the pair as of the candidates with it. At least the candidates
    /// that have the pair do, and at most all that have the rarer word.
    var documentFrequency: Double {
        let rarer = Double(min(first.term.documentFrequency, second.term.documentFrequency))
        let candidates = min(first.candidateCount, second.candidateCount)
        guard candidates > 0 else { return 0 }
        return min(rarer, max(Double(candidateCount), rarer * Double(candidateCount) / Double(candidates)))
    }
}

extension Occurrences.View {
    /// How often a pair stands in a candidate, and how often of that with both words in the title.
    @inline(__always)
    func pairFrequency(in candidate: Int, titleLength: UInt32) -> (all: Float, title: Float) {
        let range = range(of: candidate)
        var titleEnd = range.lowerBound
        while titleEnd < range.upperBound, positions[titleEnd] &+ 1 < titleLength { titleEnd &+= 1 }
        return (Float(range.count), Float(titleEnd &- range.lowerBound))
    }
}
