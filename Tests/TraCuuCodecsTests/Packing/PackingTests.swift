// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuCodecs

struct PackingTests {
    private func random(_ width: Int, _ count: Int, _ random: inout SeededGenerator) -> [UInt32] {
        let mask: UInt32 = width == 0 ? 0 : .max >> UInt32(32 - width)
        return (0..<count).map { _ in UInt32(truncatingIfNeeded: random.next()) & mask }
    }

    private func packed(_ values: [UInt32], width: Int) -> [UInt8] {
        var writer = ByteWriter()
        values.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { BitPacking.pack(base, width: width, to: &writer) }
        }
        return writer.bytes
    }

    private func patched(_ values: [UInt32]) -> [UInt8] {
        var writer = ByteWriter()
        values.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { PatchedBlock.write(base, to: &writer) }
        }
        return writer.bytes
    }

    /// Unpacks with a closure into 128 values that hold rubbish before.
    private func unpacked(_ body: (UnsafeMutablePointer<UInt32>) -> Void) -> [UInt32] {
        var values = [UInt32](repeating: 0xDEAD_BEEF, count: 128)
        values.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { body(base) } }
        return values
    }

    @Test(arguments: 0...32) func everyWidthComesBack(_ width: Int) {
        var generator = SeededGenerator.fresh()
        for values in [
            random(width, 128, &generator), random(width, 128, &generator),
            random(width, 1, &generator).flatMap { Array(repeating: $0, count: 128) },
        ] {
            let bytes = packed(values, width: width)
            #expect(bytes.count == BitPacking.byteCount(width: width))
            // At an odd address, since blocks stand anywhere in a file.
            let moved = [0] + bytes
            let found = unpacked { target in
                moved.withUnsafeBytes {
                    if let base = $0.baseAddress { BitPacking.unpack(base + 1, width: width, into: target) }
                }
            }
            #expect(found == values, "seed \(generator.seed)")
        }
    }

    @Test func bitsAboveTheWidthAreDropped() {
        #expect(packed(Array(repeating: .max, count: 128), width: 1) == [UInt8](repeating: 0xFF, count: 16))
        #expect(packed(Array(repeating: 2, count: 128), width: 1) == [UInt8](repeating: 0, count: 16))
    }

    @Test func theLayoutIsVertical() {
        var values = [UInt32](repeating: 0, count: 128)
        values[1] = 5  // lane 1, row 0
        values[4] = 3  // lane 0, row 1
        values[127] = 7  // lane 3, row 31
        let bytes = packed(values, width: 3)
        var expected = [UInt8](repeating: 0, count: 48)
        expected[4] = 5
        expected[0] = 3 << 3
        expected[47] = 7 << 5
        #expect(bytes == expected)
    }

    @Test func widthsAreTheLeast() {
        #expect([0, 1, 2, 3, 255, 256, UInt32.max].map(BitPacking.width) == [0, 1, 2, 2, 8, 9, 32])
    }

    @Test func patchedBlocksComeBack() {
        var generator = SeededGenerator.fresh()
        for round in 0..<400 {
            var values = random(generator.below(20), 128, &generator)
            for _ in 0..<generator.below([1, 3, 20, 127][round % 4] + 1) {
                values[generator.below(128)] =
                    UInt32(truncatingIfNeeded: generator.next()) >> UInt32(generator.below(32))
            }
            let bytes = patched(values)
            var size: Int?
            let found = unpacked { target in
                size = (bytes + [9, 9, 9]).withUnsafeBytes { PatchedBlock.read($0, into: target) }
            }
            #expect(found == values, "round \(round), seed \(generator.seed)")
            #expect(size == bytes.count)
            #expect(bytes.withUnsafeBytes { PatchedBlock.size($0) } == bytes.count)
            #expect(bytes.count <= 1 + BitPacking.byteCount(width: 32))
            for cut in [0, 1, 2, bytes.count / 2, bytes.count - 1] where cut < bytes.count {
                let isRefused = bytes[..<cut].withUnsafeBytes { PatchedBlock.size($0) } == nil
                #expect(isRefused, "cut to \(cut)")
            }
        }
    }

    @Test func oneOutlierIsPatched() {
        var values = [UInt32](repeating: 1, count: 128)
        values[100] = 1 << 20
        let bytes = patched(values)
        #expect(bytes == [0x81, 1] + packed(values, width: 1) + [100, 0x80, 0x80, 0x20])
        #expect(patched([UInt32](repeating: 0, count: 128)) == [0])
    }

    @Test func damagedPatchedBlocksAreHarmless() {
        var generator = SeededGenerator.fresh()
        for _ in 0..<3000 {
            let bytes = generator.bytes(1 + generator.below(700))
            var size: Int?
            _ = unpacked { target in size = bytes.withUnsafeBytes { PatchedBlock.read($0, into: target) } }
            if let size { #expect(size <= bytes.count) }
        }
    }

    @Test(arguments: 0...32) func narrowPackingComesBack(_ width: Int) {
        var generator = SeededGenerator.fresh()
        for count in [0, 1, 7, 8, 9, 128, 1000] {
            let values = random(width, count, &generator)
            var writer = ByteWriter()
            values.withUnsafeBufferPointer { NarrowPacking.pack($0, width: width, to: &writer) }
            #expect(writer.count == NarrowPacking.byteCount(width: width, count: count))
            let bytes = writer.bytes + generator.bytes(8)
            var found = [UInt32](repeating: 7, count: count)
            bytes.withUnsafeBytes { source in
                found.withUnsafeMutableBufferPointer { target in
                    guard let from = source.baseAddress, let to = target.baseAddress else { return }
                    NarrowPacking.unpack(from, width: width, count: count, into: to)
                }
            }
            #expect(found == values, "seed \(generator.seed)")
        }
    }

    @Test func narrowPackingIsOneBitString() {
        var writer = ByteWriter()
        [UInt32(1), 2, 3, 4].withUnsafeBufferPointer { NarrowPacking.pack($0, width: 3, to: &writer) }
        #expect(writer.bytes == [0b11_010_001, 0b1000])
    }
}
