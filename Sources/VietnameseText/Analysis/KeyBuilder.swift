// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Computes the keys of a token from its bytes.
struct KeyBuilder {
    /// The most bytes a key has.
    static let maximumLength = 255
    /// The most bytes of a token that take part in its keys.
    static let maximumSource = 1024

    private(set) var exact: [UInt8] = []
    private(set) var folded: [UInt8] = []
    var kind = TokenKind.word
    /// Whether a key was too long and lost its end.
    private(set) var isCut = false
    /// What rules across tokens ask of this one.
    var traits: TokenTraits = []

    /// Computes the keys; `source` has at most ``maximumSource`` bytes.
    mutating func build(_ source: UnsafeRawBufferPointer, isSourceCut: Bool) {
        isCut = isSourceCut
        var scalars = Self.scalars(source)
        // Only a token of nothing but ignorable characters has no key of its own: it keeps what was written.
        if scalars.isEmpty { scalars = Orthography.scalars(ofUTF8: Array(source)) }

        traits = []
        if let word = Word(scalars) {
            kind = word.isValidSyllable ? .syllable : .word
            traits = TokenTraits(word)
            scalars = word.scalars(style: .new) ?? scalars
        } else if Self.isNumber(scalars) {
            kind = .number
            scalars = NumberShape.key(scalars)
        } else {
            kind = .word
            // One apostrophe for all.
            for index in scalars.indices where scalars[index] == 0x2019 || scalars[index] == 0x2018 {
                scalars[index] = UInt32(UInt8(ascii: "'"))
            }
        }
        traits.formUnion(TokenTraits(source))
        let whole = Orthography.utf8(scalars)
        exact = cut(whole)
        folded = cut(Self.folded(scalars) ?? (try? Folding.fold(whole)) ?? whole)
        if folded.isEmpty { folded = exact }
    }

    /// The case-folded, composed scalars of a token.
    static func scalars(_ source: UnsafeRawBufferPointer) -> [UInt32] {
        lowerCased(source) ?? (try? normalized(source)) ?? []
    }

    /// The lower-case scalars of a token of ASCII and composed Vietnamese letters; nil if it has any other.
    ///
    /// The ordinary case, where normalisation would change nothing but the letters' case.
    private static func lowerCased(_ source: UnsafeRawBufferPointer) -> [UInt32]? {
        let table = LetterTable.shared
        var result: [UInt32] = []
        result.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            var value = UInt32(source[index])
            var size = 1
            if value >= 0x80 {
                size = value < 0xE0 ? 2 : 3
                guard value >= 0xC3, value <= 0xE1, index + size <= source.count else { return nil }
                value = value & (size == 2 ? 0x1F : 0x0F)
                for next in 1..<size {
                    let byte = source[index + next]
                    guard byte & 0xC0 == 0x80 else { return nil }
                    value = value << 6 | UInt32(byte & 0x3F)
                }
                guard value >= (size == 2 ? 0xC0 : 0x800) else { return nil }
            }
            if var letter = table.letter(value) {
                letter.isUpper = false
                guard let lower = table.codePoint(letter) else { return nil }
                result.append(lower)
            } else if value < 0x80 {
                result.append(value)
            } else {
                return nil
            }
            index += size
        }
        return result
    }

    /// The case-folded, composed scalars of any token, marks in order, eth for đ in acronyms mapped.
    static func normalized(_ source: UnsafeRawBufferPointer) throws(AnalysisError) -> [UInt32] {
        var text = Array(source)
        let written = Orthography.scalars(ofUTF8: text)
        if written.contains(where: { Confusable.dStroke(for: $0) != nil }), Confusable.isAcronym(written) {
            text = Orthography.utf8(written.map { Confusable.dStroke(for: $0) ?? $0 })
        }
        let folded = try Normalization.nfkcCasefold.apply(text)
        return Orthography.scalars(ofUTF8: try Orthography.composed(folded))
    }

    /// The folded key if every scalar has a folding of its own; nil if the text must be decomposed for it.
    private static func folded(_ scalars: [UInt32]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(scalars.count)
        for scalar in scalars {
            if scalar < 0x80 {
                result.append(UInt8(scalar))
            } else if let letter = LetterTable.shared.letter(scalar) {
                result.append(Letter.base(letter.code))
            } else {
                return nil
            }
        }
        return result
    }

    private static func isNumber(_ scalars: [UInt32]) -> Bool {
        var isBehindDigit = false
        for scalar in scalars {
            switch scalar {
            case 0x30...0x39: isBehindDigit = true
            case 0x2C, 0x2E:
                guard isBehindDigit else { return false }
                isBehindDigit = false
            default: return false
            }
        }
        return isBehindDigit
    }

    private mutating func cut(_ key: [UInt8]) -> [UInt8] {
        guard key.count > Self.maximumLength else { return key }
        isCut = true
        return Array(key.prefix(Self.characterBoundary(in: key, atMost: Self.maximumLength)))
    }

    /// The last place at or before `limit` that divides no character.
    static func characterBoundary(in bytes: some RandomAccessCollection<UInt8>, atMost limit: Int) -> Int {
        guard bytes.count > limit else { return bytes.count }
        var end = limit
        while end > 0, end > limit - 4, bytes[bytes.index(bytes.startIndex, offsetBy: end)] & 0xC0 == 0x80 { end -= 1 }
        return end == 0 ? limit : end
    }
}
