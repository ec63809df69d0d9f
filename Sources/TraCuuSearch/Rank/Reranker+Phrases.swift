// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

extension Reranker {
    /// The weight of a phrase: the sum of the idf of its words, as in BM25.
    func gain(of phrase: RankedWords.Phrase) -> Float {
        phrase.weight * phrase.terms.reduce(0) { $0 + termIDFs[$1] }
    }

    func phraseScore(_ phrase: RankedWords.Phrase, _ candidate: Int) -> Float {
        gain(of: phrase) * saturation(of: phrase, candidate)
    }

    private func saturation(of phrase: RankedWords.Phrase, _ candidate: Int) -> Float {
        let frequency = phraseFrequency(phrase, candidate)
        // What is asked for in the title only has nothing to be weighed against.
        let title = phrase.zone == .title ? 0 : frequency.title
        return saturation(frequency.all, inTitle: title, candidate)
    }

    /// What a choice adds to the score of a candidate, and by which of its options.
    func choiceScore(_ index: Int, _ candidate: Int) -> (score: Float, option: Int) {
        var best: (score: Float, option: Int) = (0, 0)
        for (number, option) in words.choices[index].options.enumerated() {
            let score = choiceGains[index][number] * saturation(of: option, candidate)
            if score > best.score { best = (score, number) }
        }
        return best
    }

    /// In how many places of its zone a phrase stands, and in how many of them in the title.
    func phraseFrequency(_ phrase: RankedWords.Phrase, _ candidate: Int) -> (all: Float, title: Float) {
        let border = candidates.titleLengths[candidate]
        var places: [[UInt32]] = []
        for term in phrase.terms {
            let occurrences = terms[term].view.occurrences
            let range = occurrences.range(of: candidate)
            let positions = UnsafeBufferPointer(start: occurrences.positions + range.lowerBound, count: range.count)
            if positions.isEmpty { return (0, 0) }
            places.append(Array(positions))
        }
        let title = phrase.zone == .body ? 0 : Self.count(places.map { $0.filter { $0 < border } }, phrase.slop)
        switch phrase.zone {
        case .title: return (Float(title), Float(title))
        case .body: return (Float(Self.count(places.map { $0.filter { $0 >= border } }, phrase.slop)), 0)
        case .all: return (Float(Self.count(places, phrase.slop)), Float(title))
        }
    }

    private static func count(_ places: [[UInt32]], _ slop: Int) -> Int {
        slop == 0 ? PhrasePlaces.exact(places) : PhrasePlaces.sloppy(places, slop: slop)
    }
}

extension RankedTerm {
    /// Which of the candidates have the term; for terms without positions.
    func matches(in candidates: Candidates, _ snapshot: IndexSnapshot) throws(TraCuuError) -> [Bool] {
        var result = [Bool](repeating: false, count: candidates.count)
        for run in candidates.runs {
            guard let entry = entries[run.segment] else { continue }
            let list = try snapshot.segments[run.segment].postingList(entry.info, hasPositions: false)
            let cursor = DocumentCursor(PostingsCursor(list, filter: entry.filter))
            for place in run.places {
                let document = candidates.hits[place].document
                result[place] = try cursor.advance(to: document) == document
            }
        }
        return result
    }
}
