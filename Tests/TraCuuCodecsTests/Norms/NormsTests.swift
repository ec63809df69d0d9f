// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct NormsTests {
    private let segment = SegmentID(high: 1, low: 2)

    private func open(_ directory: any Directory) throws -> NormsReader {
        try NormsReader(try IndexFile(directory, name: "n", kind: .norms, segment: segment))
    }

    private func use(_ file: IndexFile) throws {
        let norms = try NormsReader(file)
        #expect(norms.codes.count == norms.documentCount)
        for document in 0..<min(UInt32(norms.documentCount), 100) {
            _ = norms.titleLength(document)
            _ = norms.length(document)
        }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 1000]) func lengthsComeBack(_ count: Int) throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        var writer = NormsWriter()
        let lengths = (0..<count).map { _ in UInt32(random.below(5000)) }
        let titles = (0..<count).map { _ in UInt32(random.below(60)) }
        for (length, title) in zip(lengths, titles) { writer.add(length: length, titleLength: title) }
        let size = try writer.write(to: directory, name: "n", segment: segment)
        #expect(size == UInt64(try directory.content("n").count))
        let norms = try open(directory)
        #expect(norms.documentCount == count)
        #expect(norms.totalLength == lengths.reduce(0) { $0 + UInt64($1) })
        #expect(Array(norms.codes) == lengths.map(LengthCode.encode))
        #expect((0..<count).map { norms.titleLength(UInt32($0)) } == titles)
        #expect((0..<count).map { norms.length(UInt32($0)) } == lengths)
        #expect(norms.titleLength(UInt32(count)) == 0)
        #expect(norms.titleLength(.max) == 0)
        #expect(norms.length(UInt32(count)) == 0)
    }

    @Test func theLongestTitleComesBack() throws {
        let directory = MemoryDirectory()
        var writer = NormsWriter()
        writer.add(length: .max, titleLength: .max)
        writer.add(length: 50, titleLength: 0)
        #expect(writer.totalLength == UInt64(UInt32.max) + 50)
        _ = try writer.write(to: directory, name: "n", segment: segment)
        let norms = try open(directory)
        #expect(norms.titleLength(0) == .max)
        #expect(norms.length(0) == .max)
        #expect(Array(norms.codes) == [255, LengthCode.encode(50)])
    }

    @Test func goldenBytes() throws {
        let directory = MemoryDirectory()
        var writer = NormsWriter()
        writer.add(length: 100, titleLength: 5)
        writer.add(length: 3, titleLength: 1)
        _ = try writer.write(to: directory, name: "n", segment: segment)
        let expected: [UInt8] =
            [103, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 7, 0]
            + [57, 3, 0, 0, 0, 0, 0, 0]
            + [0b001101, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
            + [0b1110_0100, 0b01, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
        #expect(Array(try directory.content("n")[32..<88]) == expected)
        #expect(try IndexFile(directory, name: "n", kind: .norms, segment: nil).bodyEnd == 88)
    }

    @Test(arguments: [(33, 0), (0, 33), (65, 65), (.max, 1)] as [(UInt16, UInt16)])
    func lengthsOfTooManyBitsAreRefused(_ title: UInt16, _ whole: UInt16) throws {
        let directory = MemoryDirectory()
        let file = try IndexFileWriter(directory, name: "n", kind: .norms, segment: segment)
        var body = ByteWriter()
        body.append(fixed: UInt64(1))
        body.append(fixed: UInt32(1))
        body.append(fixed: title)
        body.append(fixed: whole)
        body.append(fixed: UInt64(1))
        body.append(packed: [1], width: Int(min(title, 64)))
        body.append(packed: [1], width: Int(min(whole, 64)))
        try file.write(body)
        _ = try file.finish()
        #expect(throws: TraCuuError.self) { _ = try open(directory) }
    }

    @Test func damageIsFound() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        var writer = NormsWriter()
        for length in 0..<20 { writer.add(length: UInt32(length * 7), titleLength: UInt32(length)) }
        _ = try writer.write(to: directory, name: "n", segment: segment)
        let copy = MemoryDirectory()
        try copy.put("n", directory.content("n"))
        try expectAllDamageIsFound(in: copy, "n", kind: .norms, use: use)
        try expectHostileBodiesAreHarmless(in: directory, "n", kind: .norms, random: &random, use: use)
    }
}
