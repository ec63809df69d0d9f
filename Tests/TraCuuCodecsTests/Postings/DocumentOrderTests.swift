// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

/// Whoever reads postings writes to memory by their documents: they ascend or are refused.
struct DocumentOrderTests {
    private static let documentCount: UInt32 = 600_000

    /// Loads all blocks of a record of full blocks, whose skip data says `last`.
    private func load(_ blocks: [[UInt32]], last: [UInt32]) throws -> [UInt32] {
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "f", kind: .postings, segment: WrittenPostings.segment)
        let (record, info) = Self.record(blocks, last: last)
        try record.withUnsafeBytes { try writer.write($0) }
        _ = try writer.finish()
        let file = try IndexFile(directory, name: "f", kind: .postings, segment: WrittenPostings.segment)
        let list = try PostingList(info, postings: file, positions: nil, documentCount: Self.documentCount)
        let cursor = PostingsCursor(list)
        var documents: [UInt32] = []
        for block in 0..<list.blockCount {
            try cursor.load(block)
            documents += (0..<cursor.count).map { cursor.documents[$0] }
        }
        return documents
    }

    /// Gaps of 32 bits lead from any document to any other.
    private static func record(_ blocks: [[UInt32]], last: [UInt32]) -> ([UInt8], TermInfo) {
        var info = TermInfo()
        info.documentFrequency = UInt32(blocks.count * 128)
        info.totalFrequency = UInt64(info.documentFrequency)
        info.postingsStart = 32
        var body = ByteWriter()
        if blocks.count > 1 {
            body.append(fixed: UInt64(0))
            for document in last { body.append(fixed: document) }
            for block in blocks.indices { body.append(fixed: UInt32(block * 514)) }
            for _ in blocks { body.append(fixed: UInt64(0)) }
        }
        for (number, block) in blocks.enumerated() {
            var previous = number > 0 ? last[number - 1] : .max
            let gaps = block.map { document in
                defer { previous = document }
                return document &- previous &- 1
            }
            body.append(32)
            gaps.withUnsafeBufferPointer { gaps in
                if let base = gaps.baseAddress { BitPacking.pack(base, width: 32, to: &body) }
            }
            body.append(0)
        }
        info.postingsLength = UInt64(body.count)
        return (body.bytes, info)
    }

    private static let first = (0..<128).map { UInt32($0 * 3) }
    private static let second = (0..<128).map { UInt32(1000 + $0) }

    @Test func ascendingDocumentsAreRead() throws {
        #expect(try load([Self.first], last: []) == Self.first)
        #expect(try load([Self.first, Self.second], last: [381, 1127]) == Self.first + Self.second)
    }

    @Test(
        arguments: [
            [500_000] + Array(1...126) + [590_000],
            [7] + [7] + Array(8...133),
            Array(1...127) + [126],
            Array(1...127) + [600_000],
            [.max] + Array(0...126),
        ] as [[UInt32]]
    )
    func blocksOutOfOrderAreRefused(_ block: [UInt32]) throws {
        #expect(block.count == 128)
        #expect(throws: TraCuuError.self) { try load([block], last: []) }
    }

    @Test(arguments: [
        [381, 1126], [381, 1128], [380, 1127], [1000, 1127], [381, 381], [1127, 381], [.max, 1127],
    ])
    func skipDataThatLiesIsRefused(_ last: [UInt32]) throws {
        #expect(throws: TraCuuError.self) { try load([Self.first, Self.second], last: last) }
    }

    /// Nobody need load the block between to find the others out of order.
    @Test func skipDataThatLeadsBackIsRefused() throws {
        let blocks = [Self.second, Self.first, Self.second]
        let (record, info) = Self.record(blocks, last: [1127, 381, 1127])
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "f", kind: .postings, segment: WrittenPostings.segment)
        try record.withUnsafeBytes { try writer.write($0) }
        _ = try writer.finish()
        let file = try IndexFile(directory, name: "f", kind: .postings, segment: WrittenPostings.segment)
        #expect(throws: TraCuuError.self) {
            try PostingList(info, postings: file, positions: nil, documentCount: Self.documentCount)
        }
    }
}
