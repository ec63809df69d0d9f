// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// A block of 128 integers packed with a width that most of them fit, the others patched.
///
/// ```
/// block      := head [exceptions] payload patch*
/// head       := u8: bits 0..5 the width (0...32), bit 7 set if there are exceptions
/// exceptions := u8: their number, 1...127
/// payload    := 16 * width bytes, the low bits of all values as BitPacking lays them out
/// patch      := u8 index in the block, varint of the value's bits above the width
/// ```
/// The width is the one with the smallest sum of payload and patches. (Idea: Zukowski et al., "Super-scalar RAM-CPU
/// cache compression", 2006; patches stored per block.)
package enum PatchedBlock {
    private static let exceptionFlag: UInt8 = 0x80

    /// Appends 128 values.
    package static func write(_ values: UnsafePointer<UInt32>, to writer: inout ByteWriter) {
        let width = bestWidth(values)
        var exceptions = 0
        for index in 0..<BitPacking.blockSize where BitPacking.width(of: values[index]) > width {
            exceptions += 1
        }
        writer.append(UInt8(width) | (exceptions > 0 ? exceptionFlag : 0))
        if exceptions > 0 { writer.append(UInt8(exceptions)) }
        BitPacking.pack(values, width: width, to: &writer)
        guard exceptions > 0 else { return }
        for index in 0..<BitPacking.blockSize where BitPacking.width(of: values[index]) > width {
            writer.append(UInt8(index))
            writer.append(varint: UInt64(values[index]) >> UInt64(width))
        }
    }

    /// The width with the fewest bytes in all, at most 127 exceptions.
    private static func bestWidth(_ values: UnsafePointer<UInt32>) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 33) { histogram in
            histogram.initialize(repeating: 0)
            for index in 0..<BitPacking.blockSize {
                histogram[BitPacking.width(of: values[index])] += 1
            }
            guard var best = (0...32).last(where: { histogram[$0] > 0 }), best > 0 else { return 0 }
            var bestCost = BitPacking.byteCount(width: best)
            var width = best - 1
            while width >= 0 {
                var exceptions = 0
                var cost = BitPacking.byteCount(width: width) + 1
                for wider in width + 1...32 where histogram[wider] > 0 {
                    exceptions += histogram[wider]
                    cost += histogram[wider] * (1 + (wider - width + 6) / 7)
                }
                if exceptions > 127 { break }
                if cost < bestCost {
                    bestCost = cost
                    best = width
                }
                width -= 1
            }
            return best
        }
    }

    /// Decodes a block into 128 values.
    ///
    /// - Returns: the number of bytes it took, or nil if `bytes` does not begin with a whole, well-formed block.
    package static func read(_ bytes: UnsafeRawBufferPointer, into values: UnsafeMutablePointer<UInt32>) -> Int? {
        guard let start = bytes.baseAddress, let size = size(bytes) else { return nil }
        let width = Int(bytes[0] & 0x3F)
        guard bytes[0] & exceptionFlag != 0 else {
            BitPacking.unpack(start + 1, width: width, into: values)
            return size
        }
        BitPacking.unpack(start + 2, width: width, into: values)
        var position = 2 + BitPacking.byteCount(width: width)
        for _ in 0..<bytes[1] {
            let index = Int(bytes[position])
            var high: UInt64 = 0
            var shift: UInt64 = 0
            position += 1
            while true {
                let byte = bytes[position]
                high |= UInt64(byte & 0x7F) << shift
                position += 1
                shift += 7
                if byte < 0x80 { break }
            }
            guard index < BitPacking.blockSize else { return nil }
            values[index] |= UInt32(truncatingIfNeeded: high << UInt64(width))
        }
        return size
    }

    /// The size of the block that `bytes` begins with, without decoding its values; nil if it is cut off or ill-formed.
    package static func size(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= 1 else { return nil }
        let width = Int(bytes[0] & 0x3F)
        guard width <= 32 else { return nil }
        var position = 1 + BitPacking.byteCount(width: width)
        guard bytes[0] & exceptionFlag != 0 else { return position <= bytes.count ? position : nil }
        position += 1
        guard position <= bytes.count, bytes[1] <= 127 else { return nil }
        for _ in 0..<bytes[1] {
            position += 1
            var length = 0
            repeat {
                guard position < bytes.count, length < 5 else { return nil }
                position += 1
                length += 1
            } while bytes[position - 1] >= 0x80
        }
        return position
    }
}
