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

    /// Reads a word in any normal form, characters that are not seen left out.
    init?(text: String) {
        // Eight letters with two marks on each and something invisible between them take less.
        guard text.utf8.count <= 64 else { return nil }
        var scalars = text.unicodeScalars.map(\.value)
        if scalars.contains(where: { LetterTable.shared.letter($0) == nil }) {
            guard let composed = try? Orthography.composed(text) else { return nil }
            scalars = composed.filter { !InvisibleScalar.contains($0) }
        }
        self.init(scalars)
    }

    /// A word from what is known of it; `upper` has bit i set if letter i is upper case.
    init(spelling: Spelling, tone: Tone, structure: SyllableStructure?, upper: UInt8 = 0) {
        self.spelling = spelling
        self.tone = tone
        self.structure = structure
        self.upper = upper
    }

    /// Whether the word is a syllable and its tone can stand on it.
    var isValidSyllable: Bool { structure?.allows(tone, spelling) ?? false }

    /// Writes the word with its tone where the style puts it; nil if the word has no structure to place it by.
    func scalars(style: ToneStyle) -> [UInt32]? {
        guard structure != nil else { return nil }
        var result: [UInt32] = []
        result.reserveCapacity(spelling.count)
        forEachScalar(style: style) { result.append($0.value) }
        return result.count == spelling.count ? result : nil
    }

    /// Hands over the letters, with the tone where the style puts it; nothing if the word has no structure to place it by.
    func forEachScalar(style: ToneStyle, _ body: (Unicode.Scalar) -> Void) {
        guard let structure else { return }
        let toneIndex = structure.toneIndex(spelling, style: style)
        for index in 0..<spelling.count {
            let letter = Letter(
                code: spelling[index],
                tone: index == toneIndex ? tone : .level,
                isUpper: upper & 1 << UInt8(index) != 0
            )
            if let scalar = LetterTable.shared.codePoint(letter).flatMap(Unicode.Scalar.init) { body(scalar) }
        }
    }
}
