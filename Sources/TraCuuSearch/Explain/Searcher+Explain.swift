// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension Searcher {
    /// Where the scores of hits of ``rank(_:offset:limit:counting:)`` come from, in the order of the hits.
    package func explainRank(
        _ query: CompiledQuery,
        _ hits: [ScoredDocument]
    ) throws(TraCuuError) -> [ScoreExplanation] {
        try explainRank(query, hits, depth: DefaultRanking.depth)
    }

    /// The same with another number of candidates.
    func explainRank(
        _ query: CompiledQuery,
        _ hits: [ScoredDocument],
        depth: Int
    ) throws(TraCuuError) -> [ScoreExplanation] {
        let query = try resolve(query)
        let words = RankedWords(query)
        guard !words.isEmpty else { return try explain(query, hits) }
        let found = try search(query, limit: depth, counting: .none).hits
        let reranker = try Reranker(words, snapshot, bm25, DefaultRanking.weights, found)
        var explanations: [ScoreExplanation] = []
        for hit in hits {
            if let candidate = reranker.candidates.index(of: hit) {
                explanations.append(reranker.explanation(of: candidate, score: hit.score))
            } else {
                explanations.append(try explain(query, [hit], remainder: .place)[0])
            }
        }
        return explanations
    }

    /// Where the scores of hits of ``search(_:offset:limit:counting:)`` come from, in the order of the hits.
    package func explain(
        _ query: CompiledQuery,
        _ hits: [ScoredDocument]
    ) throws(TraCuuError) -> [ScoreExplanation] {
        try explain(query, hits, remainder: .rounding)
    }

    /// The parts by BM25; what they differ from the score by is a part of its own.
    private func explain(
        _ query: CompiledQuery,
        _ hits: [ScoredDocument],
        remainder: ScoreExplanation.Part.Kind
    ) throws(TraCuuError) -> [ScoreExplanation] {
        let query = try resolve(query)
        var explanations: [ScoreExplanation] = []
        for hit in hits {
            let root = try matching(query.root, hit)
            let words = root.map { RankedWords($0) } ?? RankedWords(.boolean(must: [], should: [], mustNot: []))
            let reranker = try Reranker(words, snapshot, bm25, .bm25, [hit])
            var explanation = reranker.explanation(of: 0, score: hit.score)
            let sum = explanation.parts.reduce(0) { $0 + $1.value }
            if Float(sum) != hit.score {
                let value = Double(hit.score) - sum
                explanation.parts.append(ScoreExplanation.Part(kind: remainder, text: "", value: value, facts: []))
            }
            explanations.append(explanation)
        }
        return explanations
    }

    /// What of a query a document matches: groups of clauses that it does not match add nothing to its score.
    private func matching(_ node: QueryNode, _ hit: ScoredDocument) throws(TraCuuError) -> QueryNode? {
        let children: [QueryNode]
        switch node {
        case .boolean(let must, let should, _): children = must + should
        case .atLeast(_, let nodes): children = nodes
        case .boost(let child, let factor): return try matching(child, hit).map { .boost($0, factor) }
        default: return node
        }
        guard try matches(node, hit) else { return nil }
        var kept: [QueryNode] = []
        for child in children {
            if let child = try matching(child, hit) { kept.append(child) }
        }
        return .boolean(must: [], should: kept, mustNot: [])
    }

    private func matches(_ node: QueryNode, _ hit: ScoredDocument) throws(TraCuuError) -> Bool {
        guard
            let matcher = try QueryPlan(node, CompiledFilters(), snapshot, bm25).matcher(
                for: hit.segment,
                isScored: false
            )
        else {
            return false
        }
        let memory = WindowMemory(isScored: false)
        return try withExtendedLifetime(memory) { () throws(TraCuuError) in
            let window = memory.window(at: hit.document & ~(Window.size - 1))
            try matcher.fill(window, wanted: nil)
            return window.hasAny(hit.document, hit.document)
        }
    }
}
