// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The beginning of a word, or of several whose last may go on.
struct WordPrefix: Hashable, Sendable {
    /// The folded key so far.
    var folded: [UInt8]
    /// The exact key so far if only spellings count that begin just so; nil if marks do not matter.
    var exact: [UInt8]?

    /// Whether exactness was asked for: texts typed without diacritics then do not count.
    var isExact = false

    var isMarked: Bool { exact != nil }

    /// Whether an exact key begins so.
    func begins(_ key: [UInt8]) -> Bool {
        exact.map { key.starts(with: $0) } ?? true
    }
}
