// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CSystemISAL

/// The cyclic redundancy check of RFC 3720 (iSCSI), appendix B.4: polynomial 0x1EDC6F41, reflected, initial value and
/// final inversion all ones. It finds every change of up to 32 adjacent bits.
package enum CRC32C {
    /// ISA-L counts the bytes in a C `int`.
    private static let stepLimit = 1 << 30

    /// The checksum of `bytes`; of `123456789` it is 0xE306_9283.
    ///
    /// - Parameter previous: the checksum of the bytes before, to continue it.
    package static func checksum(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
        // ISA-L neither starts from all ones nor inverts at the end.
        var state = ~previous
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            let step = min(rest.count, stepLimit)
            let start = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: UInt8.self))
            state = tracuu_crc32_iscsi(start, Int32(step), state)
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(step))
        }
        return ~state
    }
}
