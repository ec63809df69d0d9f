// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuSearch

/// A document that a search found. What ``SearchOptions/content`` leaves out is empty.
public struct Hit: Equatable, Sendable {
    /// The place in the ranking, from 1; the documents left out by an offset are counted.
    public var rank: Int
    /// The document's id.
    public var id: String
    /// The score; it means nothing beside the scores of other queries.
    public var score: Float
    /// The title as the document has it; empty if it has none or the index stores none.
    public var title = ""
    /// What matches in ``title``: ranges of bytes of its UTF-8, ascending.
    public var titleHighlights: [Range<Int>] = []
    /// A passage of the text that shows why the document was found.
    public var snippet = Snippet()
    /// The document's further fields.
    public var fields = FieldList()
    /// The ids of near-identical documents that rank behind this one, if those are grouped.
    public var similar: [String] = []
    /// Where the score comes from, if that was asked for.
    public var explanation: ScoreExplanation?
}

/// What a search found.
public struct SearchResults: Equatable, Sendable {
    /// How many documents match, whatever the limit. If they were not to be counted, at least so many: 0 only if none does.
    public var total: UInt64
    /// The time from the query to the results.
    public var took: Duration
    /// The best documents, best first, or the first in the order asked for; equal ones in the order of indexing.
    public var hits: [Hit]
    /// The counts asked for by ``SearchOptions/facets``, in that order.
    public var facets: [Facet] = []
    /// What ``SearchOptions/after`` takes to go on behind the last of the hits; nil if no document follows them.
    public var next: String?
    /// What the query was taken for where it was not taken as typed, in its order; empty as a rule.
    public var notices: [SearchNotice] = []
}
