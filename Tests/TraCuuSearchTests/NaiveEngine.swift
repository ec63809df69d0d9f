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
        var idf: [QueryTerm: Double] = [:]
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
        if let known = cache.idf[term] { return known }
        let n = Double(documents.count)
        let df = Double(documents.filter { !$0.places(term, .all).isEmpty }.count)
        let value = log(1 + (n - df + 0.5) / (df + 0.5))
        cache.idf[term] = value
        return value
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
