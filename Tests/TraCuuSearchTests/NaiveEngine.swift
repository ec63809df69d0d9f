// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TraCuuCodecs
import TraCuuIndexing
import VietnameseText

@testable import TraCuuSearch

/// Evaluates queries by the book over documents held as lists of tokens: slow, and simple enough to be believed.
struct NaiveEngine {
    struct Document {
        var id: String
        var title: [(folded: String, exact: String)]
        var body: [(folded: String, exact: String)]
        var topic: String
        /// As ISO 8601 writes them.
        var dates: [String] = []
        var segment: Int
        var isDeleted = false

        var length: Int { title.count + body.count }

        /// The positions of a term in a zone.
        func places(_ term: QueryTerm, _ zone: Zone) -> [Int] {
            func places(_ tokens: [(folded: String, exact: String)], from start: Int) -> [Int] {
                tokens.indices.filter { index in
                    if let exact = term.exact { return Array(tokens[index].exact.utf8) == exact }
                    return Array(tokens[index].folded.utf8) == term.folded
                }.map { $0 + start }
            }
            let bodyStart = title.isEmpty ? 0 : title.count + 1
            return (zone == .body ? [] : places(title, from: 0)) + (zone == .title ? [] : places(body, from: bodyStart))
        }
    }

    /// All documents in order; deleted ones still count in the statistics.
    let documents: [Document]
    var bm25 = BM25()
    private let totalLength: Int
    private let cache = Cache()

    private final class Cache {
        var frequencies: [QueryTerm: Double] = [:]
    }

    init(documents: [Document]) {
        self.documents = documents
        totalLength = documents.reduce(0) { $0 + $1.length }
    }

    /// The score of a document, nil if it does not match.
    func score(_ node: QueryNode, _ document: Document) -> Double? {
        switch node {
        case .term(let term, let zone, let weight):
            let frequency = document.places(term, zone).count
            return frequency == 0 ? nil : Double(weight) * idf(term) * saturation(frequency, document)
        case .phrase(let phrase):
            let frequency = phraseFrequency(phrase, document)
            let idf = phrase.terms.reduce(0) { $0 + self.idf($1) }
            return frequency == 0 ? nil : idf * saturation(frequency, document)
        case .field(let clause):
            return Array(document.topic.utf8) == clause.keyword.folded ? 0 : nil
        case .boolean(let must, let should, let mustNot):
            if mustNot.contains(where: { score($0, document) != nil }) { return nil }
            let required = must.map { score($0, document) }
            let optional = should.map { score($0, document) }
            if required.contains(where: { $0 == nil }) { return nil }
            if must.isEmpty, optional.allSatisfy({ $0 == nil }) { return nil }
            return (required + optional).reduce(0) { $0 + ($1 ?? 0) }
        case .atLeast(let minimum, let children):
            let found = children.compactMap { score($0, document) }
            return found.count >= min(minimum, children.count) && !found.isEmpty ? found.reduce(0, +) : nil
        case .choice(let choice):
            return score(choice, document)
        case .values(let clause):
            return matches(clause, document) ? 0 : nil
        case .boost(let child, let factor):
            return score(child, document).map { $0 * Double(factor) }
        }
    }

    private func score(_ choice: ChoiceClause, _ document: Document) -> Double? {
        let sum = choice.options.reduce(0.0) { sum, option in
            sum + frequency(of: option.terms[option.terms.count - 1])
        }
        let scores = choice.options.compactMap { option -> Double? in
            let phrase = PhraseClause(terms: option.terms, slop: choice.slop, zone: choice.zone)
            let frequency = phraseFrequency(phrase, document)
            if frequency == 0 { return nil }
            let idf = option.terms.dropLast().reduce(self.idf(frequency: sum)) { $0 + self.idf($1) }
            return Double(option.weight) * idf * saturation(frequency, document)
        }
        return scores.max()
    }

    private func matches(_ clause: ValueClause, _ document: Document) -> Bool {
        switch (clause.field, clause.test) {
        case ("", .any): return true
        case ("title", .any): return !document.title.isEmpty
        case ("text", .any): return !document.body.isEmpty
        case ("date", .any): return !document.dates.isEmpty
        case ("topic", .any): return true
        case ("date", .range(let range)):
            return document.dates.contains { date in
                guard let wanted = range.dates, let value = DatePeriod.milliseconds(date) else { return false }
                return wanted.contains(value.lowerBound)
            }
        case ("topic", .range(let range)):
            guard let keys = range.keys else { return false }
            func text(_ bound: KeyRange.Bound) -> String { String(decoding: bound.key, as: UTF8.self) }
            let isAbove = keys.lower.map { $0.isInclusive ? text($0) <= document.topic : text($0) < document.topic }
            let isBelow = keys.upper.map { $0.isInclusive ? document.topic <= text($0) : document.topic < text($0) }
            return isAbove ?? true && isBelow ?? true
        case ("topic", .prefix(let prefix)):
            return document.topic.hasPrefix(String(decoding: prefix.folded, as: UTF8.self))
        default:
            return false
        }
    }

    /// The matching documents, best first, ties by order.
    func ranking(_ node: QueryNode) -> [(id: String, score: Double)] {
        documents.enumerated().filter { !$0.element.isDeleted }
            .compactMap { index, document in
                score(node, document).map { (index: index, id: document.id, score: $0) }
            }
            .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
            .map { ($0.id, $0.score) }
    }

    private func idf(_ term: QueryTerm) -> Double {
        idf(frequency: frequency(of: term))
    }

    /// How many documents have a term.
    private func frequency(of term: QueryTerm) -> Double {
        if let known = cache.frequencies[term] { return known }
        let value = Double(documents.filter { !$0.places(term, .all).isEmpty }.count)
        cache.frequencies[term] = value
        return value
    }

    private func idf(frequency: Double) -> Double {
        let n = Double(documents.count)
        let df = min(frequency, n)
        return log(1 + (n - df + 0.5) / (df + 0.5))
    }

    private func saturation(_ frequency: Int, _ document: Document) -> Double {
        let average = Double(totalLength) / Double(documents.count)
        let length = Double(LengthCode.decode(LengthCode.encode(UInt32(document.length))))
        let k1 = Double(bm25.k1)
        let b = Double(bm25.b)
        let tf = Double(frequency)
        return tf / (tf + k1 * (1 - b + b * length / max(average, 1)))
    }

    private func phraseFrequency(_ phrase: PhraseClause, _ document: Document) -> Int {
        let lists = phrase.terms.map { document.places($0, phrase.zone) }
        return lists[0].filter { start in
            var place = start
            for list in lists.dropFirst() {
                guard let next = list.first(where: { $0 > place }) else { return false }
                if phrase.slop == 0, next != place + 1 { return false }
                place = next
            }
            return place - start - (lists.count - 1) <= phrase.slop
        }.count
    }
}
