// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuJSON

/// Checks that bytes are text.
package enum UTF8Check {
    /// The offset of the first ill-formed sequence in `bytes` (Unicode, table 3-7), or nil if all of them are
    /// well-formed UTF-8.
    package static func firstError(in bytes: UnsafeRawBufferPointer) -> Int? {
        let prefix = tracuu_utf8_valid_prefix(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        return prefix == bytes.count ? nil : prefix
    }
}
