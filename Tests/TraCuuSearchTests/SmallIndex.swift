// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuIndexing
import TraCuuQuery
import TraCuuStorage
import VietnameseText

@testable import TraCuuSearch

/// A few documents of a test, searched by id.
struct SmallIndex {
    let searcher: Searcher

    init(_ documents: [(id: String, title: String, text: String)]) throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, options: IndexOptions())
        for document in documents {
            try writer.add(id: document.id, title: document.title, text: document.text)
        }
        try writer.commit()
        searcher = Searcher(try IndexSnapshot(newest: directory))
    }

    func id(_ hit: ScoredDocument) throws -> String {
        try searcher.snapshot.segments[hit.segment].stored.id(at: hit.document)
    }

    /// The ids that the default ranking gives for a query as typed.
    func ranked(_ text: String) throws -> [String] {
        let query = try QueryCompiler(Analyzer()).compile(QueryParser.parse(text))
        return try searcher.rank(query, limit: 100).hits.map(id)
    }
}
