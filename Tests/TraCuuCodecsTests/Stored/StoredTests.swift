// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct StoredTests {
    private let segment = SegmentID(high: 1, low: 2)

    private func add(_ document: StoredDocument, to writer: StoredWriter, textStored: Bool = true) throws {
        var document = document
        try document.id.withUTF8 { id in
            try document.title.withUTF8 { title in
                try document.text.withUTF8 { text in
                    try document.metadata.withUTF8 { metadata in
                        let view = DocumentView(
                            id: UnsafeRawBufferPointer(id),
                            title: UnsafeRawBufferPointer(title),
                            text: UnsafeRawBufferPointer(text),
                            fields: UnsafeBufferPointer(start: nil, count: 0),
                            metadata: UnsafeRawBufferPointer(metadata)
                        )
                        try writer.add(view, textStored: textStored)
                    }
                }
            }
        }
    }

    private func write(_ documents: [StoredDocument], to directory: any Directory, name: String = "s") throws {
        let writer = try StoredWriter(directory, name: name, segment: segment)
        for document in documents { try add(document, to: writer) }
        #expect(Int(writer.documentCount) == documents.count)
        #expect(try writer.finish() == UInt64(directory.content(name).count))
    }

    private func open(_ directory: any Directory, name: String = "s") throws -> StoredReader {
        try StoredReader(try IndexFile(directory, name: name, kind: .stored, segment: segment))
    }

    private func all(_ reader: StoredReader) throws -> [StoredDocument] {
        var documents: [StoredDocument] = []
        try reader.forEachRecord { (number, record) throws(TraCuuError) in
            #expect(Int(number) == documents.count)
            documents.append(try StoredDocument(try StoredRecord(record, file: "s"), file: "s"))
        }
        return documents
    }

    private func corpus(_ count: Int, _ random: inout SeededGenerator) -> [StoredDocument] {
        let words = ["quy", "chế", "dân", "chủ", "ở", "cơ", "sở", "nghị", "định", "đường", "\u{1F1FB}\u{1F1F3}"]
        return (0..<count).map { number in
            let size = random.below(20) == 0 ? random.below(30_000) : random.below(300)
            return StoredDocument(
                id: "văn-bản-\(number)",
                title: (0..<random.below(9)).map { _ in words[random.below(words.count)] }.joined(separator: " "),
                text: (0..<size).map { _ in words[random.below(words.count)] }.joined(separator: " "),
                metadata: Bool.random(using: &random) ? "" : "{\"n\":\(random.next())}"
            )
        }
    }

    @Test(arguments: [0, 1, 2, 500]) func documentsComeBack(_ count: Int) throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let documents = corpus(count, &random)
        try write(documents, to: directory)
        let reader = try open(directory)
        #expect(Int(reader.documentCount) == count)
        #expect(try all(reader) == documents)
        for _ in 0..<min(count * 10, 200) {
            let number = random.below(count)
            #expect(try reader.document(at: UInt32(number)) == documents[number])
            #expect(try reader.id(at: UInt32(number)) == documents[number].id)
        }
        #expect(throws: TraCuuError.self) { _ = try reader.document(at: UInt32(count)) }
        #expect(throws: TraCuuError.self) { _ = try reader.id(at: .max) }
    }

    @Test func aLargeDocumentHasABlockOfItsOwn() throws {
        let directory = MemoryDirectory()
        let large = String(repeating: "đường ", count: 1 << 20)
        let documents = [("a", "x"), ("b", large), ("c", "y"), ("d", "z")].map {
            StoredDocument(id: $0, title: "", text: $1, metadata: "")
        }
        try write(documents, to: directory)
        let reader = try open(directory)
        #expect(reader.blockCount == 3)
        #expect((0..<3).map { reader.documents(ofBlock: $0) } == [1, 1, 2])
        #expect(try all(reader) == documents)
    }

    @Test func onlyIdsAreKeptOnRequest() throws {
        let directory = MemoryDirectory()
        let writer = try StoredWriter(directory, name: "s", segment: segment)
        let document = StoredDocument(id: "a", title: "t", text: "x", metadata: "{}")
        try add(document, to: writer, textStored: false)
        _ = try writer.finish()
        let only = StoredDocument(id: "a", title: "", text: "", metadata: "")
        #expect(try open(directory).document(at: 0) == only)
    }

    @Test func recordsAndWholeFilesAreCopied() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let first = corpus(100, &random)
        let second = corpus(80, &random)
        try write(first, to: directory, name: "1")
        try write(second, to: directory, name: "2")
        let writer = try StoredWriter(directory, name: "s", segment: segment, level: 1)
        try add(first[0], to: writer)
        try writer.append(contentsOf: try open(directory, name: "1"))
        try open(directory, name: "2").forEachRecord { (number, record) throws(TraCuuError) in
            if number % 3 != 0 { try writer.add(record: record) }
        }
        try writer.append(contentsOf: try open(directory, name: "2"))
        _ = try writer.finish()
        let kept = second.indices.filter { $0 % 3 != 0 }.map { second[$0] }
        let expected = [first[0]] + first + kept + second
        let reader = try open(directory)
        #expect(try all(reader) == expected)
        for number in expected.indices { #expect(try reader.id(at: UInt32(number)) == expected[number].id) }
    }

    @Test func manyThreadsRead() async throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let documents = corpus(200, &random)
        try write(documents, to: directory)
        let reader = try open(directory)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in UInt64(0)..<20 {
                group.addTask {
                    var random = SeededGenerator(seed: seed)
                    for _ in 0..<50 {
                        let number = random.below(documents.count)
                        let document = try reader.document(at: UInt32(number))
                        #expect(document == documents[number])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// A frame of zstd may differ between versions of the library; everything around it may not.
    @Test func goldenBytes() throws {
        let directory = MemoryDirectory()
        try write([StoredDocument(id: "a", title: "bc", text: "", metadata: "{}")], to: directory)
        let bytes = try directory.content("s")
        let file = try IndexFile(directory, name: "s", kind: .stored, segment: nil)
        // One document, 9 bytes, the size of the frame, one record of 9 bytes, the magic of zstd.
        #expect(Array(bytes[32..<34]) == [1, 9])
        let frameSize = bytes[34]
        #expect(Array(bytes[35..<40]) == [9, 0x28, 0xB5, 0x2F, 0xFD])
        let end = 36 + frameSize
        let start = (end + 7) & ~7
        let body = Array(bytes[Int(end)..<Int(file.bodyEnd)])
        var expected = [UInt8](repeating: 0, count: Int(start - end))
        expected += [32, 0, 0, 0, 0, 0, 0, 0, end, 0, 0, 0, 0, 0, 0, 0]
        expected += [0, 0, 0, 0, 1, 0, 0, 0]
        expected += [start, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
        #expect(body == expected)
        try open(directory).forEachRecord { (_, record) throws(TraCuuError) in
            #expect(Array(record) == [1, 0x61, 2, 0x62, 0x63, 0, 2, 0x7B, 0x7D])
        }
    }

    @Test func damageIsFound() throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        let documents = ["a", "b"].map { StoredDocument(id: $0, title: "tên", text: "chữ", metadata: "{}") }
        let writer = try StoredWriter(directory, name: "s", segment: segment)
        try write(documents, to: directory, name: "2")
        try writer.append(contentsOf: try open(directory, name: "2"))
        try add(documents[1], to: writer)
        _ = try writer.finish()
        let copy = MemoryDirectory()
        try copy.put("s", directory.content("s"))
        func use(_ file: IndexFile) throws {
            let reader = try StoredReader(file)
            for number in 0..<min(reader.documentCount, 10) { _ = try reader.document(at: number) }
            _ = try all(reader)
        }
        try expectAllDamageIsFound(in: copy, "s", kind: .stored, use: use)
        try expectHostileBodiesAreHarmless(in: directory, "s", kind: .stored, random: &random, use: use)
    }

    @Test func aRecordOverTheLimitIsRefused() throws {
        let writer = try StoredWriter(MemoryDirectory(), name: "s", segment: segment)
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: StoredFormat.recordLimit + 1, alignment: 1)
        defer { bytes.deallocate() }
        #expect(throws: TraCuuError.self) { try writer.add(record: UnsafeRawBufferPointer(bytes)) }
        #expect(writer.documentCount == 0)
    }
}
