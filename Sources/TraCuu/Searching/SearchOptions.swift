// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuSearch

/// How documents are ranked.
public enum Ranker: String, Sendable, CaseIterable {
    /// What ranks best of all that the engine has: ``bm25`` finds the first 500 documents, which are then ranked by what
    /// their positions tell too. Words of the query that stand side by side, as the syllables of a Vietnamese word do,
    /// count as a word of their own; titles count eight times; a passage that holds much of the query counts; and a word
    /// typed without diacritics counts mostly in the spelling that its neighbours in the query call for.
    case `default`
    /// Okapi BM25 over title and text, as ``BM25`` says.
    case bm25
}

/// The order of hits.
public enum SortOrder: Equatable, Sendable {
    /// By score, best first; equal scores in the order in which documents were indexed.
    case score
    /// By the dates of a field, or its numbers if it has no dates; documents without any last, equal ones in the order in
    /// which they were indexed. Of several values in a document the first in the order counts. Scores are those of BM25.
    case field(String, ascending: Bool)
}

/// What a hit carries beside its rank and score.
public enum HitContent: Sendable, CaseIterable {
    /// The id.
    case ids
    /// The id and the title.
    case titles
    /// Everything: the title with its highlights, a snippet and the fields too.
    case full
}

/// How to search, and what to show of the documents found.
public struct SearchOptions: Equatable, Sendable {
    /// How many documents to return.
    public var limit = 10
    /// How many of the best to leave out before those.
    public var offset = 0
    /// How to rank.
    public var ranker = Ranker.default
    /// The parameters of BM25, which the default ranking is built on.
    public var bm25 = BM25()
    /// In what order hits come.
    public var sort = SortOrder.score
    /// Whether hits tell where their scores come from. Takes about as long as the search.
    public var isExplained = false
    /// Whether all documents that match are counted for ``SearchResults/total``. Without, only those that may be among the
    /// best are looked at: for words a little faster, for phrases much.
    public var countsAll = true
    /// Queries in the query language that documents must match too. They add nothing to scores.
    public var filters: [String] = []
    /// Fields whose values are to be counted over all documents that match, whatever the limit.
    public var facets: [FacetRequest] = []
    /// Whether every word must be spelled as typed, with its diacritics: `hoa` then does not find `hoà`.
    public var isExact = false
    /// What hits carry; the rest of them stays empty. Less is faster.
    public var content = HitContent.full
    /// About how many syllables a snippet has; none with 0.
    public var snippetSyllables = 40

    /// The defaults: the ten best documents, with all that hits can carry.
    public init(limit: Int = 10, offset: Int = 0) {
        self.limit = limit
        self.offset = offset
    }
}
