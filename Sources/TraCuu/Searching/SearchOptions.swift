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
    /// By the dates of a field, or its numbers if it has no dates, or its strings if it has neither, these in the order of
    /// Vietnamese dictionaries, numbers in them by their value; documents without any last, equal ones in the order in which
    /// they were indexed. Of several values in a document the first in the order counts. Scores are those of BM25.
    ///
    /// Without a direction strings come as in a dictionary, dates and numbers from the latest or largest on. Titles are no
    /// field.
    case field(String, ascending: Bool?)
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
    /// A cursor, ``SearchResults/next`` of a search with the same query, filters, ranker and order: hits go on behind the last
    /// one of that search. Any ``limit`` will do; ``offset`` must be 0.
    ///
    /// Pages of an index that does not change, or whose segments are merged, are together the whole ranking. If documents come
    /// or go between two pages, the second goes on behind the last document shown before, wherever it stands then; if that
    /// one is gone, behind the one before it, up to four. A document is left out or comes again only if the changes moved
    /// it from one side of that place to the other. A page takes as long as with an offset.
    public var after: String?
    /// How to rank.
    public var ranker = Ranker.default
    /// The parameters of BM25, which the default ranking is built on.
    public var bm25 = BM25()
    /// In what order hits come.
    public var sort = SortOrder.score
    /// Whether near-identical documents are shown as one hit, the first of them, with the others as ``Hit/similar``.
    ///
    /// Documents are near-identical if at least 85 % of their different stretches of four syllables, without diacritics, are
    /// in both texts (estimated from 128 of them). Then ``limit``, ``offset`` and ranks count groups, of which at most 1,000
    /// can be asked for; only the first 10,000 documents are compared, and what ranks behind them is not shown. The index must
    /// store texts.
    public var isGrouped = false
    /// Whether hits tell where their scores come from. Takes about as long as the search.
    public var isExplained = false
    /// Whether all documents that match are counted for ``SearchResults/total``. Without, only those that may be among the
    /// best are looked at: for words a little faster, for phrases much.
    public var countsAll = true
    /// Queries in the query language that documents must match too. They add nothing to scores.
    public var filters: [String] = []
    /// Fields whose values are to be counted over all documents that match, whatever the limit.
    public var facets: [FacetRequest] = []
    /// Whether a query that does not follow the grammar, or asks for what the index cannot answer, is an error. Otherwise the
    /// best is made of it, and ``SearchResults/notices`` say what that was. Filters are always taken strictly.
    public var isStrict = false
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
