// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuQuery

/// How nodes are put together and weighed.
extension QueryCompiler {
    /// A node whose part of the score is multiplied.
    static func boosted(_ node: QueryNode, _ factor: Double) -> QueryNode {
        weighted(node, Self.factor(factor))
    }

    /// A factor as it is used: within bounds, so that scores stay numbers.
    static func factor(_ factor: Double) -> Float {
        // Not a number becomes the least.
        Float(min(max(1e-3, factor), 1e3))
    }

    /// Clauses of which at least a minimum of those that may match must.
    static func combined(
        must: [QueryNode],
        should: [QueryNode],
        mustNot: [QueryNode],
        _ minimum: Query.Minimum?
    ) -> QueryNode {
        guard let minimum else { return .boolean(must: must, should: should, mustNot: mustNot) }
        let count =
            switch minimum {
            case .count(let count): count
            case .percent(let percent): (should.count * min(max(0, percent), 100) + 99) / 100
            }
        // As without a minimum.
        if count <= (must.isEmpty ? 1 : 0) || should.isEmpty {
            return .boolean(must: must, should: should, mustNot: mustNot)
        }
        let group = QueryNode.atLeast(min(count, should.count), should)
        return must.isEmpty && mustNot.isEmpty ? group : .boolean(must: must + [group], should: [], mustNot: mustNot)
    }

    static func phrase(_ terms: [QueryTerm], slop: Int, _ zone: Zone) -> QueryNode? {
        if terms.count <= 1 { return terms.first.map { .term($0, zone, weight: 1) } }
        return .phrase(PhraseClause(terms: terms, slop: slop, zone: zone))
    }

    /// Equal nodes become one that counts as often as they stood there.
    static func merged(_ nodes: [QueryNode]) -> [QueryNode] {
        var result: [(node: QueryNode, weight: Float)] = []
        var places: [QueryNode: Int] = [:]
        for node in nodes {
            let (node, weight) = unweighted(node)
            if let place = places[node] {
                result[place].weight += weight
            } else {
                places[node] = result.count
                result.append((node, weight))
            }
        }
        return result.map { weighted($0.node, $0.weight) }
    }

    /// A node that counts once, and how often it is to count.
    private static func unweighted(_ node: QueryNode) -> (QueryNode, Float) {
        switch node {
        case .term(let term, let zone, let weight): (.term(term, zone, weight: 1), weight)
        case .boost(let inner, let factor): (inner, factor)
        default: (node, 1)
        }
    }

    private static func weighted(_ node: QueryNode, _ factor: Float) -> QueryNode {
        switch node {
        case .term(let term, let zone, let weight): .term(term, zone, weight: QueryWeight.product(weight, factor))
        case .values: node
        default: factor == 1 ? node : .boost(node, factor)
        }
    }
}
