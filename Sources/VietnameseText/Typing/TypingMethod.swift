// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How Vietnamese is typed on a keyboard that has no Vietnamese letters.
@frozen
public enum TypingMethod: Hashable, Sendable {
    /// Letters as marks: `aa ee oo dd` for â ê ô đ, `w` for ă ơ ư, `s f r x j` for the tones sắc huyền hỏi ngã nặng.
    case telex
    /// Digits as marks: `6 7 8 9` for the circumflex, the horn, the breve and đ, `1 2 3 4 5` for the same tones.
    case vni
}
