// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing
import TraCuuStorage

@testable import TraCuuSearch

/// Searches in a segment whose postings are made up although their checksums are right: they end, with an error or an
/// answer, and write nowhere they should not.
struct HostileSegmentTests {
    /// More than a window, so that a document before the window lies far outside its memory.
    private static let documentCount = 6000
    private static let keys = ["chu", "dan"].map { Array($0.utf8) }

    private let directory = MemoryDirectory()
    private let segment: SegmentID

    init() throws {
        let writer = try IndexWriter(directory)
        for number in 0..<Self.documentCount { try writer.add(id: "\(number)", title: "", text: "dân chủ") }
        try writer.commit()
        segment = try IndexFile(directory, name: SegmentFiles.name(1, .terms), kind: .terms, segment: nil).segment
        // The first word stands at 0 in each document, the second at 1.
        var positions: [UInt8] = []
        for value: UInt8 in [0xFF, 0x00] {
            for _ in 0..<Self.chunks { positions += value == 0 ? [0] : [1] + [UInt8](repeating: value, count: 16) }
        }
        try replace(.positions, positions)
    }

    /// More chunks of positions than any made-up list has blocks.
    private static let chunks = 4

    private func replace(_ kind: FileKind, _ body: [UInt8]) throws {
        let writer = try IndexFileWriter(directory, name: SegmentFiles.name(1, kind), kind: kind, segment: segment)
        try body.withBytes { (bytes) throws(TraCuuError) in try writer.write(bytes) }
        _ = try writer.finish()
    }

    /// Full blocks of documents in any order, and what the skip data says of their ends.
    private struct MadeUp {
        var blocks: [[UInt32]]
        var last: [UInt32]

        func record() -> [UInt8] {
            var body = ByteWriter()
            let size = 1 + 512 + 1 + 3
            if blocks.count > 1 {
                body.append(fixed: UInt64(0xFF))
                for document in last { body.append(fixed: document) }
                for block in blocks.indices { body.append(fixed: UInt32(block * size)) }
                for _ in blocks { body.append(fixed: UInt64(0xFF)) }
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
                // Frequencies of 1; no positions before; one byte nobody reads.
                body.append(contentsOf: [0, 0, 0, 0])
            }
            return body.bytes
        }
    }

    /// Gives each of the two words the postings.
    private func write(_ lists: [MadeUp]) throws {
        var terms = try TermsWriter(directory, name: SegmentFiles.name(1, .terms), segment: segment)
        var postings: [UInt8] = []
        for (number, list) in lists.enumerated() {
            let record = list.record()
            let positionsLength = number == 0 ? Self.chunks * 17 : Self.chunks
            var info = TermInfo()
            info.documentFrequency = UInt32(list.blocks.count * 128)
            info.totalFrequency = UInt64(info.documentFrequency)
            info.postingsStart = UInt64(32 + postings.count)
            info.postingsLength = UInt64(record.count)
            info.positionsStart = UInt64(32 + number * Self.chunks * 17)
            info.positionsLength = UInt64(positionsLength)
            postings += record
            try Self.keys[number].withBytes { (key) throws(TraCuuError) in
                let counts = SpellingCounts(documentFrequency: info.documentFrequency, totalFrequency: 1)
                try terms.add(field: TermsFormat.textField, key: key, info: info, spellings: [key], counts: [counts])
            }
        }
        _ = try terms.finish()
        try replace(.postings, postings)
    }

    private static let queries: [QueryNode] = {
        let chu = QueryTerm(folded: keys[0], exact: nil)
        let dan = QueryTerm(folded: keys[1], exact: nil)
        let one = QueryNode.term(chu, .all, weight: 1)
        let other = QueryNode.term(dan, .all, weight: 1)
        return [
            one,
            .term(chu, .body, weight: 1),
            .boolean(must: [], should: [one, other], mustNot: []),
            .boolean(must: [one, other], should: [], mustNot: []),
            .boolean(must: [one], should: [other], mustNot: []),
            .boolean(must: [one], should: [], mustNot: [other]),
            .boolean(must: [other], should: [], mustNot: [one]),
            .phrase(PhraseClause(terms: [dan, chu], slop: 0, zone: .all)),
            .phrase(PhraseClause(terms: [dan, chu], slop: 5, zone: .body)),
        ]
    }()

