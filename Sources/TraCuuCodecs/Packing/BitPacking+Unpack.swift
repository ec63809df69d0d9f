// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A bit width known at compile time, so that every shift and mask below is a constant.
private enum Width<let bits: Int> {}

/// Unpacks 32 rows of four values of `bits` bits; written out so that each row's word and shift are constants.
@inline(__always)
private func unpackRows<let bits: Int>(
    _: Width<bits>.Type,
    _ source: UnsafeRawPointer,
    into target: UnsafeMutablePointer<UInt32>
) {
    let mask = SIMD4<UInt32>(repeating: bits == 32 ? .max : (1 &<< UInt32(truncatingIfNeeded: bits)) &- 1)
    let output = UnsafeMutableRawPointer(target)
    @inline(__always)
    func row(_ r: Int) {
        let word = (r &* bits) &>> 5
        let shift = (r &* bits) & 31
        var value =
            source.loadUnaligned(fromByteOffset: word &* 16, as: SIMD4<UInt32>.self)
            &>> SIMD4(repeating: UInt32(truncatingIfNeeded: shift))
        if shift &+ bits > 32 {
            value |=
                source.loadUnaligned(fromByteOffset: word &* 16 &+ 16, as: SIMD4<UInt32>.self)
                &<< SIMD4(repeating: UInt32(truncatingIfNeeded: 32 &- shift))
        }
        output.storeBytes(of: value & mask, toByteOffset: r &* 16, as: SIMD4<UInt32>.self)
    }
    row(0)
    row(1)
    row(2)
    row(3)
    row(4)
    row(5)
    row(6)
    row(7)
    row(8)
    row(9)
    row(10)
    row(11)
    row(12)
    row(13)
    row(14)
    row(15)
    row(16)
    row(17)
    row(18)
    row(19)
    row(20)
    row(21)
    row(22)
    row(23)
    row(24)
    row(25)
    row(26)
    row(27)
    row(28)
    row(29)
    row(30)
    row(31)
}

extension BitPacking {
    /// Unpacks ``blockSize`` values of `width` bits (at most 32) from `byteCount(width:)` bytes at `source`.
    package static func unpack(_ source: UnsafeRawPointer, width: Int, into target: UnsafeMutablePointer<UInt32>) {
        switch width {
        case 1: unpackRows(Width<1>.self, source, into: target)
        case 2: unpackRows(Width<2>.self, source, into: target)
        case 3: unpackRows(Width<3>.self, source, into: target)
        case 4: unpackRows(Width<4>.self, source, into: target)
        case 5: unpackRows(Width<5>.self, source, into: target)
        case 6: unpackRows(Width<6>.self, source, into: target)
        case 7: unpackRows(Width<7>.self, source, into: target)
        case 8: unpackRows(Width<8>.self, source, into: target)
        case 9: unpackRows(Width<9>.self, source, into: target)
        case 10: unpackRows(Width<10>.self, source, into: target)
        case 11: unpackRows(Width<11>.self, source, into: target)
        case 12: unpackRows(Width<12>.self, source, into: target)
        case 13: unpackRows(Width<13>.self, source, into: target)
        case 14: unpackRows(Width<14>.self, source, into: target)
        case 15: unpackRows(Width<15>.self, source, into: target)
        case 16: unpackRows(Width<16>.self, source, into: target)
        case 17: unpackRows(Width<17>.self, source, into: target)
        case 18: unpackRows(Width<18>.self, source, into: target)
        case 19: unpackRows(Width<19>.self, source, into: target)
        case 20: unpackRows(Width<20>.self, source, into: target)
        case 21: unpackRows(Width<21>.self, source, into: target)
        case 22: unpackRows(Width<22>.self, source, into: target)
        case 23: unpackRows(Width<23>.self, source, into: target)
        case 24: unpackRows(Width<24>.self, source, into: target)
        case 25: unpackRows(Width<25>.self, source, into: target)
        case 26: unpackRows(Width<26>.self, source, into: target)
        case 27: unpackRows(Width<27>.self, source, into: target)
        case 28: unpackRows(Width<28>.self, source, into: target)
        case 29: unpackRows(Width<29>.self, source, into: target)
        case 30: unpackRows(Width<30>.self, source, into: target)
        case 31: unpackRows(Width<31>.self, source, into: target)
        case 32: unpackRows(Width<32>.self, source, into: target)
        default: target.update(repeating: 0, count: blockSize)
        }
    }
}
