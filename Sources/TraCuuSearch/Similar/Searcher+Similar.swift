// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import VietnameseText

/// How a document becomes a query for others like it.
///
/// A word counts by its tf·idf, `sat(tf) * idf`, where `sat(tf) = tf / (tf + 1.2)` and tf takes words of the title
/// ``titleWeight`` times. The first ``limit`` words by that are the query, each counted `sat(tf)` times. Words that no other
/// document has tell nothing.
enum LikenessQuery {
    static let limit = 40
    static let titleWeight: Float = 8
    private static let saturation: Float = 1.2

    /// The share of its weight that a word has by its frequency.
    static func saturated(_ frequency: Float) -> Float {
        frequency / (frequency + saturation)
    }
}

extension Searcher {
    /// A query for documents like one of that title and text, of which the first 1 MiB is looked at; nil if no word of it is in
    /// other documents.
    package func query(
        likeTitle title: String,
        text: String,
        _ analyzer: Analyzer
    ) throws(TraCuuError) -> CompiledQuery? {
        var frequencies: [QueryTerm: Float] = [:]
        var tokens = TokenBuffer()
        for (part, weight) in [(title, LikenessQuery.titleWeight), (text, 1)] {
            var part = part
            part.withUTF8 { bytes in
                analyzer.analyze(Highlighter.prefix(UnsafeRawBufferPointer(bytes)), into: &tokens)
            }
            for index in 0..<tokens.count {
                let form = tokens[index].form
                let exact = analyzer.isMarked(form) ? Array(analyzer.exactKey(form)) : nil
                frequencies[QueryTerm(folded: Array(analyzer.foldedKey(form)), exact: exact), default: 0] += weight
            }
        }
        var words: [(term: QueryTerm, weight: Float, gain: Float)] = []
        for (term, frequency) in frequencies {
            let documents = try Highlighter.documentFrequency(of: term, in: snapshot)
            if documents < 2 { continue }
            let weight = LikenessQuery.saturated(frequency)
            let idf = bm25.idf(documentFrequency: documents, documentCount: snapshot.documentCount)
            words.append((term, weight, weight * idf))
        }
        words.sort { left, right in
            if left.gain != right.gain { return left.gain > right.gain }
            return left.term.folded != right.term.folded
                ? left.term.folded.lexicographicallyPrecedes(right.term.folded)
                : (left.term.exact ?? []).lexicographicallyPrecedes(right.term.exact ?? [])
        }
        let should = words.prefix(LikenessQuery.limit).map { QueryNode.term($0.term, .all, weight: $0.weight) }
        return should.isEmpty ? nil : CompiledQuery(root: .boolean(must: [], should: should, mustNot: []))
    }
}