    /// The documents found by each query, nil for an error.
    private func totals() throws -> [UInt64?] {
        let searcher = Searcher(try IndexSnapshot(newest: directory))
        return try Self.queries.map { query in
            do {
                return try searcher.search(CompiledQuery(root: query), limit: 10).total
            } catch TraCuuError.corrupt {
                return nil
            }
        }
    }

    private static let sound = MadeUp(
        blocks: [(0..<128).map { $0 * 3 }, (0..<128).map { 4000 + $0 * 3 }],
        last: [381, 4381]
    )

    @Test func soundPostingsAreFound() throws {
        try write([Self.sound, Self.sound])
        #expect(try totals() == [256, 256, 256, 256, 256, 0, 0, 256, 256])
    }

    @Test func documentsOutOfOrderAreRefused() throws {
        let jump: [UInt32] = [5000] + Array(1...126) + [5990]
        let later: [UInt32] = (0..<128).map { 5000 + $0 }
        let earlier: [UInt32] = Array(0..<128)
        for damaged in [
            MadeUp(blocks: [jump], last: []),
            MadeUp(blocks: [later, earlier], last: [5127, 127]),
            MadeUp(blocks: [later, earlier], last: [127, 5127]),
            MadeUp(blocks: [earlier, later, earlier], last: [127, 5127, 5990]),
            MadeUp(blocks: [later, later, earlier], last: [5127, 127, 5990]),
        ] {
            for lists in [[damaged, Self.sound], [Self.sound, damaged], [damaged, damaged]] {
                try write(lists)
                // Whoever wants either word reads all there is of both.
                #expect(try totals()[2] == nil)
            }
        }
    }

    @Test func anyPostingsAreHarmless() throws {
        var random = SeededGenerator.fresh()
        func list() -> MadeUp {
            var blocks: [[UInt32]] = []
            for _ in 0...random.below(3) {
                var block = (0..<128).map { _ in UInt32(random.below(Self.documentCount)) }
                if random.below(4) > 0 { block = Set(block).sorted() }
                while block.count < 128 { block.append(block[block.count - 1] + 1) }
                for _ in 0..<random.below(3) {
                    block[random.below(128)] = [0, 4095, 4096, 5999, 6000, .max][random.below(6)]
                }
                blocks.append(block)
            }
            if random.below(4) > 0 { blocks.sort { $0[127] < $1[127] } }
            var last = blocks.map { $0[127] }
            if random.below(4) == 0 { last[random.below(last.count)] = UInt32(random.below(7000)) }
            if random.below(4) == 0 { last.shuffle(using: &random) }
            return MadeUp(blocks: blocks, last: last)
        }
        for _ in 0..<300 {
            try write([list(), random.below(2) == 0 ? Self.sound : list()])
            _ = try totals()
        }
    }

    /// Bytes of the files of a real segment changed, all kinds that a search reads.
    @Test(arguments: [FileKind.terms, .postings, .positions]) func anyBytesAreHarmless(_ kind: FileKind) throws {
        var random = SeededGenerator.fresh()
        try write([Self.sound, Self.sound])
        let file = try IndexFile(directory, name: SegmentFiles.name(1, kind), kind: kind, segment: segment)
        let original = Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
        for _ in 0..<300 {
            var body = original
            for _ in 0...random.below(4) {
                body[random.below(body.count)] = random.below(2) == 0 ? 0xFF : UInt8(random.below(256))
            }
            try replace(kind, body)
            do {
                _ = try totals()
            } catch is TraCuuError {
                continue
            }
        }
    }
}
