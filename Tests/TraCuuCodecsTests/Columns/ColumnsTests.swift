// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

struct ColumnsTests {
    private let segment = SegmentID(high: 1, low: 2)

    private func write(
        _ builder: ColumnsBuilder,
        _ documentCount: UInt32,
        to directory: any Directory
    ) throws -> ColumnsReader {
        let length = try ColumnsWriter.write(
            builder,
            documentCount: documentCount,
            to: directory,
            name: "c",
            segment: segment
        )
        #expect(length == UInt64(try directory.content("c").count))
        return try ColumnsReader(try IndexFile(directory, name: "c", kind: .columns, segment: segment))
    }

    private func check(_ reader: ColumnsReader, against model: ColumnsModel) throws {
        let keys = reader.columns.map { ColumnsModel.Key(name: $0.name, kind: $0.kind) }
        #expect(Set(keys) == Set(model.columns.keys))
        #expect(keys.count == model.columns.count)
        for (key, documents) in model.columns {
            let column = try #require(try reader.column(key.name, key.kind))
            for document in 0..<reader.documentCount {
                #expect(column.testValues(of: document) == documents[document, default: []].sorted())
            }
            #expect(column.testValues(of: reader.documentCount).isEmpty)
            #expect(column.testValues(of: .max).isEmpty)
            #expect(column.isMultiple == documents.values.contains { $0.count > 1 })
        }
    }

    /// Fields of all shapes and kinds, by the seed.
    private func fill(_ documentCount: Int, _ random: inout SeededGenerator) -> [(UInt32, String, TestValue)] {
        var values: [(UInt32, String, TestValue)] = []
        let types = ["Nghị định", "Thông tư", "Chỉ thị", "Quyết định", ""]
        for document in 0..<UInt32(documentCount) {
            values.append((document, "type", .string(types[random.below(types.count)])))
            values.append((document, "same", .integer(-7)))
            if random.below(90) == 0 { values.append((document, "rare", .string("hiếm \(random.below(3))"))) }
            if random.below(40) == 0 { values.append((document, "rare", .integer(Int64(random.below(3))))) }
            if random.below(3) == 0 { values.append((document, "date", .string("20\(10 + random.below(14))-02-22"))) }
            if random.below(50) == 0 { values.append((document, "date", .string("không rõ"))) }
            for _ in 0..<random.below(4) { values.append((document, "tags", .string("thẻ \(random.below(40))"))) }
            values.append((document, "number", .integer(Int64(random.below(1000)) * 250 - 1000)))
            if random.below(2) == 0 { values.append((document, "wide", .integer(Int64(bitPattern: random.next())))) }
            if random.below(9) == 0 { values.append((document, "wide", .integer(random.below(2) == 0 ? .min : .max))) }
            if random.below(2) == 0 { values.append((document, "valid", .boolean(Bool.random(using: &random)))) }
            values.append((document, "score", .double(Double.random(in: -5...5, using: &random))))
            for _ in 0..<random.below(3) { values.append((document, "number", .double(Double(random.below(9)) - 4.5))) }
        }
        return values
    }

    @Test(arguments: [1, 2, 63, 64, 65, 700]) func valuesComeBack(_ documentCount: Int) throws {
        var random = SeededGenerator.fresh()
        var builder = ColumnsBuilder()
        var model = ColumnsModel()
        for (document, name, value) in fill(documentCount, &random) {
            try builder.add(document, name, value)
            model.add(document, name, value)
        }
        #expect(builder.allocatedBytes >= builder.columns.reduce(1) { $0 + $1.allocatedBytes })
        try check(try write(builder, UInt32(documentCount), to: MemoryDirectory()), against: model)
    }

    @Test func mergedSegmentsHoldWhatWasNotDeleted() throws {
        var random = SeededGenerator.fresh()
        var inputs: [ColumnsMerger.Input] = []
        var model = ColumnsModel()
        var next: UInt32 = 0
        for documentCount in [100, 1, 150] {
            let values = fill(documentCount, &random)
            var builder = ColumnsBuilder()
            for (document, name, value) in values { try builder.add(document, name, value) }
            var targets: [UInt32?] = []
            for _ in 0..<documentCount {
                let isKept = random.below(4) > 0
                targets.append(isKept ? next : nil)
                if isKept { next += 1 }
            }
            for (document, name, value) in values {
                if let target = targets[Int(document)] { model.add(target, name, value) }
            }
            let reader = try write(builder, UInt32(documentCount), to: MemoryDirectory())
            inputs.append(ColumnsMerger.Input(reader) { [targets] in targets[Int($0)] })
        }
        try check(try merge(inputs, next), against: model)
        try check(try merge([], 0), against: ColumnsModel())
    }

