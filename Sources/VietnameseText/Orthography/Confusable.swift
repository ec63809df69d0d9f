// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Letters that look like đ and are often found in its place.
enum Confusable {
    /// đ or Đ for eth (U+00D0, U+00F0) and African d (U+0189, U+0256); nil for anything else.
    static func dStroke(for scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xF0, 0x256: 0x111
        case 0xD0, 0x189: 0x110
        default: nil
        }
    }

    /// Whether a word is written in Vietnamese capitals throughout, at least two of them: `QÐ`, `CBVCNLÐ`.
    ///
    /// The word must be composed: `Å` is no Vietnamese letter, though the `A` in its decomposition is one.
    static func isAcronym(_ scalars: [UInt32]) -> Bool {
        var capitals = 0
        for scalar in scalars {
            if dStroke(for: scalar) == 0x110 {
                capitals += 1
            } else if let letter = LetterTable.shared.letter(scalar) {
                guard letter.isUpper else { return false }
                capitals += 1
            } else {
                let isMark = scalar >= 0x300 && scalar < 0x370
                guard scalar < 0x80 || isMark else { return false }
            }
        }
        return capitals >= 2
    }
}
