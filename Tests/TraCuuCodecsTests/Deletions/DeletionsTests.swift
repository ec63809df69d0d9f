// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct DeletionsTests {
    private let segment = SegmentID(high: 1, low: 2)

    private func use(_ file: IndexFile) throws {
        let deletions = try DeletionsReader.read(file)
        #expect(Array(deletions).count == Int(deletions.count))
    }

    @Test(arguments: [0, 1, 63, 64, 65, 128, 1000]) func agreesWithASet(_ documentCount: Int) throws {
        var random = SeededGenerator.fresh()
        var expected: Set<UInt32> = []
        var deletions = DeletionSet(documentCount: UInt32(documentCount))
        for _ in 0..<300 {
            let document = UInt32(random.below(documentCount + 20))
            let isNew = document < documentCount && expected.insert(document).inserted
            #expect(deletions.insert(document) == isNew)
        }
        #expect(Int(deletions.count) == expected.count)
        #expect(deletions.isEmpty == expected.isEmpty)
        #expect(Array(deletions) == expected.sorted())
        for document in 0..<UInt32(documentCount + 100) {
            #expect(deletions.contains(document) == expected.contains(document))
        }
        let directory = MemoryDirectory()
        _ = try DeletionsWriter.write(deletions, to: directory, name: "d", segment: segment)
        let file = try IndexFile(directory, name: "d", kind: .deletions, segment: segment)
        #expect(try DeletionsReader.read(file) == deletions)
    }

    @Test func unionsCountOnce() {
        var first = DeletionSet(documentCount: 70)
        var second = DeletionSet(documentCount: 70)
        for document in [1, 64, 69] { first.insert(UInt32(document)) }
        for document in [0, 64] { second.insert(UInt32(document)) }
        first.formUnion(second)
        #expect(Array(first) == [0, 1, 64, 69])
        #expect(first.count == 4)
        var all = DeletionSet(documentCount: 128)
        for document in UInt32(0)..<128 { all.insert(document) }
        first.formUnion(all)
        #expect(Array(first) == Array(0..<70))
    }

    @Test func wordsThatDoNotFitAreRefused() {
        #expect(DeletionSet(documentCount: 64, words: []) == nil)
        #expect(DeletionSet(documentCount: 64, words: [1, 0]) == nil)
        #expect(DeletionSet(documentCount: 3, words: [8]) == nil)
        #expect(DeletionSet(documentCount: 3, words: [7])?.count == 3)
    }

    @Test func goldenBytes() throws {
        let directory = MemoryDirectory()
        var deletions = DeletionSet(documentCount: 66)
        for document in [0, 9, 65] { deletions.insert(UInt32(document)) }
        _ = try DeletionsWriter.write(deletions, to: directory, name: "d", segment: segment)
        let expected: [UInt8] = [66, 0, 0, 0, 3, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
        #expect(Array(try directory.content("d")[32..<56]) == expected)
        #expect(try IndexFile(directory, name: "d", kind: .deletions, segment: nil).bodyEnd == 56)
    }

    @Test func damageIsFound() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        var deletions = DeletionSet(documentCount: 66)
        for document in [0, 9, 65] { deletions.insert(UInt32(document)) }
        _ = try DeletionsWriter.write(deletions, to: directory, name: "d", segment: segment)
        let copy = MemoryDirectory()
        try copy.put("d", directory.content("d"))
        try expectAllDamageIsFound(in: copy, "d", kind: .deletions, use: use)
        try expectHostileBodiesAreHarmless(in: directory, "d", kind: .deletions, random: &random, use: use)
    }
}