    private func merge(_ inputs: [ColumnsMerger.Input], _ documentCount: UInt32) throws -> ColumnsReader {
        let directory = MemoryDirectory()
        let length = try ColumnsMerger.write(
            inputs,
            documentCount: documentCount,
            to: directory,
            name: "c",
            segment: segment
        )
        #expect(length == UInt64(try directory.content("c").count))
        return try ColumnsReader(try IndexFile(directory, name: "c", kind: .columns, segment: segment))
    }

    /// A merge that leaves nothing out writes the bytes that a builder with all values writes.
    @Test func mergedColumnsAreThoseBuiltAtOnce() throws {
        var random = SeededGenerator.fresh()
        var whole = ColumnsBuilder()
        var inputs: [ColumnsMerger.Input] = []
        var next: UInt32 = 0
        for documentCount in [70, 3, 1, 200] {
            var builder = ColumnsBuilder()
            for (document, name, value) in fill(documentCount, &random) {
                try builder.add(document, name, value)
                try whole.add(next + document, name, value)
            }
            let reader = try write(builder, UInt32(documentCount), to: MemoryDirectory())
            inputs.append(ColumnsMerger.Input(reader) { [next] in next + $0 })
            next += UInt32(documentCount)
        }
        let (built, merged) = (MemoryDirectory(), MemoryDirectory())
        _ = try write(whole, next, to: built)
        _ = try ColumnsMerger.write(inputs, documentCount: next, to: merged, name: "c", segment: segment)
        #expect(try built.content("c") == merged.content("c"), "seed \(random.seed)")
    }

    @Test func columnsBeyondTheLimitOfAMergeAreThoseOfLaterInputs() throws {
        var inputs: [ColumnsMerger.Input] = []
        for (input, prefix) in ["m", "a"].enumerated() {
            var builder = ColumnsBuilder()
            for number in 0..<ColumnsFormat.columnLimit - 5 { try builder.add(0, "\(prefix)\(number)", .integer(3)) }
            let reader = try write(builder, 1, to: MemoryDirectory())
            inputs.append(ColumnsMerger.Input(reader) { $0 + UInt32(input) })
        }
        let reader = try merge(inputs, 2)
        #expect(reader.columns.count == ColumnsFormat.columnLimit)
        #expect(reader.columns.count { $0.name.hasPrefix("a") } == 5)
    }

