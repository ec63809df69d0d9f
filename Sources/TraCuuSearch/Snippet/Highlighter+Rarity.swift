// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuIndexing
package import VietnameseText

extension Highlighter {
    /// A highlighter that counts each term by how rare it is in an index.
    ///
    /// - Throws: what reading the index's dictionaries throws.
    package init(_ terms: [QueryTerm], in snapshot: IndexSnapshot, analyzer: Analyzer) throws(TraCuuError) {
        let ranking = BM25()
        var weights: [Double] = []
        for term in terms {
            let frequency = try Self.documentFrequency(of: term, in: snapshot)
            let idf = ranking.idf(documentFrequency: frequency, documentCount: snapshot.documentCount)
            weights.append(Double(idf))
        }
        self.init(terms, weights: weights, analyzer: analyzer)
    }

    /// The documents of an index with a term of the text, in the spellings that it stands for.
    static func documentFrequency(of term: QueryTerm, in snapshot: IndexSnapshot) throws(TraCuuError) -> UInt64 {
        try ResolvedTerm(term, snapshot, hasPositions: true) { _ in TermsFormat.textField }.documentFrequency
    }
}
