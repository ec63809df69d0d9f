// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// Scores candidates as ``DefaultRanking`` says, or by other weights.
struct Reranker {
    let weights: RankingWeights
    let words: RankedWords
    let candidates: Candidates
    let terms: [TermTable]
    let pairs: [PairTable]
    /// The idf of each term, as far as its spellings count, and of each pair by its estimated document frequency.
    let termIDFs: [Float]
    let pairIDFs: [Float]
    /// For each term n(t) * idf(t), for each pair its weight * n(p) * idf(p).
    let termGains: [Float]
    let pairGains: [Float]
    /// For each field that scores what a match is worth, and which candidates match.
    private(set) var fields: [(gain: Float, matches: [Bool])] = []
    /// For each choice what each of its options is worth.
    let choiceGains: [[Float]]
    private let passages = PassageFinder()

    init(
        _ words: RankedWords,
        _ snapshot: IndexSnapshot,
        _ bm25: BM25,
        _ weights: RankingWeights,
        _ found: [ScoredDocument]
    ) throws(TraCuuError) {
        self.words = words
        self.weights = weights
        let candidates = Candidates(found, snapshot, bm25, titleWeight: weights.title)
        let limit = DefaultRanking.occurrenceLimit(candidates: candidates.count, terms: words.terms.count)
        var terms: [TermTable] = []
        for (term, _) in words.terms {
            let ranked = try RankedTerm(term, snapshot) { _ in TermsFormat.textField }
            terms.append(try TermTable(ranked, candidates, snapshot, limit: limit))
        }
        var mark: UInt32 = 0
        var pairs: [PairTable] = []
        for (pair, _) in weights.pair > 0 ? words.pairs : [] {
            pairs.append(PairTable(terms[pair.first], terms[pair.second], candidates: candidates.count, mark: &mark))
        }
        for term in terms { term.decide() }

        let documents = snapshot.documentCount
        termIDFs = terms.map { bm25.idf(documentFrequency: $0.documentFrequency, documentCount: documents) }
        pairIDFs = pairs.map { bm25.idf(documentFrequency: $0.documentFrequency, documentCount: documents) }
        termGains = zip(words.terms, termIDFs).map { $0.weight * $1 }
        pairGains = zip(words.pairs, pairIDFs).map { weights.pair * $0.weight * $1 }
        let idfs = termIDFs
        choiceGains = words.choices.map { choice in
            let frequency = choice.options.reduce(0) {
                $0 + ($1.terms.last.map { terms[$0].term.documentFrequency } ?? 0)
            }
            let last = bm25.idf(documentFrequency: frequency, documentCount: documents)
            return choice.options.map { option in
                option.weight * option.terms.dropLast().reduce(last) { $0 + idfs[$1] }
            }
        }
        self.candidates = candidates
        self.terms = terms
        self.pairs = pairs
        for (clause, outranked, weight) in words.fields {
            let keyword = try RankedTerm(clause.keyword, snapshot) { $0.info.number(of: clause.field) }
            let own = bm25.idf(documentFrequency: keyword.documentFrequency, documentCount: documents)
            let gain = weight * outranked.reduce(own) { $0 + termIDFs[$1] }
            fields.append((gain, try keyword.matches(in: candidates, snapshot)))
        }
    }

    /// The candidates, best first, with their scores; equal scores in the order of the index.
    func ranked() -> [ScoredDocument] {
        // What loops read is memory that the tables own.
        let scores = withExtendedLifetime((terms, pairs)) { self.scores() }
        // As plain numbers: the bits of scores, which are not negative, have the order of the scores.
        var keys = scores.enumerated().map { UInt64(~$1.bitPattern) << 32 | UInt64($0) }
        keys.sort()
        return keys.map { key in
            let place = Int(key & 0xFFFF_FFFF)
            let hit = candidates.hits[place]
            return ScoredDocument(segment: hit.segment, document: hit.document, score: scores[place])
        }
    }

    /// The score of each candidate: the sum of its parts, added up in double precision.
    private func scores() -> [Float] {
        var sums = [Double](repeating: 0, count: candidates.count)
        for index in terms.indices where termGains[index] > 0 {
            let view = terms[index].view
            let gain = termGains[index]
            for candidate in sums.indices { sums[candidate] += Double(termScore(view, gain, candidate)) }
        }
        for phrase in words.phrases {
            for candidate in sums.indices { sums[candidate] += Double(phraseScore(phrase, candidate)) }
        }
        for index in words.choices.indices {
            for candidate in sums.indices { sums[candidate] += Double(choiceScore(index, candidate).score) }
        }
        for field in fields {
            for candidate in sums.indices where field.matches[candidate] { sums[candidate] += Double(field.gain) }
        }
        for index in pairs.indices {
            let view = pairs[index].view
            let gain = pairGains[index]
            for candidate in sums.indices { sums[candidate] += Double(pairScore(view, gain, candidate)) }
        }
        guard weights.passage > 0 else { return sums.map { Float($0) } }
        let termViews = terms.map(\.view)
        let pairViews = pairs.map(\.view)
        for candidate in sums.indices {
            sums[candidate] += Double(passage(of: candidate, termViews, pairViews).score)
        }
        return sums.map { Float($0) }
    }

    // MARK: Parts of a score

    /// What a term adds to the score of a candidate.
    func termScore(_ term: TermTable.View, _ gain: Float, _ candidate: Int) -> Float {
        let frequency = term.frequency(in: candidate, titleLength: candidates.titleLengths[candidate])
        return gain * saturation(frequency.all, inTitle: frequency.title, candidate)
    }

    /// What a pair adds.
    func pairScore(_ pair: Occurrences.View, _ gain: Float, _ candidate: Int) -> Float {
        let frequency = pair.pairFrequency(in: candidate, titleLength: candidates.titleLengths[candidate])
        return gain * saturation(frequency.all, inTitle: frequency.title, candidate)
    }

    /// `tf / (tf + norm)`, where occurrences in the title count more.
    @inline(__always)
    func saturation(_ all: Float, inTitle title: Float, _ candidate: Int) -> Float {
        guard all > 0 else { return 0 }
        let frequency = all + (weights.title - 1) * title
        return frequency / (frequency + candidates.norms[candidate])
    }

    /// What the best passage of a candidate adds, and where it begins.
    func passage(
        of candidate: Int,
        _ terms: [TermTable.View],
        _ pairs: [Occurrences.View]
    ) -> (score: Float, start: UInt32) {
        for (index, view) in terms.enumerated() where termGains[index] > 0 {
            let range = view.occurrences.range(of: candidate)
            passages.add(view.occurrences.positions, range, gain: termGains[index]) { view.isMeant($0) }
        }
        for (index, view) in pairs.enumerated() {
            passages.add(view.positions, view.range(of: candidate), gain: pairGains[index]) { _ in true }
        }
        let best = passages.finish()
        return (weights.passage * best.value, best.start)
    }
}
