// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension Searcher {
    /// The best documents for a query by the default ranking, see ``DefaultRanking``.
    ///
    /// The documents behind the candidates follow in the order of BM25. Their scores are those of BM25 times a factor, the
    /// same for all of them, that puts them behind the candidates.
    ///
    /// - Throws: as ``search(_:offset:limit:counting:)``.
    package func rank(
        _ query: CompiledQuery,
        offset: Int = 0,
        limit: Int,
        counting: Counting = .exact
    ) throws(TraCuuError) -> TopDocuments {
        try rank(query, offset: offset, limit: limit, counting: counting, depth: DefaultRanking.depth)
    }

    /// The same with another number of candidates.
    func rank(
        _ query: CompiledQuery,
        offset: Int,
        limit: Int,
        counting: Counting = .exact,
        depth: Int
    ) throws(TraCuuError) -> TopDocuments {
        let query = try resolve(query)
        let words = RankedWords(query)
        guard limit > 0, !words.isEmpty else {
            return try search(query, offset: offset, limit: limit, counting: counting)
        }
        let wanted = min(max(0, offset), Int.max - limit) + limit
        let found = try search(query, limit: max(depth, wanted), counting: counting)
        let reranker = try Reranker(words, snapshot, bm25, DefaultRanking.weights, Array(found.hits.prefix(depth)))
        var hits = reranker.ranked()
        if wanted > depth, found.hits.count > depth {
            let rest = found.hits[depth...]
            let worst = hits.last?.score ?? 0
            let factor = Self.factor(behind: worst, rest.first?.score ?? 0)
            hits += rest.map { hit in
                ScoredDocument(segment: hit.segment, document: hit.document, score: min(hit.score * factor, worst))
            }
        }
        return TopDocuments(total: found.total, hits: Array(hits.dropFirst(max(0, offset)).prefix(limit)))
    }

    /// What brings the score of the first document behind the candidates down to that of the worst of them.
    static func factor(behind worst: Float, _ score: Float) -> Float {
        score > worst ? worst / score : 1
    }
}
