// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TraCuuCodecs

@testable import TraCuuSearch

/// The default ranking by the book, from the documents' tokens.
struct NaiveRanking {
    let engine: NaiveEngine
    /// The words of the query in their order.
    let words: [QueryTerm]
    /// The candidates, in the order of the index.
    let candidates: [NaiveEngine.Document]

    private typealias Token = (position: Int, folded: String, exact: String, isTitle: Bool)

    private let cache = Cache()

    /// What would take too long to compute for every token.
    private final class Cache {
        var shares: [QueryTerm: [String: Double]] = [:]
        var idf: [[QueryTerm]: Double] = [:]
    }

    /// All documents that match any of the words are candidates: for fewer than the depth of the ranking.
    init(_ engine: NaiveEngine, words: [QueryTerm]) {
        self.engine = engine
        self.words = words
        candidates = engine.documents.filter { document in
            !document.isDeleted && words.contains { !document.places($0, .all).isEmpty }
        }
    }

    /// The candidates, best first, ties by order.
    func ranking() -> [(id: String, score: Double)] {
        candidates.enumerated().map { ($0, $1.id, score($1)) }
            .sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { ($0.1, $0.2) }
    }

    func score(_ document: NaiveEngine.Document) -> Double {
        var sum = 0.0
        for term in distinct(words) {
            let count = Double(words.filter { $0 == term }.count)
            let tokens = tokens(of: document)
            let weights = tokens.map { weight(term, $0, document) }
            let frequency = zip(tokens, weights).reduce(0) { $0 + $1.1 * ($1.0.isTitle ? 8 : 1) }
            sum += count * idf(of: term) * saturation(frequency, document)
        }
        for pair in distinct(pairs) {
            let count = Double(pairs.filter { $0 == pair }.count)
            let frequency = places(pair, document).reduce(0) { $0 + ($1 + 1 < document.title.count ? 8.0 : 1) }
            sum += 0.7 * count * idf(of: pair) * saturation(frequency, document)
        }
        return sum + 0.25 * bestPassage(document)
    }

    // MARK: Words

    private func tokens(of document: NaiveEngine.Document) -> [Token] {
        let bodyStart = document.title.isEmpty ? 0 : document.title.count + 1
        return document.title.enumerated().map { ($0, $1.folded, $1.exact, true) }
            + document.body.enumerated().map { ($0 + bodyStart, $1.folded, $1.exact, false) }
    }

    private func isOccurrence(_ term: QueryTerm, _ token: Token) -> Bool {
        if let exact = term.exact { return Array(token.exact.utf8) == exact }
        return Array(token.folded.utf8) == term.folded
    }

    /// What an occurrence of a term counts, 0 if the token is none.
    private func weight(_ term: QueryTerm, _ token: Token, _ document: NaiveEngine.Document) -> Double {
        guard isOccurrence(term, token) else { return 0 }
        return isBesideNeighbour(term, token, document) ? 1 : share(term, token.exact)
    }

    private func isBesideNeighbour(_ term: QueryTerm, _ token: Token, _ document: NaiveEngine.Document) -> Bool {
        let all = tokens(of: document)
        return pairs.contains { pair in
            (pair[0] == term && all.contains { $0.position == token.position + 1 && isOccurrence(pair[1], $0) })
                || (pair[1] == term && all.contains { $0.position + 1 == token.position && isOccurrence(pair[0], $0) })
        }
    }

    /// What a spelling of a term counts away from its neighbours.
    private func share(_ term: QueryTerm, _ spelling: String) -> Double {
        if let known = cache.shares[term] { return known[spelling] ?? 0 }
        let all = spellings(of: term)
        var counts: [String: Double] = [:]
        for spelling in all { counts[spelling] = Double(candidateCount(term, spelling)) }
        let largest = counts.values.max() ?? 0
        let hasChoice = term.exact == nil && all.count > 1 && largest > 0
        cache.shares[term] = counts.mapValues { hasChoice ? ($0 + 0.05) / (largest + 0.05) : 1 }
        return cache.shares[term]?[spelling] ?? 0
    }

    private func spellings(of term: QueryTerm) -> Set<String> {
        Set(engine.documents.flatMap { tokens(of: $0) }.filter { isOccurrence(term, $0) }.map(\.exact))
    }

