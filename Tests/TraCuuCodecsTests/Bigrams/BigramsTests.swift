// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct BigramsTests {
    private let segment = SegmentID(high: 3, low: 4)

    private func key(_ folded: String, _ exact: String) -> [UInt8] { Array(folded.utf8) + [0] + Array(exact.utf8) }

    private func write(_ rows: [[UInt64]], _ keys: [[UInt8]]) throws -> MemoryDirectory {
        let directory = MemoryDirectory()
        var writer = try BigramsWriter(directory, name: "b", segment: segment)
        for row in rows { try row.withUnsafeBufferPointer { try writer.add(row: $0) } }
        let size = try writer.finish(keys: keys)
        #expect(size == UInt64(try directory.content("b").count))
        return directory
    }

    private func open(_ directory: MemoryDirectory) throws -> BigramsReader {
        try BigramsReader(try IndexFile(directory, name: "b", kind: .bigrams, segment: segment))
    }

    private func row(_ reader: BigramsReader, _ neighbour: Int, _ range: Range<Int> = 0..<Int.max) throws -> [UInt64] {
        var entries: [UInt64] = []
        try reader.followers(of: neighbour, in: range, into: &entries)
        return entries
    }

    @Test func whatIsWrittenComesBack() throws {
        var random = SeededGenerator.fresh()
        for count in [0, 1, 2, 50, 400] {
            let keys = (0..<count).map { key("s\(1000 + $0)", "x\($0)") }
            let rows = (0..<count + 3).map { _ in
                (0..<count + 3).filter { _ in random.below(4) == 0 }.map {
                    UInt64($0) << 32 | UInt64(random.below(3) == 0 ? Int(UInt32.max) : 1 + random.below(300))
                }
            }
            let reader = try open(try write(rows, keys))
            #expect(reader.syllableCount == count)
            #expect((0..<count).map { Array(reader.key($0)) } == keys)
            for (neighbour, expected) in rows.enumerated() {
                #expect(try row(reader, neighbour) == expected, "seed \(random.seed)")
                #expect(try reader.total(of: neighbour) == expected.reduce(0) { $0 + $1 & 0xFFFF_FFFF })
                let low = random.below(count + 3)
                let range = low..<low + random.below(count + 3)
                #expect(try row(reader, neighbour, range) == expected.filter { range.contains(Int($0 >> 32)) })
            }
            try reader.check()
        }
    }

    @Test func prefixesAreRanges() throws {
        let keys = [
            key("che", "chè"), key("che", "chế"), key("chet", "chết"), key("chi", "chi"), key("da", "đa"),
        ]
        let reader = try open(try write(Array(repeating: [], count: 8), keys))
        func syllables(_ prefix: [UInt8]) -> Range<Int> { prefix.withUnsafeBytes { reader.syllables($0) } }
        #expect(syllables(Array("che".utf8)) == 0..<3)
        #expect(syllables(Array("che\0".utf8)) == 0..<2)
        #expect(syllables(Array("c".utf8)) == 0..<4)
        #expect(syllables([]) == 0..<5)
        #expect(syllables(Array("e".utf8)).isEmpty && syllables(Array("a".utf8)).isEmpty)
        #expect(syllables(Array("chett".utf8)).isEmpty)
    }

    @Test func goldenBytes() throws {
        let two = UInt64(2)
        let rows: [[UInt64]] = [[3 << 32 | two], [], [], [4 << 32 | 300], [0 << 32 | 1, 3 << 32 | two]]
        let directory = try write(rows, [key("a", "á"), key("b", "b")])
        let file = try IndexFile(directory, name: "b", kind: .bigrams, segment: segment)
        let body = Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
        let rowBytes: [UInt8] = [2, 3, 1, 0, 0, 0xAC, 2, 4, 0xAB, 2, 3, 0, 0, 2, 1]
        let keyBytes: [UInt8] = [0x61, 0, 0xC3, 0xA1, 0x62, 0, 0x62]
        var expected = ByteWriter()
        expected.append(contentsOf: rowBytes + keyBytes)
        for number: UInt32 in [0, 3, 4, 5, 10, 15, 0, 4, 7, 2] { expected.append(fixed: number) }
        #expect(body == expected.bytes)
    }

    @Test func rowsThatDoNotExistAreErrors() throws {
        let reader = try open(try write([[], [], []], []))
        #expect(throws: TraCuuError.self) { try reader.total(of: 3) }
        #expect(throws: TraCuuError.self) { try reader.total(of: -1) }
        #expect(reader.key(0).isEmpty && reader.key(-1).isEmpty)
    }

    /// Bodies that nobody wrote, in containers whose checksums are right.
    @Test func madeUpFilesAreHarmless() throws {
        var random = SeededGenerator.fresh()
        let keys = (0..<20).map { key("k\(100 + $0)", "k") }
        let rows = (0..<23).map { _ in (0..<23).map { UInt64($0) << 32 | UInt64(1 + random.below(1000)) } }
        let original = try write(rows, keys)
        let file = try IndexFile(original, name: "b", kind: .bigrams, segment: segment)
        let body = Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
        for _ in 0..<2000 {
            var changed = body
            if random.below(4) == 0 { changed.removeLast(random.below(changed.count)) }
            for _ in 0...random.below(3) where !changed.isEmpty {
                let place =
                    random.below(3) == 0 ? max(0, changed.count - 1 - random.below(8)) : random.below(changed.count)
                changed[place] = random.below(2) == 0 ? 0xFF : UInt8(truncatingIfNeeded: random.next())
            }
            let directory = MemoryDirectory()
            let writer = try IndexFileWriter(directory, name: "b", kind: .bigrams, segment: segment)
            try changed.withUnsafeBytes { try writer.write($0) }
            _ = try writer.finish()
            do {
                let reader = try open(directory)
                for syllable in 0..<reader.syllableCount { _ = reader.key(syllable) }
                _ = Array("k1".utf8).withUnsafeBytes { reader.syllables($0) }
                for neighbour in 0..<reader.syllableCount + 3 {
                    let entries = try row(reader, neighbour)
                    #expect(entries.allSatisfy { $0 >> 32 < UInt64(reader.syllableCount + 3) })
                }
                try reader.check()
            } catch is TraCuuError {}
        }
    }
}
