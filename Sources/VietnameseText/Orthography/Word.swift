// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A word of at most eight letters, all Vietnamese, with at most one tone: what the rules of orthography apply to.
struct Word {
    private(set) var spelling = Spelling()
    private(set) var tone = Tone.level
    private(set) var structure: SyllableStructure?
    /// Bit i: letter i is upper case.
    private var upper: UInt8 = 0

    /// Reads composed scalars; nil if they are no such word.
    ///
    /// Letters that only look like đ (eth and African d) count as đ if the word then is a valid syllable.
    init?(_ scalars: [UInt32]) {
        guard scalars.count <= Spelling.capacity, !scalars.isEmpty else { return nil }
        let table = LetterTable.shared
        var hasConfusable = false
        for (index, scalar) in scalars.enumerated() {
            let substitute = Confusable.dStroke(for: scalar)
            hasConfusable = hasConfusable || substitute != nil
            guard let letter = table.letter(substitute ?? scalar), spelling.append(letter.code) else { return nil }
            if letter.isUpper { upper |= 1 << UInt8(index) }
            if letter.tone != .level {
                guard tone == .level else { return nil }
                tone = letter.tone
            }
        }
        structure = SyllableStructure(spelling)
        if hasConfusable, !isValidSyllable { return nil }
    }

    /// Whether the word is a syllable and its tone can stand on it.
    var isValidSyllable: Bool { structure?.allows(tone, spelling) ?? false }

    /// Writes the word with its tone where the style puts it; nil if the word has no structure to place it by.
    func scalars(style: ToneStyle) -> [UInt32]? {
        guard let structure else { return nil }
        let toneIndex = structure.toneIndex(spelling, style: style)
        var result: [UInt32] = []
        result.reserveCapacity(spelling.count)
        for index in 0..<spelling.count {
            let letter = Letter(
                code: spelling[index],
                tone: index == toneIndex ? tone : .level,
                isUpper: upper & 1 << UInt8(index) != 0
            )
            guard let scalar = LetterTable.shared.codePoint(letter) else { return nil }
            result.append(scalar)
        }
        return result
    }
}

/// Letters that look like đ and are often found in its place.
enum Confusable {
    /// đ or Đ for eth (U+00D0, U+00F0) and African d (U+0189, U+0256); nil for anything else.
    static func dStroke(for scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xF0, 0x256: 0x111
        case 0xD0, 0x189: 0x110
        default: nil
        }
    }

    /// Whether a word is written in Vietnamese capitals throughout, at least two of them: `QÐ`, `CBVCNLÐ`.
    static func isAcronym(_ scalars: [UInt32]) -> Bool {
        var capitals = 0
        for scalar in scalars {
            if dStroke(for: scalar) == 0x110 {
                capitals += 1
            } else if let letter = LetterTable.shared.letter(scalar) {
                guard letter.isUpper else { return false }
                capitals += 1
            } else {
                let isMark = scalar >= 0x300 && scalar < 0x370
                guard scalar < 0x80 || isMark else { return false }
            }
        }
        return capitals >= 2
    }
}
