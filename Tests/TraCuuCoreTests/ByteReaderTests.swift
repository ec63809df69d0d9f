// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

struct ByteReaderTests {
    private func written(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
        var writer = ByteWriter()
        body(&writer)
        return writer.bytes
    }

    @Test func goldenBytes() {
        #expect(written { $0.append(fixed: UInt16(0x0102)) } == [2, 1])
        #expect(written { $0.append(fixed: UInt64(1) << 56 | 7) } == [7, 0, 0, 0, 0, 0, 0, 1])
        #expect(written { $0.append(fixed: Int32(-2)) } == [0xFE, 0xFF, 0xFF, 0xFF])
        #expect(written { $0.append(varint: 0) } == [0])
        #expect(written { $0.append(varint: 127) } == [0x7F])
        #expect(written { $0.append(varint: 128) } == [0x80, 0x01])
        #expect(written { $0.append(varint: 300) } == [0xAC, 0x02])
        #expect(written { $0.append(varint: .max) } == [UInt8](repeating: 0xFF, count: 9) + [1])
        #expect(written { $0.append(lengthPrefixed: "chủ") } == [5] + Array("chủ".utf8))
        #expect(written { $0.append(contentsOf: [1, 2]) } == [1, 2])
    }

    @Test func whatIsWrittenIsRead() throws {
        var random = SeededGenerator.fresh()
        let values = (0..<500).map { _ in random.next() >> UInt64(random.below(64)) }
        var writer = ByteWriter()
        for value in values {
            writer.append(varint: value)
            writer.append(fixed: value)
            writer.append(fixed: UInt32(truncatingIfNeeded: value))
            writer.append(lengthPrefixed: String(value))
            writer.append(UInt8(truncatingIfNeeded: value))
        }
        try writer.bytes.withUnsafeBytes { (bytes) throws in
            var reader = ByteReader(bytes, file: "f")
            for value in values {
                #expect(try reader.varint() == value)
                #expect(try reader.fixed(UInt64.self) == value)
                #expect(try reader.fixed(UInt32.self) == UInt32(truncatingIfNeeded: value))
                #expect(try reader.string() == String(value))
                #expect(try reader.byte() == UInt8(truncatingIfNeeded: value))
            }
            #expect(reader.remaining == 0)
        }
    }

    @Test func whatIsCutOffIsAnError() {
        func fails(_ bytes: [UInt8], _ read: (inout ByteReader) throws(TraCuuError) -> Void) -> Bool {
            bytes.withUnsafeBytes { raw in
                var reader = ByteReader(raw, file: "f")
                do throws(TraCuuError) {
                    try read(&reader)
                    return false
                } catch {
                    return true
                }
            }
        }
        #expect(fails([]) { (reader) throws(TraCuuError) in _ = try reader.byte() })
        for count in 0..<8 {
            let bytes = [UInt8](repeating: 0x80, count: count)
            #expect(fails(bytes) { (reader) throws(TraCuuError) in _ = try reader.fixed(UInt64.self) })
            #expect(fails(bytes) { (reader) throws(TraCuuError) in _ = try reader.varint() })
        }
        let ten = [UInt8](repeating: 0xFF, count: 9)
        #expect(fails(ten + [2]) { (reader) throws(TraCuuError) in _ = try reader.varint() })
        #expect(fails(ten + [0x81, 0]) { (reader) throws(TraCuuError) in _ = try reader.varint() })
        #expect(!fails(ten + [1]) { (reader) throws(TraCuuError) in _ = try reader.varint() })
        #expect(fails([5]) { (reader) throws(TraCuuError) in _ = try reader.varint(upTo: 4, "it") })
        #expect(!fails([4]) { (reader) throws(TraCuuError) in _ = try reader.varint(upTo: 4, "it") })
        #expect(fails([3, 1, 2]) { (reader) throws(TraCuuError) in _ = try reader.lengthPrefixed() })
        #expect(fails(ten + [1]) { (reader) throws(TraCuuError) in _ = try reader.lengthPrefixed() })
        #expect(fails([2, 0xC3, 0x28]) { (reader) throws(TraCuuError) in _ = try reader.string() })
        #expect(fails([1, 2]) { (reader) throws(TraCuuError) in _ = try reader.raw(3) })
        #expect(fails([1, 2]) { (reader) throws(TraCuuError) in _ = try reader.raw(-1) })
        #expect(fails([1, 2]) { (reader) throws(TraCuuError) in try reader.seek(to: 3) })
        #expect(fails([1, 2]) { (reader) throws(TraCuuError) in try reader.seek(to: -1) })
        #expect(!fails([1, 2]) { (reader) throws(TraCuuError) in try reader.seek(to: 2) })
    }

    @Test func errorsSayWhere() {
        [UInt8](repeating: 0, count: 4).withUnsafeBytes { bytes in
            var reader = ByteReader(bytes, file: "tệp", origin: 100)
            _ = try? reader.raw(3)
            #expect(reader.corrupt("x") == .corrupt(file: "tệp", offset: 103, reason: "x"))
        }
    }
}
