// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Unsigned integers of one bit width, each found in constant time.
///
/// Value `i` of width `w` is the bits `i*w ..< (i+1)*w` of a row of little-endian 64-bit words, where bit `b` of the
/// row is bit `b % 64` of word `b / 64`. One zero word follows the last one in use, so that a value can be read as part
/// of two words without a test. Values of width 0 are all zero and take no bytes.
///
/// The bytes are borrowed: whoever makes the value keeps them alive.
@frozen
package struct PackedIntegers: @unchecked Sendable {
    @usableFromInline let base: UnsafeRawBufferPointer
    /// How many values there are.
    package let count: Int
    /// The bits of a value, 0 to 64.
    package let width: Int
    @usableFromInline let mask: UInt64

    /// Reads values where they lie.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the width is over 64 or the bytes end too early.
    package init(_ reader: inout ByteReader, count: Int, width: Int) throws(TraCuuError) {
        guard width >= 0, width <= 64, count >= 0, count <= Self.countLimit else {
            throw reader.corrupt("\(count) packed integers of \(width) bits")
        }
        base = try reader.raw(Self.byteCount(count: count, width: width))
        self.count = count
        self.width = width
        mask = width == 64 ? .max : 1 << UInt64(width) - 1
    }

    /// The value at an index; 0 behind the end.
    @inlinable
    package subscript(index: Int) -> UInt64 {
        guard width > 0, index >= 0, index < count else { return 0 }
        let bit = index &* width
        let byte = bit >> 6 &* 8
        let shift = UInt64(truncatingIfNeeded: bit & 63)
        let low = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
        let high = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: byte &+ 8, as: UInt64.self))
        return (low &>> shift | (high &<< 1) &<< (63 &- shift)) & mask
    }

    /// The first index whose value is at least `value`, in values that never decrease; ``count`` if there is none.
    ///
    /// - Complexity: O(log count).
    package func firstIndex(notBelow value: UInt64) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// More values than any file can hold; keeps sizes in bits within an `Int`.
    package static let countLimit = 1 << 40

    /// The bytes that values take, a multiple of 8. `count` is at most ``countLimit``, `width` at most 64.
    package static func byteCount(count: Int, width: Int) -> Int {
        width == 0 ? 0 : ((count * width + 63) / 64 + 1) * 8
    }

    /// The bits that hold every value up to `largest`.
    package static func width(for largest: UInt64) -> Int {
        UInt64.bitWidth - largest.leadingZeroBitCount
    }
}

extension ByteWriter {
    /// Appends values as ``PackedIntegers``.
    ///
    /// - Parameter width: at most 64; bits of a value above it are dropped.
    package mutating func append(packed values: some Sequence<UInt64>, width: Int) {
        guard width > 0 else { return }
        let mask: UInt64 = width == 64 ? .max : 1 << UInt64(width) - 1
        var word: UInt64 = 0
        var used = 0
        for value in values {
            let value = value & mask
            word |= value << UInt64(used)
            used += width
            if used >= 64 {
                append(fixed: word)
                used -= 64
                word = used == 0 ? 0 : value >> UInt64(width - used)
            }
        }
        if used > 0 { append(fixed: word) }
        append(fixed: UInt64(0))
    }
}
