// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

struct BuilderMemoryTests {
    /// What the analyzer knows from earlier segments must not fill a later one.
    @Test func memoryIsThatOfTheSegmentsOwnDocuments() throws {
        let analyzer = try Analyzer()
        let directory = MemoryDirectory()
        func memory(_ number: UInt64, _ text: String) throws -> Int {
            let builder = try SegmentBuilder(directory, number: number, analyzer: analyzer, isStored: true)
            _ = try SampleDocument(id: "1", text: text).withView { try builder.add($0) }
            return builder.memory
        }
        let before = try memory(1, "đường")
        let large = try memory(2, (0..<100_000).map { "từ\($0)" }.joined(separator: " "))
        #expect(large > before + 1_000_000)
        #expect(try memory(3, "đường") == before)
    }
}
