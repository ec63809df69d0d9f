// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuSearch

extension SearchIndex {
    /// The documents for a query, ranked or sorted as the options say.
    func top(_ query: CompiledQuery, _ options: SearchOptions) throws(TraCuuError) -> TopDocuments {
        let searcher = Searcher(snapshot, bm25: options.bm25)
        let (offset, limit) = (options.offset, options.limit)
        let counting = options.countsAll ? Counting.exact : .none
        if case .field(let name, let isAscending) = options.sort {
            let order = FieldOrder(field: name, isAscending: isAscending)
            return try searcher.sorted(query, by: order, offset: offset, limit: limit)
        }
        return switch options.ranker {
        case .default: try searcher.rank(query, offset: offset, limit: limit, counting: counting)
        case .bm25: try searcher.search(query, offset: offset, limit: limit, counting: counting)
        }
    }

    /// Where the scores of hits of ``top(_:_:)`` come from.
    func explanations(
        _ hits: [ScoredDocument],
        _ query: CompiledQuery,
        _ options: SearchOptions
    ) throws(TraCuuError) -> [ScoreExplanation] {
        let searcher = Searcher(snapshot, bm25: options.bm25)
        if options.sort == .score, options.ranker == .default { return try searcher.explainRank(query, hits) }
        return try searcher.explain(query, hits)
    }
}
