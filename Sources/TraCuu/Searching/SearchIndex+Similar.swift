// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
public import TraCuuCore
import TraCuuSearch

extension SearchIndex {
    /// The documents most like another: those that share its most telling words, the words of its title above all.
    ///
    /// The document itself is not among them. Filters, facets, order and pages work as in a search.
    ///
    /// - Returns: nil if there is no document with that id.
    /// - Throws: as ``search(_:options:)``, and ``TraCuuError/usage(_:)`` if the index stores no texts.
    public func similar(
        to id: String,
        options: SearchOptions = SearchOptions()
    ) throws(TraCuuError) -> SearchResults? {
        let start = ContinuousClock.now
        guard let place = try find(id: id) else { return nil }
        let stored = try snapshot.segments[place.segment].stored.document(at: place.document)
        try checkIsStored(stored, place)
        let like = try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) in
            try Searcher(snapshot, bm25: options.bm25).query(likeTitle: stored.title, text: stored.text, analyzer)
        }
        var query = try compile(options) { (_) throws(TraCuuError) in like }
        query?.filters.withheld = place
        return try run(query, of: "similar " + id, options, since: start)
    }

    /// Where a document is.
    func find(id: String) throws(TraCuuError) -> DocumentPlace? {
        for (number, segment) in snapshot.segments.enumerated().reversed() {
            let found = try Array(id.utf8).withBytes { (bytes) throws(TraCuuError) in
                try segment.document(withID: bytes)
            }
            if let found { return DocumentPlace(segment: number, document: found) }
        }
        return nil
    }

    /// Checks that what was indexed of a document is there to be read.
    func checkIsStored(_ stored: StoredDocument, _ place: DocumentPlace) throws(TraCuuError) {
        let codes = snapshot.segments[place.segment].norms.codes
        if stored.title.isEmpty, stored.text.isEmpty, codes[Int(place.document)] != LengthCode.encode(0) {
            throw .usage("the index stores no texts to compare: it was made with --store none")
        }
    }
}
