// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The characters that stand inside words without being seen.
enum InvisibleScalar {
    /// Whether a character is one: soft hyphen, joiners, marks and brackets of direction, signs of invisible
    /// multiplication and the like, byte order mark.
    ///
    /// They are no letters, so that the rules look through them; ICU does not divide words at them either, and case folding
    /// leaves them out of keys.
    static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x34F, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
