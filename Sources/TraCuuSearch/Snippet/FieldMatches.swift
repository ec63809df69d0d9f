// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuIndexing
package import VietnameseText

/// Tells which values of further fields a query asks for. Belongs to one thread at a time, as its analyzer does.
package final class FieldMatches {
    private let clauses: [FieldClause]
    private let analyzer: Analyzer
    private var tokens = TokenBuffer()
    private var folded: [UInt8] = []
    private var exact: [UInt8] = []

    package init(_ query: CompiledQuery, analyzer: Analyzer) {
        var clauses: [FieldClause] = []
        Self.collect(query.root, &clauses)
        self.clauses = clauses
        self.analyzer = analyzer
    }

    /// The fields that the query asks for by a value.
    package var fields: Set<String> { Set(clauses.map(\.field)) }

    /// Whether the query asks for a value of a field.
    package func contains(_ value: String, in field: String) -> Bool {
        var value = value
        value.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), into: &tokens) }
        KeywordKey.make(tokens, analyzer, folded: &folded, exact: &exact)
        return clauses.contains { clause in
            guard clause.field == field, clause.keyword.folded == folded else { return false }
            return clause.keyword.keys?.contains(exact) ?? true
        }
    }

    private static func collect(_ node: QueryNode, _ clauses: inout [FieldClause]) {
        switch node {
        case .field(let clause): clauses.append(clause)
        case .boolean(let must, let should, _):
            for child in must + should { collect(child, &clauses) }
        case .atLeast(_, let children):
            for child in children { collect(child, &clauses) }
        case .boost(let child, _): collect(child, &clauses)
        case .term, .phrase, .values, .choice: break
        }
    }
}
