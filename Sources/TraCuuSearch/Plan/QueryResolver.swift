// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
import TraCuuIndexing

extension Searcher {
    /// The query with its words replaced by the spellings that they stand for in this index, see ``SpellingChoice``; what
    /// searches do first with one that is not resolved yet.
    ///
    /// O(words) lookups of a term in every segment.
    package func resolve(_ query: CompiledQuery) throws(TraCuuError) -> CompiledQuery {
        guard !query.isResolved else { return query }
        var resolver = QueryResolver(snapshot)
        return try resolver.resolve(query)
    }
}

/// Replaces the words of a query by what they stand for in an index.
private struct QueryResolver {
    private let snapshot: IndexSnapshot
    private var choices: [QueryTerm: SpellingChoice] = [:]

    init(_ snapshot: IndexSnapshot) {
        self.snapshot = snapshot
    }

    mutating func resolve(_ query: CompiledQuery) throws(TraCuuError) -> CompiledQuery {
        let root = try resolve(query.root)
        var runs = query.runs
        for run in runs.indices {
            for place in runs[run].terms.indices { runs[run].terms[place] = try whole(runs[run].terms[place]) }
        }
        var resolved = CompiledQuery(root: root, runs: runs)
        resolved.filters = query.filters
        resolved.filters.required = try resolve(query.filters.required)
        resolved.filters.excluded = try resolve(query.filters.excluded)
        resolved.filters.withheld = query.filters.withheld
        resolved.notices = query.notices
        for (term, choice) in choices where choice.unaccented != nil {
            resolved.ownParts[try whole(term)] = term.spelled(choice.full)
        }
        for word in query.typed {
            let choice = try choice(word.term)
            guard !choice.broadenedTo.isEmpty else { continue }
            let words = choice.broadenedTo.map { String(decoding: $0, as: UTF8.self) }
            resolved.broadenings.append(CompiledQuery.Broadening(word: word, takenFor: words))
        }
        resolved.isResolved = true
        return resolved
    }

    private mutating func resolve(_ node: QueryNode) throws(TraCuuError) -> QueryNode {
        switch node {
        case .term(let term, let zone, let weight):
            let choice = try choice(term)
            guard !choice.isPlain else { return node }
            let own = QueryNode.term(term.spelled(choice.full), zone, weight: weight)
            guard let unaccented = choice.unaccented else { return own }
            let weight = weight * SpellingChoice.unaccentedWeight
            let reduced = QueryNode.term(term.spelled([unaccented], reference: choice.full), zone, weight: weight)
            return .boolean(must: [], should: [own, reduced], mustNot: [])
        case .phrase(let phrase):
            return try resolve(phrase)
        case .field, .values:
            return node
        case .atLeast(let minimum, let nodes):
            return .atLeast(minimum, try resolve(nodes))
        case .choice(var choice):
            // The last words are spelled as the index has them.
            for index in choice.options.indices {
                for place in choice.options[index].terms.indices.dropLast() {
                    choice.options[index].terms[place] = try whole(choice.options[index].terms[place])
                }
            }
            return .choice(choice)
        case .boost(let child, let factor):
            return .boost(try resolve(child), factor)
        case .boolean(let must, let should, let mustNot):
            return .boolean(must: try resolve(must), should: try resolve(should), mustNot: try resolve(mustNot))
        }
    }

    /// A phrase in all spellings that its words stand for; where one was found typed without diacritics, it counts as that
    /// word does. With the words' own spellings both parts match, and it counts in full.
    private mutating func resolve(_ phrase: PhraseClause) throws(TraCuuError) -> QueryNode {
        var (own, all) = (phrase, phrase)
        var isReduced = false
        for (index, term) in phrase.terms.enumerated() {
            let choice = try choice(term)
            if !choice.isPlain { own.terms[index] = term.spelled(choice.full) }
            all.terms[index] = try whole(term)
            isReduced = isReduced || choice.unaccented != nil
        }
        guard isReduced else { return .phrase(all) }
        let weight = SpellingChoice.unaccentedWeight
        return .boolean(
            must: [],
            should: [.boost(.phrase(own), 1 - weight), .boost(.phrase(all), weight)],
            mustNot: []
        )
    }

    private mutating func resolve(_ nodes: [QueryNode]) throws(TraCuuError) -> [QueryNode] {
        var result: [QueryNode] = []
        result.reserveCapacity(nodes.count)
        for node in nodes { result.append(try resolve(node)) }
        return result
    }

    /// A term with all spellings that it stands for, whatever they count.
    private mutating func whole(_ term: QueryTerm) throws(TraCuuError) -> QueryTerm {
        let choice = try choice(term)
        guard !choice.isPlain else { return term }
        guard let unaccented = choice.unaccented else { return term.spelled(choice.full) }
        return term.spelled((choice.full ?? []) + [unaccented], reference: choice.full)
    }

    private mutating func choice(_ term: QueryTerm) throws(TraCuuError) -> SpellingChoice {
        if let known = choices[term] { return known }
        let choice = try SpellingChoice(term, snapshot)
        choices[term] = choice
        return choice
    }
}
