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
        switch Int.random(in: 0..<(depth > 0 ? 12 : 7), using: &random) {
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
        case 5:
            let before = (0..<[0, 0, 0, 1, 2][Int.random(in: 0..<5, using: &random)]).map { _ in word() }
            let options = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                ChoiceClause.Option(
                    terms: before + [word()],
                    weight: [1, 0.5, 0.25].randomElement(using: &random) ?? 1
                )
            }
            let slop = before.isEmpty ? 0 : [0, 2].randomElement(using: &random) ?? 0
            return .choice(ChoiceClause(options: options, slop: slop, zone: zone(), text: "từ"))
        case 6:
            return .values(values(&random))
        case 7:
            let factor: Float = [0.5, 2, 3].randomElement(using: &random) ?? 1
            return .boost(node(&random, analyzer, depth: depth - 1), factor)
        case 8:
            let children = (0..<Int.random(in: 2...4, using: &random)).map { _ in
                node(&random, analyzer, depth: depth - 1)
            }
            return .atLeast(Int.random(in: 1...children.count, using: &random), children)
        default:
            func nodes(_ range: ClosedRange<Int>) -> [QueryNode] {
                (0..<Int.random(in: range, using: &random)).map { _ in node(&random, analyzer, depth: depth - 1) }
            }
            return .boolean(must: nodes(0...2), should: nodes(0...3), mustNot: nodes(0...1))
        }
    }

    private static func values(_ random: inout SeededGenerator) -> ValueClause {
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let field = ["", "title", "text", "date", "topic"].randomElement(using: &random) ?? ""
            return ValueClause(field: field, test: .any, offset: nil)
        case 1:
            let beginning = ["v", "tin", "k", "x", "van ban"].randomElement(using: &random) ?? ""
            return ValueClause(field: "topic", test: .prefix(WordPrefix(folded: Array(beginning.utf8))), offset: nil)
        case 2:
            func bound() -> KeyRange.Bound? {
                let key = ["ke hoach", "tin tuc", "l", "van ban", "z"].randomElement(using: &random) ?? ""
                let isInclusive = Bool.random(using: &random)
                return Bool.random(using: &random)
                    ? KeyRange.Bound(key: Array(key.utf8), isInclusive: isInclusive) : nil
            }
            let keys = KeyRange(lower: bound(), upper: bound())
            return ValueClause(field: "topic", test: .range(ValueRange(keys: keys)), offset: nil)
        default:
            let ends = [0, 1].compactMap { _ in DatePeriod.milliseconds(SampleIndex.date(&random))?.lowerBound }
            let dates = (ends.min() ?? 0)...(ends.max() ?? 0)
            return ValueClause(field: "date", test: .range(ValueRange(dates: dates)), offset: nil)
        }
    }
}
