// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuIndexing
import VietnameseText

@testable import TraCuuSearch

/// Random queries over the words of ``SampleIndex``.
enum RandomQuery {
    static func term(_ word: String, _ analyzer: Analyzer, exact: Bool = false) -> QueryTerm {
        let token = analyzer.tokens(in: word)[0]
        let isExact = exact || token.exact != token.folded
        return QueryTerm(folded: Array(token.folded.utf8), exact: isExact ? Array(token.exact.utf8) : nil)
    }

    static func node(_ random: inout SeededGenerator, _ analyzer: Analyzer, depth: Int) -> QueryNode {
        func word() -> QueryTerm {
            let words = SampleIndex.vocabulary + ["không", "thấy"]
            return term(
                words.randomElement(using: &random) ?? "dan",
                analyzer,
                exact: Int.random(in: 0..<6, using: &random) == 0
            )
        }
        func zone() -> Zone { [.all, .all, .title, .body].randomElement(using: &random) ?? .all }
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
        case 0, 1, 2:
            return .term(word(), zone(), weight: Float(Int.random(in: 1...2, using: &random)))
        case 3:
            let count = Int.random(in: 2...3, using: &random)
            let slop = [0, 0, 1, 4].randomElement(using: &random) ?? 0
            return .phrase(PhraseClause(terms: (0..<count).map { _ in word() }, slop: slop, zone: zone()))
        case 4:
            let topic = SampleIndex.topics.randomElement(using: &random) ?? ""
            return .field(
                FieldClause(
                    field: "topic",
                    keyword: QueryTerm(folded: Array(topic.utf8), exact: nil),
                    text: topic,
                    outranks: [],
                    offset: nil
                )
            )
        default:
            func nodes(_ range: ClosedRange<Int>) -> [QueryNode] {
                (0..<Int.random(in: range, using: &random)).map { _ in node(&random, analyzer, depth: depth - 1) }
            }
            return .boolean(must: nodes(0...2), should: nodes(0...3), mustNot: nodes(0...1))
        }
    }
}
