// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// A syllable or word of a query as the index knows it.
package struct QueryTerm: Hashable, Sendable {
    /// The folded key in UTF-8.
    package var folded: [UInt8]
    /// The exact key if the word was typed with a mark, or exactness was asked for; nil if every spelling matches.
    package var exact: [UInt8]?
    /// Whether exactness was asked for: ``SpellingChoice`` then adds no other word.
    package var isExact: Bool
    /// The keys of the spellings that match, as dictionaries have them, once they were chosen for an index; until then the
    /// exact key alone, or every spelling.
    package private(set) var spellings: [[UInt8]]?
    /// The keys by whose documents the term's idf is reckoned, if not by those that match.
    private(set) var reference: [[UInt8]]?

    package init(folded: [UInt8], exact: [UInt8]?, isExact: Bool = false) {
        self.folded = folded
        self.exact = exact
        self.isExact = isExact
    }

    /// The term with the spellings that were chosen for it, nil for every one.
    ///
    /// - Parameter reference: the keys by whose documents its idf is reckoned, if not by those that match; where no document
    ///   has them, it is that of the bare word.
    package func spelled(_ keys: [[UInt8]]?, reference: [[UInt8]]? = nil) -> QueryTerm {
        var term = self
        term.spellings = keys
        term.reference = reference
        return term
    }

    /// The keys of the spellings that match; nil for every one.
    var keys: [[UInt8]]? { spellings ?? exact.map { [$0] } }

    /// Whether a token with these keys matches the term.
    ///
    /// - Parameter isUnaccented: whether it stands in a text that was typed without diacritics.
    package func matches(
        folded: UnsafeRawBufferPointer,
        exact: UnsafeRawBufferPointer,
        isUnaccented: Bool = false
    ) -> Bool {
        guard self.folded.elementsEqual(folded) else { return false }
        guard let keys else { return true }
        return keys.contains { key in
            guard UnaccentedSpelling.isKey(key) else { return key.elementsEqual(exact) }
            return isUnaccented && key.dropLast().elementsEqual(exact)
        }
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
    /// The words that were typed with marks, in the order of the query.
    let typed: [TypedWord]
    /// Whether spellings were chosen for an index, see ``Searcher/resolve(_:)``.
    var isResolved = false
    /// Words for which others were taken when spellings were chosen, in the order of the query.
    package var broadenings: [Broadening] = []
    /// For terms of all spellings of a word, as neighbours are looked for with, the term of those that count in full.
    var ownParts: [QueryTerm: QueryTerm] = [:]

    /// A word as typed.
    package struct TypedWord: Sendable {
        var term: QueryTerm
        /// The word.
        package var text: String
        /// The part of the query that it is in, and the least number of bytes before it there.
        package var clause: Range<Int>
        package var offset: Int
    }

    /// A word and what was taken for it.
    package struct Broadening: Sendable {
        package var word: TypedWord
        /// The most frequent first.
        package var takenFor: [String]
    }

    init(root: QueryNode, runs: [WordRun] = [], typed: [TypedWord] = []) {
        self.root = root
        self.runs = runs
        self.typed = typed
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
