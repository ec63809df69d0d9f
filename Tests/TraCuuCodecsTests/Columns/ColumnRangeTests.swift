// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

/// Ranges of columns against a look at every value.
struct ColumnRangeTests {
    /// Columns of every shape and kind, and bounds that are values, lie between them or far away.
    @Test(arguments: 1...24 as ClosedRange<UInt64>) func findsWhatLookingAtEveryValueFinds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = UInt32([1, 63, 64, 65, 700, 5000][random.below(6)])
        let share = [1, 1, 0.6, 0.004][random.below(4)]
        let most = random.below(3) == 0 ? 3 : 1
        let isDouble = random.below(2) == 0
        let spread = [0, 5, 1000, Int64.max / 2][random.below(4)]
        let step = Int64([1, 7, 86_400_000][random.below(3)])
        var values: [[Int64]] = []
        for _ in 0..<count {
            let own = Double(random.below(1000)) < share * 1000 ? 1 + random.below(most) : 0
            values.append(
                (0..<own).map { _ in
                    let value =
                        spread > 1000
                        ? Int64.random(in: -spread...spread, using: &random)
                        : Int64.random(in: -spread...spread, using: &random) * step
                    return value
                }
            )
        }
        if values.allSatisfy(\.isEmpty) { values[0] = [4] }
        let column = try Self.column(
            values.map { own in own.map { isDouble ? .double(Double($0)) : .integer($0) } }
        )
        for _ in 0..<60 {
            let known = values.joined().randomElement(using: &random) ?? 0
            let other = values.joined().randomElement(using: &random) ?? 0
            let ends = [known &+ Int64(random.below(3) - 1), [other, .min, .max, 0][random.below(4)]].sorted()
            let range: ColumnRange?
            if isDouble {
                range = ColumnRange(column, doubles: Double(ends[0])...Double(ends[1]))
            } else {
                range = ColumnRange(column, integers: ends[0]...ends[1])
            }
            let expected = values.indices.filter { index in
                values[index].contains { value in
                    isDouble
                        ? (Double(ends[0])...Double(ends[1])).contains(Double(value))
                        : (ends[0]...ends[1]).contains(value)
                }
            }
            #expect(Self.documents(range, count, &random) == expected, "seed \(seed): \(ends)")
            if range == nil { #expect(expected.isEmpty, "seed \(seed)") }
        }
        let all = values.indices.filter { !values[$0].isEmpty }
        #expect(Self.documents(ColumnRange(all: column), count, &random) == all, "seed \(seed)")
    }

    @Test func zerosAreOneNumber() throws {
        let column = try Self.column([-0.0, 0.0, 1, -1].map { [.double($0)] })
        var random = SeededGenerator(seed: 1)
        #expect(Self.documents(ColumnRange(column, doubles: 0...0), 4, &random) == [0, 1])
        #expect(Self.documents(ColumnRange(column, doubles: -0.5...(-0.0)), 4, &random) == [0, 1])
        #expect(Self.documents(ColumnRange(column, doubles: -.infinity...(-0.5)), 4, &random) == [3])
    }

    /// A column with the values of each document.
    private static func column(_ values: [[TestValue]]) throws -> Column {
        var builder = ColumnsBuilder()
        for (document, own) in values.enumerated() {
            for value in own { try builder.add(UInt32(document), "f", value) }
        }
        let directory = MemoryDirectory()
        let segment = SegmentID(high: 1, low: 2)
        let count = UInt32(values.count)
        _ = try ColumnsWriter.write(builder, documentCount: count, to: directory, name: "c", segment: segment)
        let file = try IndexFile(directory, name: "c", kind: .columns, segment: segment)
        let reader = try ColumnsReader(file)
        let name = try #require(reader.columns.first)
        return try #require(try reader.column(name.name, name.kind))
    }

    /// The documents of a range, window by window; some windows are asked for a part of their documents only.
    private static func documents(_ range: ColumnRange?, _ count: UInt32, _ random: inout SeededGenerator) -> [Int] {
        guard let range else { return [] }
        var found: [Int] = []
        let words = [1, 4, 64][random.below(3)]
        for start in stride(from: 0, to: Int(count), by: words * 64) {
            var bits = [UInt64](repeating: 0, count: words)
            let wanted = (0..<words).map { _ in random.next() | random.next() }
            let isPart = random.below(2) == 0
            for half in isPart ? [wanted, wanted.map { ~$0 }] : [[UInt64](repeating: .max, count: words)] {
                var part = [UInt64](repeating: 0, count: words)
                part.withUnsafeMutableBufferPointer { part in
                    half.withUnsafeBufferPointer { half in
                        guard let base = part.baseAddress else { return }
                        range.insert(from: UInt32(start), into: base, wordCount: words, wanted: half.baseAddress)
                    }
                }
                for word in 0..<words { bits[word] |= part[word] & half[word] }
            }
            for place in 0..<words * 64 where bits[place / 64] >> UInt64(place % 64) & 1 == 1 {
                found.append(start + place)
            }
            let candidate = range.candidate(from: UInt32(start))
            if let first = found.first(where: { $0 >= start }) { #expect(candidate.map { $0 <= first } ?? false) }
        }
        return found
    }
}
