// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

/// The example of the README for the search library. Its relative path leads into a folder of the test's own.
@Suite struct SearchExample {
    @Test func runs() throws {
        let folder = try IndexFolder()
        try Place.$folder.withValue(folder.path) { try example() }
    }

    private func example() throws {
        // begin search
        let indexer = try Indexer(path: "chi-thi.idx")
        try indexer.add(
            Document(
                id: "ct-05",
                title: "Chỉ thị về cải cách hành chính",
                text: "Uỷ ban nhân dân tỉnh yêu cầu các sở cải cách thủ tục hành chính.",
                fields: ["type": "Chỉ thị", "date": "2022-03-01", "pages": 3]
            )
        )
        try indexer.commit()

        let index = try SearchIndex.open(at: "chi-thi.idx")
        let results = try index.search("cai cach hanh chinh", options: SearchOptions(limit: 5))
        for hit in results.hits {
            print(hit.rank, hit.id, hit.title, hit.fields["date"]?.string ?? "")
            print(hit.snippet.text, hit.snippet.highlights)
        }
        // end
        #expect(results.hits.map(\.id) == ["ct-05"])
    }
}

private enum Place {
    @TaskLocal static var folder = ""
}

/// Stands before the library's own type in this file, to put the folder before the path.
private struct Indexer {
    private let indexer: TraCuu.Indexer

    init(path: String) throws { indexer = try TraCuu.Indexer(path: Place.folder + "/" + path) }

    func add(_ document: Document) throws { try indexer.add(document) }
    func commit() throws { try indexer.commit() }
}

/// As ``Indexer``.
private enum SearchIndex {
    static func open(at path: String) throws -> TraCuu.SearchIndex {
        try TraCuu.SearchIndex.open(at: Place.folder + "/" + path)
    }
}
