// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuStorage

struct IndexFileTests {
    static let segment = SegmentID(high: 0x0102_0304_0506_0708, low: 0x1112_1314_1516_1718)

    private func write(
        _ body: [UInt8],
        to directory: any Directory,
        kind: FileKind = .norms,
        segment: SegmentID = Self.segment
    ) throws -> UInt64 {
        let writer = try IndexFileWriter(directory, name: "f", kind: kind, segment: segment)
        try body.withUnsafeBytes { try writer.write($0) }
        #expect(writer.position == UInt64(32 + body.count))
        return try writer.finish()
    }

    private func open(
        _ directory: any Directory,
        kind: FileKind = .norms,
        segment: SegmentID? = Self.segment
    ) throws(TraCuuError) -> IndexFile {
        try IndexFile(directory, name: "f", kind: kind, segment: segment)
    }

    @Test func goldenBytes() throws {
        let directory = MemoryDirectory()
        #expect(try write([0xAA, 0xBB, 0xCC], to: directory) == 76)
        let bytes = try directory.content("f")
        let head: [UInt8] =
            [0x54, 0x72, 0x61, 0x43, 0x75, 0x75, 0x0D, 0x0A, 1, 0, 6, 0, 0, 0, 0, 0]
            + [8, 7, 6, 5, 4, 3, 2, 1, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11]
            + [0xAA, 0xBB, 0xCC, 0, 0, 0, 0, 0]
        #expect(Array(bytes[..<40]) == head)
        let chunk = withUnsafeBytes(of: head.withUnsafeBytes { CRC32C.checksum($0) }.littleEndian) { Array($0) }
        #expect(Array(bytes[40..<44]) == chunk)
        var footer: [UInt8] = [35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]
        footer += withUnsafeBytes(of: chunk.withUnsafeBytes { CRC32C.checksum($0) }.littleEndian) { Array($0) }
        footer += [76, 0, 0, 0, 0, 0, 0, 0]
        footer += withUnsafeBytes(of: footer.withUnsafeBytes { CRC32C.checksum($0) }.littleEndian) { Array($0) }
        footer += Array("uuCT".utf8)
        #expect(Array(bytes[44...]) == footer)
    }

    @Test(arguments: [0, 1, 7, 8, 65_503, 65_504, 65_505, 262_111, 262_112, 262_113, 1_000_000])
    func bodiesOfAllSizesComeBack(_ size: Int) throws {
        var random = SeededGenerator.fresh()
        let body = random.bytes(size)
        let directory = MemoryDirectory()
        let length = try write(body, to: directory)
        let file = try open(directory, segment: nil)
        #expect(file.length == length)
        #expect(file.segment == Self.segment)
        #expect(file.bodyEnd == UInt64(32 + size))
        for _ in 0..<50 {
            let start = random.below(size + 1)
            let count = random.below(size - start + 1)
            let read = try file.bytes(at: UInt64(32 + start), count: count)
            #expect(read.elementsEqual(body[start..<start + count]))
        }
        try file.verifyAll()
        #expect(Array(try file.bytes(at: 32, count: size)) == body)
        var reader = try file.reader(at: 32, count: size)
        #expect(try reader.raw(size).elementsEqual(body))
    }

    @Test func piecesGiveTheSameFileAsAWhole() throws {
        var random = SeededGenerator.fresh()
        let body = random.bytes(400_000)
        let whole = MemoryDirectory()
        _ = try write(body, to: whole)
        let pieces = MemoryDirectory()
        let writer = try IndexFileWriter(pieces, name: "f", kind: .norms, segment: Self.segment)
        var start = 0
        while start < body.count {
            let count = min(random.below(20_000), body.count - start)
            var piece = ByteWriter()
            piece.append(contentsOf: body[start..<start + count])
            try writer.write(piece)
            start += count
        }
        _ = try writer.finish()
        #expect(try pieces.content("f") == whole.content("f"))
    }

    @Test func rangesOutsideTheBodyAreErrors() throws {
        let directory = MemoryDirectory()
        _ = try write([1, 2, 3], to: directory)
        let file = try open(directory)
        #expect(try file.bytes(at: 35, count: 0).isEmpty)
        let outside: [(UInt64, Int)] = [
            (0, 1), (31, 1), (32, 4), (35, 1), (36, 0), (32, -1), (.max, 1), (.max, .max), (32, .max), (33, .min),
        ]
        for (offset, count) in outside {
            #expect(throws: TraCuuError.self) { _ = try file.bytes(at: offset, count: count) }
        }
    }

