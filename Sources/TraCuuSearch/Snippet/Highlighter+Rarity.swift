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
            let found = try ResolvedTerm(term, snapshot, hasPositions: true) { _ in TermsFormat.textField }
            let idf = ranking.idf(documentFrequency: found.documentFrequency, documentCount: snapshot.documentCount)
            weights.append(Double(idf))
        }
        self.init(terms, weights: weights, analyzer: analyzer)
    }
}
