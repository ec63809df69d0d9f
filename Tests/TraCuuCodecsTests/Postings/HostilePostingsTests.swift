// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

/// Postings whose bytes are wrong although their checksums are right.
struct HostilePostingsTests {
    private static let segment = WrittenPostings.segment

    /// A file of its own for bytes, with checksums that fit.
    private func file(_ body: [UInt8], _ kind: FileKind) throws -> IndexFile {
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "f", kind: kind, segment: Self.segment)
        try body.withUnsafeBytes { try writer.write($0) }
        _ = try writer.finish()
        return try IndexFile(directory, name: "f", kind: kind, segment: Self.segment)
    }

    private func body(_ file: IndexFile) throws -> [UInt8] {
        Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
    }

    /// Reads all there is; documents must ascend and be in range, and positions not without end.
    private func use(
        _ info: TermInfo,
        _ postings: IndexFile,
        _ positions: IndexFile?,
        documentCount: UInt32,
        _ filter: SpellingFilter?
    ) throws {
        do {
            let list = try PostingList(info, postings: postings, positions: positions, documentCount: documentCount)
            let cursor = PostingsCursor(list, filter: filter)
            _ = list.skip?.findBlock(documentCount / 2, from: 0)
            var numbers: [UInt32] = []
            var places: [UInt32] = []
            var previous: Int64 = -1
            for block in 0..<list.blockCount {
                do {
                    try cursor.load(block)
                } catch {
                    continue
                }
                for index in 0..<cursor.count {
                    #expect(Int64(cursor.documents[index]) > previous && cursor.documents[index] < documentCount)
                    previous = Int64(cursor.documents[index])
                }
                if filter == nil { _ = try? cursor.spellingNumbers(into: &numbers) }
                guard positions != nil else { continue }
                for index in 0..<cursor.count {
                    places.removeAll(keepingCapacity: true)
                    do {
                        try cursor.positions(of: index, into: &places)
                    } catch {
                        continue
                    }
                    #expect(places.count == Int(cursor.frequencies[index]))
                }
            }
        } catch {
            return
        }
    }

    @Test(arguments: [(40, 5), (150, 1), (150, 3), (300, 2)]) func everyByteMayBeWrong(
        _ count: Int,
        _ spellings: Int
    ) throws {
        var random = SeededGenerator.fresh()
        let list = ModelList.random(count, .mixed, .small, spellings: spellings, &random)
        let written = try WrittenPostings([list])
        let originals = (try body(written.postings), try body(written.positions))
        for position in 0..<originals.0.count + originals.1.count {
            for change: UInt8 in [1 << UInt8(random.below(8)), 0xFF] {
                var bytes = originals
                if position < bytes.0.count {
                    bytes.0[position] ^= change
                } else {
                    bytes.1[position - bytes.0.count] ^= change
                }
                let postings = position < bytes.0.count ? try file(bytes.0, .postings) : written.postings
                let positions = position < bytes.0.count ? written.positions : try file(bytes.1, .positions)
                try use(written.infos[0], postings, positions, documentCount: list.documentCount, nil)
                try use(
                    written.infos[0],
                    postings,
                    positions,
                    documentCount: list.documentCount,
                    SpellingFilter([0])
                )
            }
        }
    }

    @Test func whatTheDictionarySaysMayBeWrong() throws {
        var random = SeededGenerator.fresh()
        let lists = [200, 3, 1].map { ModelList.random($0, .mixed, .small, spellings: 2, &random) }
        let written = try WrittenPostings(lists)
        func value() -> UInt64 {
            [0, 1, 31, 32, 127, 128, 129, UInt64(Int32.max), UInt64(UInt32.max), .max, .max - 3, UInt64(Int64.max)][
                random.below(12)
            ]
        }
        for _ in 0..<3000 {
            var info = written.infos[random.below(3)]
            for _ in 0...random.below(3) {
                switch random.below(8) {
                case 0: info.documentFrequency = UInt32(truncatingIfNeeded: min(value(), 5000))
                case 1: info.totalFrequency = value()
                case 2: info.singleDocument = UInt32(truncatingIfNeeded: value())
                case 3: info.postingsStart = value()
                case 4: info.postingsLength = value()
                case 5: info.positionsStart = value()
                case 6: info.positionsLength = value()
                default: info.spellingCount = UInt32(truncatingIfNeeded: max(1, value()))
                }
            }
            let documents = UInt32(1 + random.below(100_000))
            try use(info, written.postings, written.positions, documentCount: documents, nil)
            try use(info, written.postings, written.positions, documentCount: documents, SpellingFilter([1]))
        }
    }

    /// A block's pointer leads far behind the start of positions, which is itself near the largest number.
    @Test func positionsDoNotWrapAround() throws {
        var info = TermInfo()
        info.documentFrequency = 2
        info.totalFrequency = 200
        info.postingsStart = 32
        info.positionsStart = .max - 10
        info.positionsLength = 1 << 20
        var record = ByteWriter()
        record.append(contentsOf: [1, 1])
        record.append(varint: 5000)
        record.append(0)
        info.postingsLength = UInt64(record.count)
        let postings = try file(record.bytes, .postings)
        let positions = try file([UInt8](repeating: 1, count: 9000), .positions)
        for start in [.max - 10, .max, UInt64(positions.length) + 1, 9000] {
            info.positionsStart = start
            let list = try PostingList(info, postings: postings, positions: positions, documentCount: 9)
            let cursor = PostingsCursor(list)
            try cursor.load(0)
            var places: [UInt32] = []
            #expect(throws: TraCuuError.self) { try cursor.positions(of: 0, into: &places) }
        }
    }

    /// The rest of a term's positions has fewer than 128; more would be read for ever.
    @Test func theRestOfPositionsEnds() throws {
        var info = TermInfo()
        info.documentFrequency = 1
        info.totalFrequency = UInt64(UInt32.max) - 1
        info.positionsStart = 32
        info.positionsLength = 401
        let rest = [PostingsFormat.restHead] + [UInt8](repeating: 1, count: 400)
        let list = try PostingList(
            info,
            postings: try file([], .postings),
            positions: try file(rest, .positions),
            documentCount: 1
        )
        let cursor = PostingsCursor(list)
        try cursor.load(0)
        var places: [UInt32] = []
        #expect(throws: TraCuuError.self) { try cursor.positions(of: 0, into: &places) }
        #expect(places.count < 128)
    }

    /// A huge number of occurrences that no bytes stand for must not take memory.
    @Test func occurrencesWithoutBytesTakeNoMemory() throws {
        var info = TermInfo()
        info.documentFrequency = 2
        info.totalFrequency = 1 << 40
        info.postingsStart = 32
        info.positionsStart = 32
        info.positionsLength = 10
        var body = ByteWriter()
        for _ in 0..<2 {
            body.append(varint: 0)
            body.append(varint: 900_000_000)
        }
        body.append(contentsOf: [0, 0])
        info.postingsLength = UInt64(body.count)
        let postings = try file(body.bytes, .postings)
        let positions = try file([UInt8](repeating: 1, count: 10), .positions)
        var numbers: [UInt32] = []
        for positions in [positions, nil] {
            let list = try PostingList(info, postings: postings, positions: positions, documentCount: 5)
            let cursor = PostingsCursor(list)
            try cursor.load(0)
            #expect(throws: TraCuuError.self) { try cursor.spellingNumbers(into: &numbers) }
        }
    }

    /// The dictionary may name any number of spellings; only those in the block stand for occurrences.
    @Test func spellingsThatAreNotThereTakeNoMemory() throws {
        for (frequency, isRead) in [(1, true), (2, false), (1 << 30, false)] {
            var info = TermInfo()
            info.documentFrequency = 2
            info.totalFrequency = 1 << 40
            info.postingsStart = 32
            info.spellingCount = UInt32(Int32.max)
            var body = ByteWriter()
            for _ in 0..<2 {
                body.append(frequency == 1 ? 1 : 0)
                if frequency > 1 { body.append(varint: UInt64(frequency - 2)) }
            }
            body.append(contentsOf: [1, 7])
            info.postingsLength = UInt64(body.count)
            let postings = try file(body.bytes, .postings)
            let list = try PostingList(info, postings: postings, positions: nil, documentCount: 5)
            let cursor = PostingsCursor(list)
            var numbers: [UInt32] = []
            try cursor.load(0)
            if isRead {
                try cursor.spellingNumbers(into: &numbers)
                #expect(numbers == [7, 7])
            } else {
                #expect(throws: TraCuuError.self) { try cursor.spellingNumbers(into: &numbers) }
                #expect(numbers.capacity < 1000)
            }
        }
    }

    /// A frequency is stored less one; the largest value would wrap to none.
    @Test func frequenciesOfNoneAreFound() throws {
        let postings = (0..<UInt32(128)).map { ModelList.Posting(document: $0, places: [], spellings: [0]) }
        let written = try WrittenPostings([ModelList(postings: postings, hasPositions: false)])
        var body = ByteWriter()
        body.append(0)
        body.append(32)
        body.append(contentsOf: [UInt8](repeating: 0xFF, count: 512))
        var info = written.infos[0]
        info.postingsLength = UInt64(body.count)
        let list = try PostingList(
            info,
            postings: try file(body.bytes, .postings),
            positions: nil,
            documentCount: 128
        )
        let cursor = PostingsCursor(list)
        var numbers: [UInt32] = []
        #expect(throws: TraCuuError.self) {
            try cursor.load(0)
            try cursor.spellingNumbers(into: &numbers)
        }
    }
}
