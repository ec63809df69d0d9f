// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct PostingsTests {
    /// Lists of many shapes.
    private func lists(_ random: inout SeededGenerator) -> [ModelList] {
        var lists: [ModelList] = []
        for count in [1, 2, 3, 31, 126, 127, 128, 129, 130, 255, 256, 257, 384, 1000, 2000] {
            for density in ModelList.Density.allCases where count > 100 || density == .sparse || density == .consecutive
            {
                let frequencies = ModelList.Frequencies.allCases[random.below(3)]
                let spellings = [1, 2, 5, 300][random.below(4)]
                lists.append(
                    .random(
                        count,
                        density,
                        frequencies,
                        spellings: spellings,
                        hasPositions: random.below(4) > 0,
                        &random
                    )
                )
            }
        }
        // One occurrence in each of the shapes that have their own layout.
        lists.append(.random(128, .consecutive, .ones, spellings: 1, &random))
        lists.append(.random(1, .sparse, .ones, spellings: 2, &random))
        lists.append(.random(1, .sparse, .huge, spellings: 1, &random))
        return lists
    }

    @Test func listsComeBack() throws {
        var random = SeededGenerator.fresh()
        let lists = lists(&random)
        let written = try WrittenPostings(lists)
        for (number, list) in lists.enumerated() {
            let opened = try written.list(number, hasPositions: list.hasPositions)
            #expect(Int(opened.info.documentFrequency) == list.postings.count)
            #expect(Int(opened.info.totalFrequency) == list.totalFrequency)
            #expect(try PostingsCursor(opened).readAll() == list.postings, "list \(number), seed \(random.seed)")
            let counts = (0..<list.spellingCount).map { list.counts(of: UInt32($0)) }
            #expect(written.spellings[number] == counts, "list \(number), seed \(random.seed)")
        }
    }

    @Test func filtersKeepTheirSpellings() throws {
        var random = SeededGenerator.fresh()
        let lists = lists(&random)
        let written = try WrittenPostings(lists)
        for (number, list) in lists.enumerated() {
            let opened = try written.list(number, hasPositions: list.hasPositions)
            let all = Array(0..<list.spellingCount)
            let some = all.filter { _ in random.below(2) == 0 }
            for wanted in [[0], [list.spellingCount - 1], [], [-1, list.spellingCount + 5], some, all] {
                let cursor = PostingsCursor(opened, filter: SpellingFilter(wanted))
                let members = Set(wanted)
                let expected = list.filtered { list.spellingCount == 1 || members.contains(Int($0)) }
                let found = try cursor.readAll()
                #expect(found.map(\.document) == expected.map(\.document), "list \(number), seed \(random.seed)")
                #expect(found.map(\.places) == expected.map(\.places), "list \(number), seed \(random.seed)")
                try expectFrequencies(cursor, expected.map { UInt32($0.spellings.count) })
            }
        }
    }

    private func expectFrequencies(_ cursor: PostingsCursor, _ expected: [UInt32]) throws {
        var found: [UInt32] = []
        for block in 0..<cursor.list.blockCount {
            try cursor.load(block)
            found += (0..<cursor.count).map { cursor.frequencies[$0] }
        }
        #expect(found == expected)
    }

    @Test func positionsComeInAnyOrder() throws {
        var random = SeededGenerator.fresh()
        let list = ModelList.random(700, .dense, .huge, spellings: 5, &random)
        let cursor = PostingsCursor(try WrittenPostings([list]).list(0), filter: SpellingFilter([0, 3]))
        let expected = list.filtered { $0 == 0 || $0 == 3 }
        let byDocument = Dictionary(uniqueKeysWithValues: expected.map { ($0.document, $0.places) })
        for _ in 0..<300 {
            try cursor.load(random.below(cursor.list.blockCount))
            for _ in 0..<random.below(4) where cursor.count > 0 {
                let index = random.below(cursor.count)
                var places: [UInt32] = [42]
                try cursor.positions(of: index, into: &places)
                #expect(Array(places.dropFirst()) == byDocument[cursor.documents[index]], "seed \(random.seed)")
            }
        }
    }

    @Test(arguments: [1, 128, 129, 300, 2000]) func blocksAreFoundAsByLinearSearch(_ count: Int) throws {
        var random = SeededGenerator.fresh()
        let list = ModelList.random(count, .sparse, .ones, spellings: 1, &random)
        let cursor = PostingsCursor(try WrittenPostings([list]).list(0))
        let last = (0..<cursor.list.blockCount).map { list.postings[min($0 * 128 + 127, count - 1)].document }
        for _ in 0..<2000 {
            let start = random.below(last.count)
            let near = list.postings[random.below(count)].document
            let target = [near, near &+ 1, near &- 1, UInt32(random.below(2_000_000))][random.below(4)]
            let expected = last.indices.first { $0 >= start && last[$0] >= target } ?? last.count
            let found = cursor.list.skip?.findBlock(target, from: start)
            // A list of one block has no skip data: the block may hold the target.
            #expect(found == (count <= 128 ? nil : expected), "seed \(random.seed)")
        }
        #expect(cursor.list.skip?.findBlock(0, from: last.count) == (count <= 128 ? nil : last.count))
    }

    @Test func impactsBoundEveryPosting() throws {
        var random = SeededGenerator.fresh()
        for frequencies in ModelList.Frequencies.allCases {
            let list = ModelList.random(2000, .dense, frequencies, spellings: 1, &random)
            let opened = try WrittenPostings([list]).list(0)
            let skip = try #require(opened.skip)
            for (index, posting) in list.postings.enumerated() {
                let frequency = UInt32(posting.places.count)
                let code = WrittenPostings.lengthCode(posting.document)
                for impacts in [skip.impacts, skip.impacts(of: index / 128)] {
                    let isBound = impacts.bounds(frequency, code)
                    #expect(isBound, "posting \(index), seed \(random.seed)")
                }
            }
        }
    }

    @Test func impactsOfFewPairsAreExact() {
        var builder = ImpactsBuilder()
        builder.add(frequency: 3, code: 10)
        builder.add(frequency: 2, code: 10)
        builder.add(frequency: 2, code: 12)
        builder.add(frequency: 700, code: 200)
        let impacts = builder.finish()
        #expect(impacts.pair(0) == (3, 10))
        #expect(impacts.pair(1) == (255, 200))
        #expect(impacts.pair(2) == (0, 0))
        #expect(impacts.packed == 0xC8FF_0A03)
        #expect(builder.finish().packed == 0)
    }

    @Test func goldenBytes() throws {
        let list = ModelList(
            postings: [
                ModelList.Posting(document: 2, places: [5], spellings: [0]),
                ModelList.Posting(document: 7, places: [0, 300, 301], spellings: [1, 1, 0]),
            ],
            spellingCount: 2
        )
        let single = ModelList(postings: [ModelList.Posting(document: 9, places: [1, 2], spellings: [0, 0])])
        let written = try WrittenPostings([list, single])
        let body = { (file: IndexFile) in Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32)) }
        #expect(
            try body(written.postings) == [
                2 << 1 | 1,  // gap 2, once
                4 << 1, 1,  // gap 4, three times
                0, 0,  // the first occurrence is number 0 of the chunk at 0
                2, 0, 1,  // two spellings: 0, 1
                0b0110,  // their numbers: 0 1 1 0
            ]
        )
        #expect(try body(written.positions) == [5, 0, 0xAC, 0x02, 1, 1, 1])
        #expect(written.infos[0].postingsStart == 32)
        #expect(written.infos[0].postingsLength == 9)
        #expect(written.infos[0].positionsLength == 5)
        #expect(written.infos[1].isSingle)
        #expect(written.infos[1].singleDocument == 9)
        #expect(written.infos[1].positionsStart == 37)
        #expect(written.infos[1].positionsLength == 2)
    }

    @Test func goldenBytesOfFullBlocks() throws {
        let postings = (0..<UInt32(130)).map { ModelList.Posting(document: $0 + 1, places: [0], spellings: [0]) }
        let written = try WrittenPostings([ModelList(postings: postings, hasPositions: false)])
        let start = written.postings
        var expected = ByteWriter()
        expected.append(fixed: UInt64(1))  // impacts of all: once, at length code 0
        expected.append(fixed: UInt32(128))
        expected.append(fixed: UInt32(130))
        expected.append(fixed: UInt32(0))
        expected.append(fixed: UInt32(1 + 16 + 1))
        expected.append(fixed: UInt64(1))
        expected.append(fixed: UInt64(1))
        expected.append(1)  // gaps of one bit: 1 and then 0
        expected.append(contentsOf: [1] + [UInt8](repeating: 0, count: 15))
        expected.append(0)  // frequencies of no bit
        expected.append(contentsOf: [1, 1])
        #expect(Array(try start.bytes(at: 32, count: Int(start.bodyEnd) - 32)) == expected.bytes)
    }
}

extension Impacts {
    /// Whether a pair stands for at least this frequency and at most this length.
    fileprivate func bounds(_ frequency: UInt32, _ code: UInt8) -> Bool {
        for index in 0..<Self.pairCount {
            let (highest, least) = pair(index)
            if highest > 0, least <= code, highest == 255 || UInt32(highest) >= frequency { return true }
        }
        return false
    }
}
