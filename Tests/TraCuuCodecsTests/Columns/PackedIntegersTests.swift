// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuCodecs

struct PackedIntegersTests {
    private func roundTrip(_ values: [UInt64], width: Int) throws -> [UInt64] {
        var writer = ByteWriter()
        writer.append(packed: values, width: width)
        #expect(writer.count == PackedIntegers.byteCount(count: values.count, width: width))
        return try writer.bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes, file: "f")
            let packed = try PackedIntegers(&reader, count: values.count, width: width)
            #expect(reader.remaining == 0)
            #expect(packed[-1] == 0)
            #expect(packed[values.count] == 0)
            return values.indices.map { packed[$0] }
        }
    }

    @Test(arguments: 0...64) func everyWidthComesBack(_ width: Int) throws {
        var random = SeededGenerator.fresh()
        let mask: UInt64 = width == 64 ? .max : 1 << UInt64(width) - 1
        for count in [0, 1, 2, 63, 64, 65, 200 + random.below(100)] {
            let values = (0..<count).map { _ in random.next() & mask }
            #expect(try roundTrip(values, width: width) == values)
            let full = [UInt64](repeating: mask, count: count)
            #expect(try roundTrip(full, width: width) == full)
        }
    }

    @Test func goldenBytes() {
        var writer = ByteWriter()
        writer.append(packed: [1, 2, 3, 4, 5, 6, 7], width: 3)
        // 7|6|5|4|3|2|1 in threes: 111 110 101 100 011 010 001.
        #expect(writer.bytes == [0xD1, 0x58, 0x1F, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 8))
    }

    @Test func widths() {
        #expect(PackedIntegers.width(for: 0) == 0)
        #expect(PackedIntegers.width(for: 1) == 1)
        #expect(PackedIntegers.width(for: 255) == 8)
        #expect(PackedIntegers.width(for: 256) == 9)
        #expect(PackedIntegers.width(for: .max) == 64)
    }

    @Test(arguments: [(1, 65), (1, -1), (-1, 1), (Int.max, 64), (100, 7), (1 << 41, 0)])
    func impossibleSizesAreErrors(_ count: Int, _ width: Int) {
        #expect(throws: TraCuuError.self) {
            try [UInt8](repeating: 0, count: 16).withUnsafeBytes { bytes in
                var reader = ByteReader(bytes, file: "f")
                _ = try PackedIntegers(&reader, count: count, width: width)
            }
        }
    }
}
