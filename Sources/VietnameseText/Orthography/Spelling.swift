// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Up to eight letter codes in one integer, the first in the lowest byte: what a syllable or a part of it is spelled with.
struct Spelling: Hashable {
    private(set) var bits: UInt64 = 0
    private(set) var count = 0

    /// More letters than any syllable has (the longest, `nghiêng`, has seven).
    static let capacity = 8

    /// Adds a letter; false if there is no room.
    mutating func append(_ code: UInt8) -> Bool {
        guard count < Self.capacity else { return false }
        bits |= UInt64(code) << UInt64(8 * count)
        count += 1
        return true
    }

    /// Puts another letter in a place, which must be one of those that the spelling has.
    mutating func replace(_ index: Int, with code: UInt8) {
        bits = bits & ~(0xFF << UInt64(8 * index)) | UInt64(code) << UInt64(8 * index)
    }

    /// The code of a letter, 0 outside.
    subscript(_ index: Int) -> UInt8 {
        index < count ? UInt8(truncatingIfNeeded: bits >> UInt64(8 * index)) : 0
    }

    /// The code of the last letter, 0 if there is none.
    var last: UInt8 { count > 0 ? self[count - 1] : 0 }

    /// What is left without the first letters.
    func dropFirst(_ n: Int) -> Spelling {
        guard n < count else { return Spelling() }
        var rest = self
        rest.bits >>= UInt64(8 * n)
        rest.count -= n
        return rest
    }

    /// The first letters.
    func prefix(_ n: Int) -> Spelling {
        guard n < count else { return self }
        var start = self
        start.bits &= (1 << UInt64(8 * n)) - 1
        start.count = n
        return start
    }

    /// The spelling with a letter put in front; only for spellings of fewer than eight letters.
    func prepending(_ code: UInt8) -> Spelling {
        var longer = self
        longer.bits = bits << 8 | UInt64(code)
        longer.count += 1
        return longer
    }

    init() {}

    /// The spelling of lower-case letters without tones; nil if one is not Vietnamese or there are too many.
    init?(_ text: String) {
        for scalar in text.unicodeScalars {
            guard let letter = LetterTable.shared.letter(scalar.value), letter.tone == .level, append(letter.code)
            else {
                return nil
            }
        }
    }

    /// The letters as text, lower-case.
    func text(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        for index in range {
            let letter = Letter(code: self[index], tone: .level, isUpper: false)
            if let scalar = LetterTable.shared.codePoint(letter).flatMap(Unicode.Scalar.init) { result.append(scalar) }
        }
        return String(result)
    }
}
