// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuSearch

/// How documents are ranked.
public enum Ranker: String, Sendable, CaseIterable {
    /// What ranks best of all that the engine has. Today that is ``bm25``; ranking that also rewards syllables of the query
    /// that stand together will take its place under this name.
    case `default`
    /// Okapi BM25 over title and text, as ``BM25`` says.
    case bm25
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
    /// The parameters of BM25.
    public var bm25 = BM25()
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
