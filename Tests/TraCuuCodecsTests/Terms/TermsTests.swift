// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct TermsTests {
    private struct Entry: Equatable {
        var field: UInt8
        var key: [UInt8]
        var info: TermInfo
        var spellings: [Spelling]

        var full: [UInt8] { [field] + key }
    }

    private static let segment = SegmentID(high: 3, low: 4)

    private func entries(_ random: inout SeededGenerator, count: Int) -> [Entry] {
        var keys: Set<[UInt8]> = []
        var stem: [UInt8] = []
        while keys.count < count {
            if random.below(10) == 0 { stem = random.bytes(random.below(200)) }
            let length = random.below(30) == 0 ? 255 : random.below(20)
            let key = Array((Array(stem.prefix(random.below(stem.count + 1))) + random.bytes(length)).prefix(255))
            keys.insert([[0, 0, 0, 1, 2, 255][random.below(6)]] + key)
        }
        var next = (postings: UInt64(32), positions: UInt64(32))
        return keys.sorted { $0.lexicographicallyPrecedes($1) }.map { full in
            let key = Array(full.dropFirst())
            let isText = full[0] == TermsFormat.textField
            var info = TermInfo()
            info.spellingCount = UInt32(random.below(3) > 0 ? 1 : 1 + random.below(5))
            info.documentFrequency = UInt32(1 + random.below(random.below(2) == 0 ? 1 : 100_000))
            info.totalFrequency = UInt64(info.documentFrequency)
            if isText || info.documentFrequency > 1 { info.totalFrequency += UInt64(random.below(1000)) }
            info.postingsStart = next.postings
            info.positionsStart = next.positions
            if info.documentFrequency == 1, info.spellingCount == 1 {
                info.singleDocument = UInt32(random.below(1 << 30))
            } else {
                info.postingsLength = UInt64(1 + random.below(100_000))
            }
            if isText { info.positionsLength = UInt64(random.below(100_000)) }
            next.postings += info.postingsLength
            next.positions += info.positionsLength
            let whole = SpellingCounts(documentFrequency: info.documentFrequency, totalFrequency: info.totalFrequency)
            var spellings: [Spelling] = []
            for number in 0..<Int(info.spellingCount) {
                let own = number == 0 && Bool.random(using: &random) ? key : Array((random.bytes(3) + key).prefix(255))
                let part = SpellingCounts(documentFrequency: 1, totalFrequency: UInt64(1 + random.below(50)))
                spellings.append(Spelling(key: own, counts: info.spellingCount == 1 ? whole : part))
            }
            return Entry(field: full[0], key: key, info: info, spellings: spellings)
        }
    }

    private func write(_ entries: [Entry], to directory: MemoryDirectory = MemoryDirectory()) throws -> MemoryDirectory
    {
        var writer = try TermsWriter(directory, name: "t", segment: Self.segment)
        for entry in entries { try Self.add(entry, to: &writer) }
        let length = try writer.finish()
        #expect(length == UInt64(try directory.content("t").count))
        return directory
    }

    private static func add(_ entry: Entry, to writer: inout TermsWriter) throws {
        let key = UnsafeMutableRawBufferPointer.allocate(byteCount: entry.key.count, alignment: 1)
        key.copyBytes(from: entry.key)
        defer { key.deallocate() }
        let spellings = entry.spellings.map { spelling in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: spelling.key.count, alignment: 1)
            copy.copyBytes(from: spelling.key)
            return copy
        }
        defer { for copy in spellings { copy.deallocate() } }
        try writer.add(
            field: entry.field,
            key: UnsafeRawBufferPointer(key),
            info: entry.info,
            spellings: spellings.map { UnsafeRawBufferPointer($0) },
            counts: entry.spellings.map(\.counts)
        )
    }

    private func open(_ directory: MemoryDirectory) throws -> TermsReader {
        try TermsReader(try IndexFile(directory, name: "t", kind: .terms, segment: Self.segment))
    }

    private func all(_ cursor: TermsCursor) throws -> [Entry] {
        var cursor = cursor
        var found: [Entry] = []
        while try cursor.next() {
            #expect(cursor.field == cursor.fullKey.first)
            found.append(
                Entry(
                    field: cursor.field,
                    key: Array(cursor.fullKey.dropFirst()),
                    info: cursor.info,
                    spellings: try cursor.spellings()
                )
            )
        }
        return found
    }

    @Test(arguments: [0, 1, 31, 32, 33, 64, 65, 2000]) func termsComeBackInOrder(_ count: Int) throws {
        var random = SeededGenerator.fresh()
        let entries = entries(&random, count: count)
        let terms = try open(try write(entries))
        #expect(terms.termCount == UInt64(count))
        #expect(try all(terms.cursor()) == entries, "seed \(random.seed)")
    }

    @Test func presentKeysAreFoundAndOthersAreNot() throws {
        var random = SeededGenerator.fresh()
        let entries = entries(&random, count: 1500)
        let terms = try open(try write(entries))
        let present = Set(entries.map(\.full))
        func find(_ full: [UInt8]) throws -> TermEntry? {
            try Array(full.dropFirst()).withUnsafeBytes { try terms.find(field: full[0], key: $0) }
        }
        for entry in entries {
            let found = try find(entry.full)
            #expect(found?.info == entry.info, "seed \(random.seed)")
            #expect(found?.spellings == entry.spellings)
            for near in [
                entry.full.dropLast(), entry.full + [0], entry.full + [255],
                entry.full.dropLast() + [random.bytes(1)[0]],
            ] {
                let near = Array(near)
                if !near.isEmpty, !present.contains(near) { #expect(try find(near) == nil, "seed \(random.seed)") }
            }
        }
        for field: UInt8 in [0, 1, 2, 3, 254, 255] {
            let full = [field] + random.bytes(random.below(400))
            if !present.contains(full) { #expect(try find(full) == nil) }
        }
    }

    @Test(arguments: [1, 30, 1500]) func ascendingKeysAreFoundAsSingleOnesAre(_ count: Int) throws {
        var random = SeededGenerator.fresh()
        let entries = entries(&random, count: count)
        let terms = try open(try write(entries))
        for share in [1, 3, 100] {
            var asked = entries.map(\.full).filter { _ in random.below(share) == 0 }
            for _ in 0..<200 { asked.append([UInt8(random.below(4))] + random.bytes(random.below(12))) }
            asked.sort { $0.lexicographicallyPrecedes($1) }
            var lookup = TermsLookup(terms)
            for full in asked {
                let expected = try Array(full.dropFirst()).withUnsafeBytes { try terms.info(field: full[0], key: $0) }
                #expect(try lookup.info(full) == expected, "\(full), seed \(random.seed)")
                #expect(try lookup.info(full) == expected, "\(full) again, seed \(random.seed)")
            }
        }
    }

    @Test func cursorsStartNearAKey() throws {
        var random = SeededGenerator.fresh()
        let entries = entries(&random, count: 500)
        let terms = try open(try write(entries))
        for _ in 0..<200 {
            let target = entries[random.below(500)].full + random.bytes(random.below(2))
            let cursor = Array(target.dropFirst()).withUnsafeBytes { terms.cursor(near: target[0], key: $0) }
            let found = try all(cursor)
            let rest = entries.filter { !$0.full.lexicographicallyPrecedes(target) }
            #expect(Array(found.suffix(rest.count)) == rest, "seed \(random.seed)")
            #expect(found.count <= rest.count + TermsFormat.blockSize)
        }
    }

    @Test func goldenBytes() throws {
        var first = TermInfo()
        first.documentFrequency = 2
        first.totalFrequency = 5
        first.postingsStart = 32
        first.postingsLength = 9
        first.positionsStart = 32
        first.positionsLength = 7
        first.spellingCount = 2
        var second = TermInfo()
        second.documentFrequency = 1
        second.totalFrequency = 1
        second.singleDocument = 3
        second.postingsStart = 41
        second.positionsStart = 39
        let spellings = [
            Spelling(key: Array("ab".utf8), counts: SpellingCounts(documentFrequency: 1, totalFrequency: 1)),
            Spelling(key: Array("âb".utf8), counts: SpellingCounts(documentFrequency: 2, totalFrequency: 4)),
        ]
        let counts = SpellingCounts(documentFrequency: 1, totalFrequency: 1)
        let directory = try write([
            Entry(field: 0, key: Array("ab".utf8), info: first, spellings: spellings),
            Entry(field: 1, key: [0x41], info: second, spellings: [Spelling(key: [0x41], counts: counts)]),
        ])
        let file = try IndexFile(directory, name: "t", kind: .terms, segment: Self.segment)
        let block: [UInt8] =
            [32, 32] + [0, 3, 0, 0x61, 0x62, 4, 2, 3, 9, 7]
            + [11, 2, 0x61, 0x62, 1, 0, 3, 0xC3, 0xA2, 0x62, 2, 2] + [0, 2, 1, 0x41, 3, 3]
        var expected = ByteWriter()
        expected.append(contentsOf: block)
        expected.append(fixed: UInt64(32))
        expected.append(fixed: UInt64(32 + block.count))
        expected.append(fixed: UInt32(0))
        expected.append(fixed: UInt32(3))
        expected.append(contentsOf: [0, 0x61, 0x62])
        for value in [2, 1, UInt64(32 + block.count), 3] as [UInt64] { expected.append(fixed: value) }
        #expect(Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32)) == expected.bytes)
    }

    private func use(_ file: IndexFile) throws {
        let terms = try TermsReader(file)
        var cursor = terms.cursor()
        var steps = 0
        while try cursor.next(), steps < 10_000 {
            steps += 1
            _ = try? cursor.spellings()
            #expect(cursor.fullKey.count <= TermsFormat.keyLimit)
        }
        for key in [[], [0x61], [UInt8](repeating: 0xFF, count: 255)] as [[UInt8]] {
            for field: UInt8 in [0, 1, 255] { _ = try key.withUnsafeBytes { try terms.find(field: field, key: $0) } }
        }
    }

    /// The terms of a dictionary with one entry, given as bytes.
    private func terms(entry: ByteWriter) throws -> TermsReader {
        var body = ByteWriter()
        body.append(contentsOf: [32, 32])
        body.append(contentsOf: entry.bytes)
        let end = UInt64(32 + body.count)
        body.append(fixed: UInt64(32))
        body.append(fixed: end)
        body.append(fixed: UInt32(0))
        body.append(fixed: UInt32(2))
        body.append(contentsOf: [0, 0x61])
        for value in [1, 1, end, 2] as [UInt64] { body.append(fixed: value) }
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "t", kind: .terms, segment: Self.segment)
        try writer.write(body)
        _ = try writer.finish()
        return try open(directory)
    }

    /// A frequency has 32 bits; one more occurrence would count as none.
    @Test func theLargestFrequencyIsRead() throws {
        for (more, isRead) in [(UInt64(UInt32.max) - 1, true), (UInt64(UInt32.max), false), (.max, false)] {
            var entry = ByteWriter()
            entry.append(contentsOf: [0, 2, 0, 0x61, 3, 5])
            entry.append(varint: more)
            entry.append(0)
            var cursor = try terms(entry: entry).cursor()
            if isRead {
                #expect(try cursor.next())
                #expect(cursor.info.isSingle && cursor.info.totalFrequency == UInt64(UInt32.max))
            } else {
                #expect(throws: TraCuuError.self) { try cursor.next() }
            }
        }
    }

    @Test func listsHaveARecordAndCountOccurrences() throws {
        for (more, length, isRead) in [(7, 9, true), (.max - 2, 9, true), (.max - 1, 9, false), (7, 0, false)]
            as [(UInt64, UInt64, Bool)]
        {
            var entry = ByteWriter()
            entry.append(contentsOf: [0, 2, 0, 0x61, 5])
            entry.append(varint: more)
            entry.append(varint: length)
            entry.append(0)
            var cursor = try terms(entry: entry).cursor()
            if isRead {
                #expect(try cursor.next())
                #expect(cursor.info.totalFrequency == more + 2)
            } else {
                #expect(throws: TraCuuError.self) { try cursor.next() }
            }
        }
    }

    @Test func damageIsFound() throws {
        var random = SeededGenerator.fresh()
        let directory = try write(entries(&random, count: 12))
        try expectAllDamageIsFound(in: directory, "t", kind: .terms) { try use($0) }
    }

    @Test func hostileDictionariesAreHarmless() throws {
        var random = SeededGenerator.fresh()
        let directory = try write(entries(&random, count: 70))
        try expectHostileBodiesAreHarmless(in: directory, "t", kind: .terms, random: &random) { try use($0) }
    }
}
