// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// A term of a query in the candidates.
final class TermTable {
    let term: RankedTerm
    private let occurrences: Occurrences
    /// The candidates that have the term.
    let candidateCount: Int
    /// For a word in several spellings which of them count; nil if all do.
    let reading: SpellingReading?
    /// What loops read; good as long as the table lives.
    private(set) var view: View

    /// Plain memory for loops.
    struct View {
        let occurrences: Occurrences.View
        let weights: SpellingReading.Weights?

        /// How often the term occurs in a candidate, as far as its spellings count, and how often of that in the title.
        @inline(__always)
        func frequency(in candidate: Int, titleLength: UInt32) -> (all: Float, title: Float) {
            let range = occurrences.range(of: candidate)
            var titleEnd = range.lowerBound
            while titleEnd < range.upperBound, occurrences.positions[titleEnd] < titleLength { titleEnd &+= 1 }
            guard let weights else { return (Float(range.count), Float(titleEnd &- range.lowerBound)) }
            var title: Float = 0
            var index = range.lowerBound
            while index < titleEnd {
                title += weights.weight(of: index, spelling: occurrences.spellings[index])
                index &+= 1
            }
            var all = title
            while index < range.upperBound {
                all += weights.weight(of: index, spelling: occurrences.spellings[index])
                index &+= 1
            }
            return (all, title)
        }

        /// Whether an occurrence is likely to be the word meant.
        @inline(__always)
        func isMeant(_ occurrence: Int) -> Bool {
            guard let weights else { return true }
            return weights.weight(of: occurrence, spelling: occurrences.spellings[occurrence]) >= 0.5
        }
    }

    init(
        _ term: RankedTerm,
        _ candidates: Candidates,
        _ snapshot: IndexSnapshot,
        limit: Int
    ) throws(TraCuuError) {
        self.term = term
        occurrences = try term.occurrences(in: candidates, snapshot, limit: limit)
        let view = occurrences.view
        var count = 0
        for candidate in 0..<candidates.count { count += view.range(of: candidate).isEmpty ? 0 : 1 }
        candidateCount = count
        reading =
            term.isAmbiguous
            ? SpellingReading(spellings: term.spellings.count, occurrences: occurrences.count) : nil
        self.view = View(occurrences: view, weights: nil)
    }

    /// Lets spellings count by what was seen of them.
    func decide() {
        view = View(occurrences: view.occurrences, weights: reading?.decide())
    }

    /// In how many documents of the index the term occurs, as far as its spellings count for its idf.
    var documentFrequency: Double {
        let all = Double(term.referenceFrequency)
        guard let reading, reading.isDecided else { return all }
        return min(all, reading.documentFrequency(term.spellings))
    }
}
