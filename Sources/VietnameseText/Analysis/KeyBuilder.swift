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
    private var letters = TokenLetters()

    /// Computes the keys; `source` has at most ``maximumSource`` bytes.
    mutating func build(_ source: UnsafeRawBufferPointer, isSourceCut: Bool) {
        isCut = isSourceCut
        traits = TokenTraits(source)
        let isFolded = letters.read(source)
        if !isFolded { letters.scalars = Self.normalized(source) }

        if let word = Word(letters.scalars) {
            kind = word.isValidSyllable ? .syllable : .word
            traits.formUnion(TokenTraits(word))
            // Without a tone, and without a letter like đ, there is nothing to put in its place.
            if !isFolded || word.tone != .level { letters.scalars = word.scalars(style: .new) ?? letters.scalars }
        } else if Self.isNumber(letters.scalars) {
            kind = .number
            letters.scalars = NumberShape.key(letters.scalars)
        } else {
            kind = .word
            letters.unifyApostrophes()
        }
        letters.encode(into: &exact)
        if kind == .number {
            folded.removeAll(keepingCapacity: true)
            folded.append(contentsOf: exact)
        } else if isFolded {
            swap(&folded, &letters.folded)
        } else {
            folded = (try? Folding.fold(exact)) ?? exact
            if folded.isEmpty { folded = exact }
        }
        if Self.cut(&exact) { isCut = true }
        if Self.cut(&folded) { isCut = true }
    }

    /// The case-folded, composed scalars of a token.
    static func scalars(_ source: UnsafeRawBufferPointer) -> [UInt32] {
        var letters = TokenLetters()
        return letters.read(source) ? letters.scalars : normalized(source)
    }

    /// The same by ICU: case-folded and composed, marks in order, eth for đ in acronyms mapped.
    private static func normalized(_ source: UnsafeRawBufferPointer) -> [UInt32] {
        var text = Array(source)
        let written = Orthography.scalars(ofUTF8: text)
        if written.contains(where: { Confusable.dStroke(for: $0) != nil }),
            Confusable.isAcronym((try? Orthography.composed(text)).map(Orthography.scalars) ?? written)
        {
            text = Orthography.utf8(written.map { Confusable.dStroke(for: $0) ?? $0 })
        }
        let lower = (try? Normalization.nfkcCasefold.apply(text)) ?? text
        let scalars = Orthography.scalars(ofUTF8: (try? Orthography.composed(lower)) ?? lower)
        // Only a token of nothing but ignorable characters has no key of its own: it keeps what was written.
        return scalars.isEmpty ? written : scalars
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

    private static func cut(_ key: inout [UInt8]) -> Bool {
        guard key.count > maximumLength else { return false }
        key.removeLast(key.count - characterBoundary(in: key, atMost: maximumLength))
        return true
    }

    /// The last place at or before `limit` that divides no character.
    static func characterBoundary(in bytes: some RandomAccessCollection<UInt8>, atMost limit: Int) -> Int {
        guard bytes.count > limit else { return bytes.count }
        var end = limit
        while end > 0, end > limit - 4, bytes[bytes.index(bytes.startIndex, offsetBy: end)] & 0xC0 == 0x80 { end -= 1 }
        return end == 0 ? limit : end
    }
}