    /// How often a candidate has the term, so spelled, beside a neighbour; each place of it in the pairs counts.
    private func candidateCount(_ term: QueryTerm, _ spelling: String) -> Int {
        var count = 0
        for pair in distinct(pairs) {
            for document in candidates {
                let all = tokens(of: document)
                func has(_ position: Int) -> Bool {
                    all.contains { $0.position == position && $0.exact == spelling && isOccurrence(term, $0) }
                }
                let isSeen = places(pair, document).contains { place in
                    (pair[0] == term && has(place)) || (pair[1] == term && has(place + 1))
                }
                count += isSeen ? 1 : 0
            }
        }
        return count
    }

    private func idf(of term: QueryTerm) -> Double {
        if let known = cache.idf[[term]] { return known }
        let value = computedIDF(of: term)
        cache.idf[[term]] = value
        return value
    }

    private func computedIDF(of term: QueryTerm) -> Double {
        let all = Double(engine.documents.filter { !$0.places(term, .all).isEmpty }.count)
        guard term.exact == nil else { return idf(all) }
        let weighted = spellings(of: term).reduce(0.0) { sum, spelling in
            let with = engine.documents.filter { document in
                tokens(of: document).contains { isOccurrence(term, $0) && $0.exact == spelling }
            }
            return sum + share(term, spelling) * Double(with.count)
        }
        return idf(min(all, weighted))
    }

    // MARK: Pairs

    private var pairs: [[QueryTerm]] {
        zip(words, words.dropFirst()).map { [$0, $1] }
    }

    /// Where a pair stands in a document: the positions of its first word.
    private func places(_ pair: [QueryTerm], _ document: NaiveEngine.Document) -> [Int] {
        let seconds = Set(document.places(pair[1], .all))
        return document.places(pair[0], .all).filter { seconds.contains($0 + 1) }
    }

    private func idf(of pair: [QueryTerm]) -> Double {
        if let known = cache.idf[pair] { return known }
        let value = computedIDF(of: pair)
        cache.idf[pair] = value
        return value
    }

    private func computedIDF(of pair: [QueryTerm]) -> Double {
        func frequency(_ term: QueryTerm, _ documents: [NaiveEngine.Document]) -> Double {
            Double(documents.filter { !$0.places(term, .all).isEmpty }.count)
        }
        let with = Double(candidates.filter { !places(pair, $0).isEmpty }.count)
        let inCandidates = min(frequency(pair[0], candidates), frequency(pair[1], candidates))
        let inIndex = min(frequency(pair[0], engine.documents), frequency(pair[1], engine.documents))
        return inCandidates == 0 ? 0 : idf(min(inIndex, max(with, inIndex * with / inCandidates)))
    }

    // MARK: Passages

    private func bestPassage(_ document: NaiveEngine.Document) -> Double {
        let all = tokens(of: document)
        let last = all.last?.position ?? 0
        return stride(from: 0, through: last, by: 25).map { start in
            let passage = start..<start + 50
            var sum = 0.0
            for term in distinct(words) {
                let isThere = all.contains { passage.contains($0.position) && weight(term, $0, document) >= 0.5 }
                if isThere { sum += Double(words.filter { $0 == term }.count) * idf(of: term) }
            }
            for pair in distinct(pairs) where places(pair, document).contains(where: passage.contains) {
                sum += 0.7 * Double(pairs.filter { $0 == pair }.count) * idf(of: pair)
            }
            return sum
        }.max() ?? 0
    }

    // MARK: Formulas

    private func distinct<T: Equatable>(_ all: [T]) -> [T] {
        all.enumerated().filter { !all[..<$0].contains($1) }.map(\.element)
    }

    private func idf(_ frequency: Double) -> Double {
        let n = Double(engine.documents.count)
        return log(1 + (n - frequency + 0.5) / (frequency + 0.5))
    }

    private func saturation(_ frequency: Double, _ document: NaiveEngine.Document) -> Double {
        func length(_ document: NaiveEngine.Document, _ tokens: Int) -> Double {
            Double(tokens) + 7 * Double(document.title.count)
        }
        let sum = engine.documents.reduce(0) { $0 + length($1, $1.length) }
        let average = max(1, sum / Double(engine.documents.count))
        let own = length(document, Int(LengthCode.decode(LengthCode.encode(UInt32(document.length)))))
        let k1 = Double(engine.bm25.k1)
        let b = Double(engine.bm25.b)
        return frequency == 0 ? 0 : frequency / (frequency + k1 * (1 - b + b * own / average))
    }
}
