// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A word in a text that looks like an abbreviation: letters, most of them capitals, perhaps parted by `&` or hyphens.
struct ShortForm {
    var start: Int
    var end: Int
    /// Its letters, folded, the last in the lowest byte.
    private var letters: (UInt64, UInt64) = (0, 0)
    private(set) var count = 0
    /// Bit i: the i-th letter from the end is a capital.
    private var capitals: UInt16 = 0

    static let capacity = 16

    /// The short form that stands in a range, with nothing else; nil if none does.
    init?(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count <= 64 else { return nil }
        start = range.lowerBound
        end = range.upperBound
        var at = start
        var isBehindLetter = false
        while at < end {
            let scalar = text.scalar(at: at)
            at += scalar.length
            switch WordScalar(scalar.value) {
            case .folded(let byte, let isUpper):
                guard byte >= 0x61, count < Self.capacity else { return nil }
                letters.1 = letters.1 << 8 | letters.0 >> 56
                letters.0 = letters.0 << 8 | UInt64(byte)
                capitals = capitals << 1 | (isUpper ? 1 : 0)
                count += 1
                isBehindLetter = true
            case .mark:
                continue
            case .separator where isBehindLetter && Self.isJoint(scalar.value):
                isBehindLetter = false
            default:
                return nil
            }
        }
        let capitalCount = capitals.nonzeroBitCount
        guard isBehindLetter, capitalCount >= 2, capitalCount * 2 > count, isCapital(count - 1), !isRomanNumeral else {
            return nil
        }
    }

    /// The short form that ends at a place; nil if none does.
    static func ending(at end: Int, in text: UnsafeBufferPointer<UInt8>) -> ShortForm? {
        var start = end
        while start > 0, end - start < 64 {
            let scalar = text.scalar(before: start)
            if case .separator = WordScalar(scalar.value), !isJoint(scalar.value) { break }
            start -= scalar.length
        }
        return ShortForm(text, start..<end)
    }

    /// The short form that begins at a place; nil if none does.
    static func beginning(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> ShortForm? {
        var end = start
        while end < text.count, end - start < 64 {
            let scalar = text.scalar(at: end)
            if case .separator = WordScalar(scalar.value), !isJoint(scalar.value) { break }
            end += scalar.length
        }
        return ShortForm(text, start..<end)
    }

    private static func isJoint(_ value: UInt32) -> Bool { value == 0x26 || value == 0x2D }

    /// A letter, counted from the end.
    func letter(_ index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: index < 8 ? letters.0 >> UInt64(8 * index) : letters.1 >> UInt64(8 * (index - 8)))
    }

    /// Whether a letter, counted from the end, is a capital.
    func isCapital(_ index: Int) -> Bool { capitals & 1 << UInt16(index) != 0 }

    private var isRomanNumeral: Bool {
        (0..<count).allSatisfy { [UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x")].contains(letter($0)) }
    }
}
