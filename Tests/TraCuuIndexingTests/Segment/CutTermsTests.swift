// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuStorage

@testable import TraCuuIndexing

struct CutTermsTests {
    @Test func wordsLongerThanAKeyAreCutAndCounted() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let long = String(repeating: "x", count: 300)
        try writer.add(SampleDocument(id: "1", text: "ngắn \(long) \(long) \(long)y"))
        try writer.commit()
        try writer.add(SampleDocument(id: "2", text: long))
        try writer.commit()
        let snapshot = try IndexSnapshot(newest: directory)
        #expect(snapshot.segments.map(\.info.cutTerms) == [2, 1])
    }
}
