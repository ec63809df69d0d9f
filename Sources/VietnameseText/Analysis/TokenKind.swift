// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What a token looks like.
@frozen
public enum TokenKind: UInt8, Sendable {
    /// A well-formed Vietnamese syllable, with or without marks.
    case syllable
    /// Digits, with the separators inside them.
    case number
    /// Anything else: acronyms, names, loans, other scripts.
    case word
    /// A key for several tokens together, at the position of the first.
    case alias
}
