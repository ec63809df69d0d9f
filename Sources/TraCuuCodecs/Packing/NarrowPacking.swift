// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Packs any number of small integers as one little-endian bit string, `width` bits each (at most 32).
package enum NarrowPacking {
    /// The bytes that `count` values take.
    @inlinable
    package static func byteCount(width: Int, count: Int) -> Int { (width * count + 7) / 8 }

    /// Appends values; bits above `width` must be zero.
    package static func pack(_ values: UnsafeBufferPointer<UInt32>, width: Int, to writer: inout ByteWriter) {
        pack(values, width: width, to: &writer) { $0 }
    }

    /// Appends what `transform` makes of values; bits above `width` must be zero.
    @inline(__always)
    static func pack(
        _ values: UnsafeBufferPointer<UInt32>,
        width: Int,
        to writer: inout ByteWriter,
        _ transform: (UInt32) -> UInt32
    ) {
        var pending: UInt64 = 0
        var filled = 0
        for value in values {
            pending |= UInt64(transform(value)) &<< UInt64(truncatingIfNeeded: filled)
            filled &+= width
            if filled >= 32 {
                writer.append(fixed: UInt32(truncatingIfNeeded: pending))
                pending &>>= 32
                filled &-= 32
            }
        }
        while filled > 0 {
            writer.append(UInt8(truncatingIfNeeded: pending))
            pending &>>= 8
            filled &-= 8
        }
    }

    /// Unpacks `count` values. Eight bytes behind the packed ones must be readable (their content does not matter).
    package static func unpack(
        _ source: UnsafeRawPointer,
        width: Int,
        count: Int,
        into target: UnsafeMutablePointer<UInt32>
    ) {
        let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
        var bit = 0
        for index in 0..<count {
            let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
            target[index] = UInt32(truncatingIfNeeded: (word &>> UInt64(truncatingIfNeeded: bit & 7)) & mask)
            bit &+= width
        }
    }
}
