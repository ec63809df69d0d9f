// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuStorage

@testable import TraCuuIndexing

/// Segments whose fields do not fit into one stay apart, and the index goes on.
struct FieldLimitTests {
    private func document(_ number: Int) -> SampleDocument {
        var document = SampleDocument(id: "\(number)", text: "văn bản")
        document.fields = (0..<40).map { SampleDocument.Field("field\(number)x\($0)", "giá trị") }
        return document
    }

    @Test func segmentsWithTooManyFieldsTogetherAreNotMerged() throws {
        let directory = MemoryDirectory()
        for number in 0..<20 {
            let writer = try IndexWriter(directory)
            try writer.add(document(number))
            try writer.commit()
        }
        let writer = try IndexWriter(directory)
        try writer.mergeAll()
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.liveCount == 20)
        #expect(snapshot.segments.count == 4)
        #expect(snapshot.segments.allSatisfy { $0.info.fields.count <= 254 })
        #expect(try IndexChecker.check(directory).problems == [])
    }

    @Test func aDocumentWithTooManyFieldsIsRefusedAndOthersGoOn() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        var wide = SampleDocument(id: "wide")
        wide.fields = (0..<300).map { SampleDocument.Field("f\($0)", "x") }
        guard case .limit = failure({ try writer.add(wide) }) else {
            Issue.record("300 fields were taken")
            return
        }
        try writer.add(SampleDocument(id: "1", text: "x"))
        try writer.commit()
        #expect(try IndexSnapshot(newest: directory).liveCount == 1)
    }
}
