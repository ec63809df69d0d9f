// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Exact keys compared letter by letter.
package enum MarkedKey {
    /// Whether a key may be the other, as typed, with marks added: `đường` and `đương` for `đuong`.
    ///
    /// Letters are the same but for marks. A letter typed bare may have any, one with a circumflex, breve or horn may have a
    /// tone too, and one with a tone is complete: whoever types a tone has written the syllable out, so `đuòng` is no
    /// unfinished `đường` but a misspelt one. A đ stays.
    ///
    /// - Parameters:
    ///   - key: an exact key.
    ///   - typed: another, in which something is marked.
    package static func completes(_ key: some Sequence<UInt8>, _ typed: some Sequence<UInt8>) -> Bool {
        let letters = Array(String(decoding: Array(key), as: UTF8.self).unicodeScalars)
        let wanted = Array(String(decoding: Array(typed), as: UTF8.self).unicodeScalars)
        guard letters.count == wanted.count else { return false }
        return zip(letters, wanted).allSatisfy { may($0.value, standFor: $1.value) }
    }

    private static func may(_ scalar: UInt32, standFor typed: UInt32) -> Bool {
        if scalar == typed { return true }
        guard let letter = LetterTable.shared.letter(scalar), let typed = LetterTable.shared.letter(typed),
            typed.tone == .level
        else { return false }
        return letter.code == typed.code || Letter.base(letter.code) == typed.code
    }
}
