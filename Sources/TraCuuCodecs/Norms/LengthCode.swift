// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Lengths of documents in one byte: exact up to 40, above with the four leading bits, rounded down.
///
/// The code is the one of Lucene's norms (`SmallFloat.intToByte4`), so that scores agree. The 24 codes that a plain
/// four-bit floating-point number of 31 bits would leave unused are spent on exact small values: a length below 24 is
/// its own code, others are coded as `24 + float(length - 24)`, where `float` of a number below 8 is the number and
/// otherwise the count of bits after the leading four plus one (5 bits), then the three bits after the leading one.
package enum LengthCode {
    private static let exact: UInt32 = 24

    /// The code of a length; lengths above 2^31 - 1 have the code of 2^31 - 1, which is 255.
    package static func encode(_ length: UInt32) -> UInt8 {
        let length = min(length, UInt32(Int32.max))
        guard length >= exact else { return UInt8(length) }
        let rest = length - exact
        let bits = UInt32(UInt32.bitWidth - rest.leadingZeroBitCount)
        guard bits >= 4 else { return UInt8(exact + rest) }
        let shift = bits - 4
        return UInt8(exact + ((shift + 1) << 3 | (rest >> shift & 7)))
    }

    /// The least length with this code.
    package static func decode(_ code: UInt8) -> UInt32 {
        guard UInt32(code) >= exact else { return UInt32(code) }
        let rest = UInt32(code) - exact
        guard rest >= 8 else { return exact + rest }
        return exact + (rest & 7 | 8) << (rest >> 3 - 1)
    }

    /// The length of every code.
    package static let decoded: [UInt32] = (0...UInt8.max).map(decode)
}