    @Test func dictionariesAreSearched() throws {
        var builder = ColumnsBuilder()
        for (document, string) in ["b", "a", "đ", "", "b", "ab"].enumerated() {
            try builder.add(UInt32(document), "f", .string(string))
        }
        let column = try #require(try write(builder, 6, to: MemoryDirectory()).column("f", .keyword))
        func bytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
            Array(text.utf8).withUnsafeBytes(body)
        }
        #expect(column.distinctCount == 5)
        #expect((0..<6).map { String(decoding: column.keyword($0), as: UTF8.self) } == ["", "a", "ab", "b", "đ", ""])
        for (ordinal, string) in ["", "a", "ab", "b", "đ"].enumerated() {
            #expect(bytes(string) { column.ordinal(of: $0) } == UInt32(ordinal))
            #expect(bytes(string) { column.firstOrdinal(notBefore: $0) } == UInt32(ordinal))
        }
        for (string, ordinal) in [("aa", 2), ("c", 4), ("đa", 5)] {
            #expect(bytes(string) { column.ordinal(of: $0) } == nil)
            #expect(bytes(string) { column.firstOrdinal(notBefore: $0) } == UInt32(ordinal))
        }
    }

    @Test func noValuesMakeNoColumns() throws {
        let builder = ColumnsBuilder()
        #expect(builder.isEmpty)
        let reader = try write(builder, 3, to: MemoryDirectory())
        #expect(reader.columns.isEmpty)
        #expect(reader.documentCount == 3)
        #expect(try reader.column("a", .keyword) == nil)
        #expect(try write(builder, 0, to: MemoryDirectory()).documentCount == 0)
    }

    @Test func namesAreComparedByBytes() throws {
        var builder = ColumnsBuilder()
        try builder.add(0, "h\u{F2}a", .integer(1))
        try builder.add(0, "ho\u{300}a", .integer(2))
        let reader = try write(builder, 1, to: MemoryDirectory())
        #expect(reader.columns.count == 2)
        #expect(try reader.column("h\u{F2}a", .integer)?.integer(at: 0) == 1)
        #expect(try reader.column("ho\u{300}a", .integer)?.integer(at: 0) == 2)
        #expect(try reader.column("hoa", .integer) == nil)
        #expect(try reader.column("h\u{F2}a", .date) == nil)
    }

    @Test func limitsAreKept() throws {
        var builder = ColumnsBuilder()
        try builder.add(0, String(repeating: "n", count: 256), .integer(1))
        try builder.add(0, String(repeating: "n", count: 255), .integer(1))
        try builder.add(0, "s", .string(String(repeating: "k", count: 1024)))
        try builder.add(0, "s", .string(String(repeating: "k", count: 1025)))
        #expect(builder.skippedValues == 2)
        try builder.add(5, "n", .integer(1))
        #expect(throws: TraCuuError.self) { try builder.add(4, "n", .integer(1)) }
        #expect(throws: TraCuuError.self) { _ = try write(builder, 5, to: MemoryDirectory()) }
        let reader = try write(builder, 6, to: MemoryDirectory())
        #expect(try reader.column("s", .keyword)?.valueCount == 1)
    }

    @Test func valuesOfTooManyFieldsAreLeftOutAndCounted() throws {
        var builder = ColumnsBuilder()
        for number in 0..<ColumnsFormat.columnLimit + 10 { try builder.add(0, "f\(number)", .integer(3)) }
        #expect(builder.skippedValues == 10)
        try builder.add(1, "f7", .integer(4))
        try builder.add(1, "f7", .double(0.5))
        #expect(builder.skippedValues == 11)
        let reader = try write(builder, 2, to: MemoryDirectory())
        #expect(reader.columns.count == ColumnsFormat.columnLimit)
        #expect(try reader.column("f7", .integer)?.testValues(of: 1) == [.integer(4)])
    }

    @Test func fieldsOfFewDocumentsTakeLittleSpace() throws {
        var builder = ColumnsBuilder()
        var model = ColumnsModel()
        for (document, value) in [(5, 1), (70_000, 2), (70_000, 3), (99_999, 4)] as [(UInt32, Int64)] {
            for (name, value) in [("a", TestValue.integer(value)), ("b", .string("x\(value)")), ("c", .double(0.5))] {
                try builder.add(document, name, value)
                model.add(document, name, value)
            }
        }
        let directory = MemoryDirectory()
        try check(try write(builder, 100_000, to: directory), against: model)
        #expect(try directory.content("c").count < 600)
    }

    @Test func goldenBytes() throws {
        var builder = ColumnsBuilder()
        try builder.add(0, "k", .string("b"))
        try builder.add(0, "k", .string("a"))
        try builder.add(1, "n", .integer(10))
        try builder.add(2, "n", .integer(4))
        try builder.add(2, "k", .string("b"))
        let directory = MemoryDirectory()
        _ = try write(builder, 3, to: directory)
        let file = try IndexFile(directory, name: "c", kind: .columns, segment: nil)
        func word(_ low: UInt8) -> [UInt8] { [low] + [UInt8](repeating: 0, count: 7) }
        var expected: [UInt8] = []
        // k: starts 0 2 2 3 of 2 bits, ordinals 0 1 1 of 1 bit, strings 0 1 2 of 2 bits, "ab"; from byte 32 to 82.
        expected += word(0b1110_1000) + word(0) + word(0b110) + word(0) + word(0b100100) + word(0) + [0x61, 0x62]
        expected += [UInt8](repeating: 0, count: 6)
        // n: documents 1 and 2, rank 0, (10 - 4) / 6 and 0; from byte 88.
        expected += word(0b110) + [0, 0, 0, 0] + [0, 0, 0, 0] + word(0b01) + word(0)
        // The list, from byte 120.
        expected += [1, 0x6B, 1, 2, 2, 1, 32, 3, 2, 2, 2]
        expected += [1, 0x6E, 2, 1, 0, 1, 88, 2] + word(4) + word(6)
        expected += [UInt8](repeating: 0, count: 5)
        expected += word(120) + [2, 0, 0, 0, 3, 0, 0, 0]
        #expect(Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32)) == expected)
    }

    @Test func damageIsFound() throws {
        var random = SeededGenerator.fresh()
        var builder = ColumnsBuilder()
        for (document, name, value) in fill(5, &random) { try builder.add(document, name, value) }
        let directory = MemoryDirectory()
        _ = try write(builder, 5, to: directory)
        func use(_ file: IndexFile) throws {
            let reader = try ColumnsReader(file)
            for column in try reader.allColumns() {
                for document in 0..<min(reader.documentCount, 100) { _ = column.testValues(of: document) }
            }
        }
        let copy = MemoryDirectory()
        try copy.put("c", directory.content("c"))
        try expectAllDamageIsFound(in: copy, "c", kind: .columns, use: use)
        try expectHostileBodiesAreHarmless(
            in: directory,
            "c",
            kind: .columns,
            rounds: 10_000,
            random: &random,
            use: use
        )
    }
}
