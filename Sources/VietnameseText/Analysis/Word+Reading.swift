// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Word {
    /// Whether the word is spelled like a syllable, some of its marks perhaps left out: `viet`, `tiêng`, `duong`.
    var isReadableAsSyllable: Bool {
        if structure != nil { return true }
        // The vowel letters of a syllable stand together, four at most.
        let vowels = (0..<spelling.count).filter { Letter.isVowel(spelling[$0]) }
        guard let first = vowels.first, let last = vowels.last, vowels.count <= 4, last - first < vowels.count else {
            return false
        }
        return Self.isReadable(Spelling(), spelling)
    }

    /// Whether there are marks with which some letters, and others behind them, spell a syllable.
    private static func isReadable(_ start: Spelling, _ rest: Spelling) -> Bool {
        guard rest.count > 0 else { return SyllableStructure(start) != nil }
        return shapes(of: rest[0]).contains { code in
            var longer = start
            return longer.append(code) && isReadable(longer, rest.dropFirst(1))
        }
    }

    /// The letters that a letter may stand for.
    private static func shapes(of code: UInt8) -> [UInt8] {
        switch code {
        case UInt8(ascii: "a"): [code, Letter.aBreve, Letter.aCircumflex]
        case UInt8(ascii: "e"): [code, Letter.eCircumflex]
        case UInt8(ascii: "o"): [code, Letter.oCircumflex, Letter.oHorn]
        case UInt8(ascii: "u"): [code, Letter.uHorn]
        default: [code]
        }
    }
}
