// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A syllable or word of a query as the index knows it.
package struct QueryTerm: Hashable, Sendable {
    /// The folded key in UTF-8.
    package var folded: [UInt8]
    /// The exact key if only that spelling matches (the word was typed with a mark, or exactness was asked for), nil if
    /// every spelling does.
    package var exact: [UInt8]?

    package init(folded: [UInt8], exact: [UInt8]?) {
        self.folded = folded
        self.exact = exact
    }

    /// Whether a token with these keys matches the term.
    package func matches(folded: UnsafeRawBufferPointer, exact: UnsafeRawBufferPointer) -> Bool {
        if let wanted = self.exact { return wanted.elementsEqual(exact) }
        return self.folded.elementsEqual(folded)
    }
}

/// A part of a document's text.
package enum Zone: Hashable, Sendable {
    /// Title and body.
    case all
    case title
    case body
}

/// Terms that stand next to each other, or near.
struct PhraseClause: Hashable, Sendable {
    var terms: [QueryTerm]
    /// How many further places the whole may span.
    var slop: Int
    var zone: Zone
}

/// A value of a further field.
struct FieldClause: Hashable, Sendable {
    var field: String
    /// The value as a keyword term.
    var keyword: QueryTerm
    /// The value as typed, for numbers and dates.
    var text: String
    /// Terms whose phrase a match outranks; empty if a match does not add to the score. A document's own number counts
    /// more than any mention of it.
    var outranks: [QueryTerm]
    /// Where the field's name stands in the query, for errors; nil if the query does not name it.
    var offset: Int?
}

/// A query as a tree of what is looked up in the index.
indirect enum QueryNode: Hashable, Sendable {
    /// A term of the text, counted `weight` times.
    case term(QueryTerm, Zone, weight: Float)
    case phrase(PhraseClause)
    case field(FieldClause)
    /// All of `must`, none of `mustNot`, and one of `should` if `must` is empty.
    case boolean(must: [QueryNode], should: [QueryNode], mustNot: [QueryNode])
    /// At least so many of several; the scores of all that match add up. All must match if they are fewer.
    case atLeast(Int, [QueryNode])
    /// Words of the text that one word of the query stands for.
    case choice(ChoiceClause)
    /// Values of a further field. They add nothing to the score.
    case values(ValueClause)
    /// A query whose part of the score is multiplied.
    case boost(QueryNode, Float)
}

/// Words that stand side by side in a query.
struct WordRun: Hashable, Sendable {
    var terms: [QueryTerm] = []
    /// What they are multiplied by.
    var weight: Float = 1
}

/// A query ready to run: words analyzed into terms. Independent of any segment.
package struct CompiledQuery: Sendable {
    let root: QueryNode
    /// What parts of the query were taken for, in their order, where not as typed.
    package var notices: [QueryNotice] = []
    /// What restricts the query without scoring.
    package var filters = CompiledFilters()
    /// The terms of the text that the query asks for (not those it excludes), for highlighting.
    package let highlights: [QueryTerm]
    /// Words that stand side by side in the query, each run in its order: neighbours in it are pairs for the ranking.
    let runs: [WordRun]

    init(root: QueryNode, runs: [WordRun] = []) {
        self.root = root
        self.runs = runs
        var seen: Set<QueryTerm> = []
        var highlights: [QueryTerm] = []
        Self.collect(root, &seen, &highlights)
        self.highlights = highlights
    }

    private static func collect(_ node: QueryNode, _ seen: inout Set<QueryTerm>, _ terms: inout [QueryTerm]) {
        switch node {
        case .term(let term, _, _):
            if seen.insert(term).inserted { terms.append(term) }
        case .phrase(let phrase):
            for term in phrase.terms where seen.insert(term).inserted { terms.append(term) }
        case .field, .values:
            break
        case .boolean(let must, let should, _):
            for child in must + should { collect(child, &seen, &terms) }
        case .atLeast(_, let children):
            for child in children { collect(child, &seen, &terms) }
        case .choice(let choice):
            for option in choice.options {
                for term in option.terms where seen.insert(term).inserted { terms.append(term) }
            }
        case .boost(let child, _):
            collect(child, &seen, &terms)
        }
    }
}
