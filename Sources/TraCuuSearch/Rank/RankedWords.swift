// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What of a query is scored: everything that it asks for, wherever it stands in the tree.
struct RankedWords {
    /// Words next to each other or near, or words of one part of the text.
    struct Phrase: Hashable {
        /// Indices of ``RankedWords/terms``.
        var terms: [Int]
        var slop: Int
        var zone: Zone
        /// How often the query has it.
        var weight: Float
    }

    /// Words that one of the query stands for, as phrases of which the best counts.
    struct Choice {
        var options: [Phrase]
        /// The part of the query as typed.
        var text: String
    }

    /// Neighbours in the query.
    struct Pair: Hashable {
        /// Indices of ``RankedWords/terms``.
        var first: Int
        var second: Int
    }

    /// All terms whose occurrences are read, and how often the query has each; 0 for those that only belong to phrases.
    private(set) var terms: [(term: QueryTerm, weight: Float)] = []
    /// The pairs, and how often the query has each.
    private(set) var pairs: [(pair: Pair, weight: Float)] = []
    private(set) var phrases: [Phrase] = []
    private(set) var choices: [Choice] = []
    /// Fields whose match adds to the score, with the indices of the terms that a match outranks, and what they count.
    private(set) var fields: [(clause: FieldClause, outranked: [Int], weight: Float)] = []

    private var indices: [QueryTerm: Int] = [:]

    init(_ query: CompiledQuery) {
        self.init(query.root)
        var places: [Pair: Int] = [:]
        for run in query.runs {
            for (left, right) in zip(run.terms, run.terms.dropFirst()) {
                guard let first = scored(left, query), let second = scored(right, query) else { continue }
                let pair = Pair(first: first, second: second)
                if let place = places[pair] {
                    pairs[place].weight += run.weight
                } else {
                    places[pair] = pairs.count
                    pairs.append((pair, run.weight))
                }
            }
        }
    }

    /// The same without pairs.
    init(_ root: QueryNode) {
        add(root)
    }

    /// Whether there is nothing that positions could tell more about than BM25 does.
    var isEmpty: Bool { terms.isEmpty }

    private mutating func add(_ node: QueryNode, factor: Float = 1) {
        switch node {
        case .term(let term, .all, let weight):
            terms[index(of: term)].weight += factor * weight
        case .term(let term, let zone, let weight):
            phrases.append(phrase([term], slop: 0, zone, factor * weight))
        case .phrase(let clause):
            phrases.append(phrase(clause.terms, slop: clause.slop, clause.zone, factor))
        case .field(let clause):
            if !clause.outranks.isEmpty { fields.append((clause, clause.outranks.map { index(of: $0) }, factor)) }
        case .boolean(let must, let should, _):
            for child in must { add(child, factor: factor) }
            for child in should { add(child, factor: factor) }
        case .atLeast(_, let children):
            for child in children { add(child, factor: factor) }
        case .choice(let choice):
            let options = choice.options.map { phrase($0.terms, slop: choice.slop, choice.zone, factor * $0.weight) }
            choices.append(Choice(options: options, text: choice.text))
        case .values:
            break
        case .boost(let child, let boost):
            add(child, factor: QueryWeight.product(factor, boost))
        }
    }

    private mutating func phrase(_ words: [QueryTerm], slop: Int, _ zone: Zone, _ weight: Float) -> Phrase {
        Phrase(terms: words.map { index(of: $0) }, slop: slop, zone: zone, weight: weight)
    }

    private mutating func index(of term: QueryTerm) -> Int {
        if let index = indices[term] { return index }
        indices[term] = terms.count
        terms.append((term, 0))
        return terms.count - 1
    }

    /// The index of a term that scores by itself, or whose parts do.
    private mutating func scored(_ term: QueryTerm, _ query: CompiledQuery) -> Int? {
        guard let index = indices[query.ownParts[term] ?? term], terms[index].weight > 0 else { return nil }
        return self.index(of: term)
    }
}
