// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// Commits whose numbers were made up, with checksums that fit.
struct CommitPointTests {
    private func read(_ change: (inout CommitPoint) -> Void) throws -> CommitPoint? {
        let directory = MemoryDirectory()
        var commit = CommitPoint(analysis: "a")
        commit.generation = 7
        commit.nextSegment = 9
        for number: UInt64 in [3, 8] {
            commit.segments.append(
                SegmentReference(
                    number: number,
                    id: SegmentID(high: 1, low: number),
                    documentCount: 100,
                    deletedCount: 5,
                    deletionGeneration: 6
                )
            )
        }
        change(&commit)
        try commit.write(directory)
        let newest = try CommitPoint.newest(directory)
        #expect(newest == commit)
        return newest
    }

    @Test func commitsComeBack() throws {
        #expect(try read { _ in } != nil)
        #expect(try read { $0.generation = 1 << 62 - 1 } != nil)
        #expect(try read { $0.segments[0].documentCount = UInt32(Int32.max) } != nil)
        #expect(try read { $0.segments[0].deletedCount = 100 } != nil)
    }

    /// A writer would count beyond the largest number, and differences of counts would fall below 0.
    @Test func numbersThatTrapAreRefused() throws {
        let changes: [(inout CommitPoint) -> Void] = [
            { $0.generation = .max },
            { $0.generation = 1 << 62 },
            { $0.nextSegment = .max },
            { $0.nextSegment = 1 << 62 },
            { $0.segments[1].documentCount = UInt32(Int32.max) + 1 },
            { $0.segments[1].deletedCount = 101 },
            { $0.segments[1].deletedCount = .max },
            { $0.segments[1].deletionGeneration = 0 },
        ]
        for (number, change) in changes.enumerated() {
            #expect(throws: TraCuuError.self, "change \(number)") { try read(change) }
        }
    }
}
