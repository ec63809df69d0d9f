// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A word in running text: where it stands and what it is without case and marks.
struct TextWord {
    var start: Int
    var end: Int
    /// The first eight letters and digits, folded, the first in the lowest byte; 0 if one of them cannot be folded.
    private(set) var code: UInt64 = 0
    /// Letters and digits, marks not counted.
    private(set) var length = 0
    /// Capital letters.
    private(set) var capitals = 0
    /// Digits.
    private(set) var digits = 0
    /// Whether the first letter is a capital.
    private(set) var isCapitalised = false

    /// The word in a range that holds nothing else.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
        var isKnown = true
        var index = start
        while index < end {
            let scalar = text.scalar(at: index)
            index += scalar.length
            switch WordScalar(scalar.value) {
            case .folded(let byte, let isUpper):
                if length < 8 { code |= UInt64(byte) << UInt64(8 * length) }
                if length == 0 { isCapitalised = isUpper }
                if isUpper { capitals += 1 }
                if byte < 0x40 { digits += 1 }
                length += 1
            case .foreign:
                if length < 8 { isKnown = false }
                length += 1
            case .mark, .separator:
                continue
            }
        }
        if !isKnown { code = 0 }
    }

    /// The word that ends at a place; nil if none does. Looks at no more than `limit` bytes.
    static func ending(at end: Int, in text: UnsafeBufferPointer<UInt8>, limit: Int) -> TextWord? {
        var start = end
        while start > 0, end - start < limit {
            let scalar = text.scalar(before: start)
            if case .separator = WordScalar(scalar.value) { break }
            start -= scalar.length
        }
        return start < end ? TextWord(text, start..<end) : nil
    }

    /// The word that begins at a place; nil if none does. Looks at no more than `limit` bytes.
    static func beginning(at start: Int, in text: UnsafeBufferPointer<UInt8>, limit: Int) -> TextWord? {
        var end = start
        while end < text.count, end - start < limit {
            let scalar = text.scalar(at: end)
            if case .separator = WordScalar(scalar.value) { break }
            end += scalar.length
        }
        return start < end ? TextWord(text, start..<end) : nil
    }

    /// The code of a word of at most eight ASCII letters or digits in lower case.
    static func code(_ word: StaticString) -> UInt64 {
        var code: UInt64 = 0
        for index in 0..<min(word.utf8CodeUnitCount, 8) {
            code |= UInt64(word.utf8Start[index]) << UInt64(8 * index)
        }
        return code
    }

    /// The codes of the words of a text.
    static func codes(_ text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { bytes in
            var codes: [UInt64] = []
            var index = 0
            while index < bytes.count {
                if let word = beginning(at: index, in: bytes, limit: .max) {
                    codes.append(word.code)
                    index = word.end
                } else {
                    index += bytes.scalar(at: index).length
                }
            }
            return codes
        }
    }
}
