// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The spelling of a word without marks in a text that was typed without diacritics: there `duong` may be any of `đường`,
/// `dương` and `đương`, while in a text with diacritics it is a word of its own.
///
/// Its key is the word's exact key and one byte that stands in no UTF-8. Only terms of the text have it.
package enum UnaccentedSpelling {
    /// The last byte of its key.
    package static let mark: UInt8 = 0xFF

    /// The key for a word without marks.
    package static func key(for word: some Sequence<UInt8>) -> [UInt8] {
        Array(word) + [mark]
    }

    /// Whether a key in a dictionary is one of a text typed without diacritics.
    package static func isKey(_ key: some BidirectionalCollection<UInt8>) -> Bool { key.last == mark }

    /// The word that a key in a dictionary stands for: the key itself unless it is one of a text typed without diacritics.
    package static func word(_ key: [UInt8]) -> [UInt8] {
        isKey(key) ? Array(key.dropLast()) : key
    }
}
