// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct OccurrencesTests {
    /// What is read of some documents is what the model has of them.
    @Test func readsAnyDocuments() throws {
        var random = SeededGenerator.fresh()
        for count in [1, 2, 127, 128, 129, 300, 1500] {
            for spellings in [1, 2, 5, 300] {
                let density = ModelList.Density.allCases[random.below(5)]
                let frequencies = ModelList.Frequencies.allCases[random.below(3)]
                let list = ModelList.random(count, density, frequencies, spellings: spellings, &random)
                let opened = try WrittenPostings([list]).list(0)
                let known = Dictionary(uniqueKeysWithValues: list.postings.map { ($0.document, $0) })
                for share in [1, 3, 40] {
                    var documents = Set(list.postings.filter { _ in random.below(share) == 0 }.map(\.document))
                    for _ in 0..<5 { documents.insert(UInt32(random.below(Int(list.documentCount) + 50))) }
                    let wanted: [Int]? = [nil, [0], [1, 3], []][random.below(4)]
                    let limit = [1, 3, 10_000][random.below(3)]
                    let found = try read(opened, documents.sorted(), wanted, limit)
                    for (document, occurrences) in zip(documents.sorted(), found) {
                        let posting = known[document]
                        var expected: [[UInt32]] = []
                        for index in (0..<(posting?.places.count ?? 0)).prefix(limit) {
                            let spelling = posting?.spellings[index] ?? 0
                            guard spellings == 1 || (wanted?.contains(Int(spelling)) ?? true) else { continue }
                            expected.append([posting?.places[index] ?? 0, spelling])
                        }
                        #expect(occurrences == expected, "\(count), \(spellings), seed \(random.seed)")
                    }
                    #expect(found.count == documents.count)
                }
            }
        }
    }

    /// Whatever bytes stand in the files, reading ends, and no more comes back than the bytes can hold.
    @Test(arguments: [(40, 5), (300, 3), (300, 1)]) func survivesWrongBytes(_ count: Int, _ spellings: Int) throws {
        var random = SeededGenerator.fresh()
        let list = ModelList.random(count, .mixed, .small, spellings: spellings, &random)
        let written = try WrittenPostings([list])
        let info = written.infos[0]
        let postings = try bytes(of: written.postings)
        let positions = try bytes(of: written.positions)
        for _ in 0..<1500 {
            var damaged = (postings, positions)
            for _ in 0...random.below(3) {
                let value = UInt8(truncatingIfNeeded: random.next())
                if random.below(2) == 0 {
                    damaged.0[random.below(postings.count)] = value
                } else {
                    damaged.1[random.below(positions.count)] = value
                }
            }
            let files = (try file(damaged.0, .postings), try file(damaged.1, .positions))
            guard
                let opened = try? PostingList(
                    info,
                    postings: files.0,
                    positions: files.1,
                    documentCount: list.documentCount
                )
            else { continue }
            let documents = list.postings.map(\.document).filter { _ in random.below(2) == 0 }
            let filter: [Int]? = random.below(2) == 0 ? nil : [0]
            guard let found = try? read(opened, documents, filter, 1 << 20) else { continue }
            #expect(found.count == documents.count)
            #expect(found.reduce(0) { $0 + $1.count } <= 128 * (positions.count + 1) * documents.count)
        }
    }

    /// For each document its occurrences, position and spelling.
    private func read(
        _ list: PostingList,
        _ documents: [UInt32],
        _ wanted: [Int]?,
        _ limit: Int
    ) throws -> [[[UInt32]]] {
        var target = Occurrences(documents: documents.count)
        try documents.withUnsafeBufferPointer { documents in
            try PostingsCursor(list).occurrences(
                in: documents,
                keeping: wanted.map { SpellingFilter($0) },
                limit: limit,
                into: &target
            )
        }
        let view = target.view
        let found = (0..<target.documentCount).map { document in
            view.range(of: document).map { [view.positions[$0], view.spellings[$0]] }
        }
        #expect(found.reduce(0) { $0 + $1.count } == target.count)
        return found
    }

    private func bytes(of file: IndexFile) throws -> [UInt8] {
        Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
    }

    private func file(_ body: [UInt8], _ kind: FileKind) throws -> IndexFile {
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "f", kind: kind, segment: WrittenPostings.segment)
        try body.withUnsafeBytes { try writer.write($0) }
        _ = try writer.finish()
        return try IndexFile(directory, name: "f", kind: kind, segment: WrittenPostings.segment)
    }
}
