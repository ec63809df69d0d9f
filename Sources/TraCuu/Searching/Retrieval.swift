// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuQuery
package import TraCuuSearch

/// How the words of a text are looked for.
package enum WordRequirement: Sendable {
    /// Any of them may occur.
    case any
    /// All of them must.
    case all
    /// They stand next to each other.
    case phrase
}

extension SearchIndex {
    /// The best documents for the words of a text by `bm25`, without anything stored of them: what a search does apart from
    /// showing its hits, the analysis of the words included.
    package func retrieve(
        _ text: String,
        _ requirement: WordRequirement,
        limit: Int
    ) throws(TraCuuError) -> [ScoredDocument] {
        var options = SearchOptions(limit: limit)
        options.ranker = .bm25
        return try retrieve(text, requirement, options)
    }

    /// The best documents for a text as people type it, by the default ranking, without anything stored of them.
    package func retrieve(typed text: String, limit: Int) throws(TraCuuError) -> [ScoredDocument] {
        try retrieve(text, .any, SearchOptions(limit: limit))
    }

    private func retrieve(
        _ text: String,
        _ requirement: WordRequirement,
        _ options: SearchOptions
    ) throws(TraCuuError) -> [ScoredDocument] {
        var options = options
        options.countsAll = false
        guard let query = try compile(text, requirement, options) else { return [] }
        return try top(query, options).hits
    }

    /// How many documents match the words of a text.
    package func count(_ text: String, _ requirement: WordRequirement) throws(TraCuuError) -> UInt64 {
        guard let query = try compile(text, requirement, SearchOptions()) else { return 0 }
        return try Searcher(snapshot).count(query)
    }

    /// The id of a document that was found.
    package func id(of document: ScoredDocument) throws(TraCuuError) -> String {
        try snapshot.segments[document.segment].stored.id(at: document.document)
    }

    /// The query for the words of a text, nil if it has none.
    private func compile(
        _ text: String,
        _ requirement: WordRequirement,
        _ options: SearchOptions
    ) throws(TraCuuError) -> CompiledQuery? {
        try compile(options) { (compiler) throws(TraCuuError) in
            switch requirement {
            case .any:
                return try compiler.compile(words: text)
            case .all:
                return try compiler.compile(allOf: text)
            case .phrase:
                return try compiler.compile(.phrase(Query.Phrase(text)))
            }
        }
    }
}
