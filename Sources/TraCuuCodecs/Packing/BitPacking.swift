// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Packs blocks of 128 integers with one bit width each, four to a row ("vertical" layout).
///
/// Value `i` lives in lane `i % 4`. Each lane is a little-endian bit string of 32 values of `width` bits, cut into
/// 32-bit words; word `k` of the lanes 0, 1, 2, 3 follow each other at byte `16 * k`. A block takes `16 * width`
/// bytes. (Layout after Lemire and Boytsov, "Decoding billions of integers per second through vectorization", 2015.)
package enum BitPacking {
    /// The number of integers in a block.
    package static let blockSize = 128

    /// The bytes that a block of that width takes.
    @inlinable
    package static func byteCount(width: Int) -> Int { width &* 16 }

    /// The bits needed for `value`; 0 for 0.
    @inlinable
    package static func width(of value: UInt32) -> Int { 32 &- value.leadingZeroBitCount }

    /// Appends 128 values; bits above `width` are dropped.
    package static func pack(_ values: UnsafePointer<UInt32>, width: Int, to writer: inout ByteWriter) {
        guard width > 0 else { return }
        let mask: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: blockSize) { words in
            words.initialize(repeating: 0)
            for index in 0..<blockSize {
                let lane = index & 3
                let bit = (index >> 2) * width
                let value = values[index] & mask
                let word = (bit >> 5) * 4 + lane
                let shift = UInt32(bit & 31)
                words[word] |= value << shift
                if Int(shift) + width > 32 {
                    words[word + 4] |= value >> (32 - shift)
                }
            }
            for index in 0..<width * 4 {
                words[index] = words[index].littleEndian
            }
            writer.append(UnsafeRawBufferPointer(start: words.baseAddress, count: byteCount(width: width)))
        }
    }
}