    @Test func aWrongKindSegmentOrVersionIsNamed() throws {
        let directory = MemoryDirectory()
        _ = try write([1], to: directory)
        let path = "(memory)/f"
        #expect(throws: TraCuuError.foreign(file: path, reason: "this is a file of kind norms, not of kind stored")) {
            _ = try open(directory, kind: .stored)
        }
        let other = SegmentID(high: 0, low: 1)
        let reason =
            "it belongs to segment 01020304050607081112131415161718, not to 00000000000000000000000000000001"
        #expect(throws: TraCuuError.foreign(file: path, reason: reason)) { _ = try open(directory, segment: other) }
        var bytes = try directory.content("f")
        bytes[8] = 2
        try directory.put("f", bytes)
        #expect(throws: TraCuuError.newerFormat(file: path, found: 2, supported: 1)) { _ = try open(directory) }
        try directory.put("f", Array("%PDF-1.7 and so on, long enough to be something".utf8))
        #expect(throws: TraCuuError.foreign(file: path, reason: "it does not start with the mark of TraCuu")) {
            _ = try open(directory)
        }
    }

    @Test func everyFlippedBitIsFound() throws {
        let directory = MemoryDirectory()
        _ = try write(Array(0..<40), to: directory)
        let bytes = try directory.content("f")
        for position in bytes.indices {
            for bit in UInt8(0)..<8 {
                var damaged = bytes
                damaged[position] ^= 1 << bit
                try directory.put("f", damaged)
                #expect(throws: TraCuuError.self, "byte \(position), bit \(bit)") { _ = try open(directory) }
            }
        }
    }

    @Test func everyTruncationAndExtensionIsFound() throws {
        let directory = MemoryDirectory()
        _ = try write(Array(0..<40), to: directory)
        let bytes = try directory.content("f")
        for count in bytes.indices {
            try directory.put("f", Array(bytes[..<count]))
            #expect(throws: TraCuuError.self, "\(count) bytes") { _ = try open(directory) }
        }
        for more in 1..<40 {
            try directory.put("f", bytes + [UInt8](repeating: 0, count: more))
            #expect(throws: TraCuuError.self) { _ = try open(directory) }
        }
        try directory.put("f", bytes + bytes)
        #expect(throws: TraCuuError.self) { _ = try open(directory) }
    }

    @Test func aDamagedChunkIsFoundWhenTouchedAndOnlyThen() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let body = random.bytes(70 * 65536)
        _ = try write(body, to: directory)
        var bytes = try directory.content("f")
        let chunk = 1 + random.below(69)
        bytes[chunk * 65536 + random.below(65536)] ^= 0x10
        try directory.put("f", bytes)
        let file = try open(directory)
        let expected = TraCuuError.corrupt(
            file: "(memory)/f",
            offset: UInt64(chunk * 65536),
            reason: "a checksum is wrong (chunk \(chunk))"
        )
        #expect(throws: expected) { try file.verifyAll() }
        #expect(try file.bytes(at: 32, count: chunk * 65536 - 32).count == chunk * 65536 - 32)
        let after = UInt64((chunk + 1) * 65536)
        #expect(try file.bytes(at: after, count: Int(file.bodyEnd - after)).count == Int(file.bodyEnd - after))
        for _ in 0..<2 {
            #expect(throws: expected) { _ = try file.bytes(at: UInt64(chunk * 65536 + 65535), count: 1) }
            #expect(throws: expected) { _ = try file.bytes(at: UInt64(chunk * 65536 - 1), count: 2) }
        }
    }

    @Test func manyThreadsReadTheSameBytes() async throws {
        var random = SeededGenerator.fresh()
        let folder = try TemporaryFolder()
        let directory = try FileSystemDirectory(path: folder.path)
        let body = random.bytes(1 << 20)
        _ = try write(body, to: directory)
        let file = try open(directory)
        file.adviseSequential()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in UInt64(0)..<8 {
                group.addTask {
                    var random = SeededGenerator(seed: seed)
                    for _ in 0..<200 {
                        let start = random.below(body.count - 100)
                        let read = try file.bytes(at: UInt64(32 + start), count: 100)
                        #expect(read.elementsEqual(body[start..<start + 100]))
                        file.release(upTo: UInt64(start))
                    }
                }
            }
            try await group.waitForAll()
        }
        file.release(upTo: .max)
        try file.verifyAll()
    }

    @Test func theContentIsDurableBeforeTheFileCloses() throws {
        let directory = RecordingDirectory(MemoryDirectory())
        _ = try write([1], to: directory)
        #expect(
            directory.operations == [
                .create("f"), .write("f", count: 40), .write("f", count: 36), .syncFile("f"), .close("f"),
            ]
        )
    }

    @Test func noFailedOperationGoesUnnoticed() throws {
        let whole = FaultDirectory()
        _ = try write(Array(0..<100), to: whole)
        for number in 1...whole.operationCount {
            let directory = FaultDirectory(.at(number))
            #expect(throws: TraCuuError.self) { _ = try write(Array(0..<100), to: directory) }
        }
    }

    @Test func anUnfinishedFileIsRefused() throws {
        let directory = MemoryDirectory()
        do {
            let writer = try IndexFileWriter(directory, name: "f", kind: .norms, segment: Self.segment)
            _ = writer.position
        }
        #expect(throws: TraCuuError.self) { _ = try open(directory) }
    }
}
