// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

@testable import TraCuuQuery

func word(_ text: String, exact: Bool = false, prefix: Bool = false, edits: Int = 0) -> Query {
    .text(Query.Text(text, isExact: exact, isPrefix: prefix, edits: edits))
}

func phrase(_ text: String, slop: Int = 0, exact: Bool = false, prefix: Bool = false) -> Query {
    .phrase(Query.Phrase(text, slop: slop, isExact: exact, isPrefix: prefix))
}

func field(_ name: String, _ query: Query) -> Query {
    .field(Query.Field(name, query))
}

func all(_ queries: Query...) -> Query {
    .boolean(Query.Clauses(must: queries))
}

func any(_ queries: Query..., minimum: Query.Minimum? = nil) -> Query {
    .boolean(Query.Clauses(should: queries, minimum: minimum))
}

func clauses(
    must: [Query] = [],
    should: [Query] = [],
    mustNot: [Query] = [],
    minimum: Query.Minimum? = nil
) -> Query {
    .boolean(Query.Clauses(must: must, should: should, mustNot: mustNot, minimum: minimum))
}

/// What lies between two bounds; `below` and `above` leave the bound out.
func range(from: String? = nil, above: String? = nil, to: String? = nil, below: String? = nil) -> Query {
    .range(
        Query.Bounds(
            lower: from.map { Query.Bounds.Bound($0) } ?? above.map { Query.Bounds.Bound($0, isInclusive: false) },
            upper: to.map { Query.Bounds.Bound($0) } ?? below.map { Query.Bounds.Bound($0, isInclusive: false) }
        )
    )
}

func values(_ texts: String...) -> Query {
    .values(Query.Values(texts))
}

func boost(_ factor: Double, _ query: Query) -> Query {
    .boost(query, factor)
}
