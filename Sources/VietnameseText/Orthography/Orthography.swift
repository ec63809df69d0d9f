// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The rules that bring different ways to write the same syllable together.
enum Orthography {
    /// The scalars of a text in NFC after the marks on each vowel were put in order, shape before tone.
    ///
    /// Normalisation alone leaves `e` + acute + circumflex apart from `ế`, as both marks have the same combining class.
    static func composed(_ text: String) throws(AnalysisError) -> [UInt32] {
        try scalars(ofUTF8: composed(Array(text.utf8)))
    }

    /// The same on UTF-8.
    static func composed(_ text: [UInt8]) throws(AnalysisError) -> [UInt8] {
        var decomposed = scalars(ofUTF8: try Normalization.nfd.apply(text))
        orderMarks(&decomposed)
        return try Normalization.nfc.apply(utf8(decomposed))
    }

    /// Puts circumflex, breve and horn before the tone marks that stand with them on a vowel.
    private static func orderMarks(_ scalars: inout [UInt32]) {
        var index = 0
        while index < scalars.count {
            let isVowel = LetterTable.shared.letter(scalars[index]).map { Letter.isVowel($0.code) } ?? false
            index += 1
            var firstTone: Int?
            var isOutOfOrder = false
            let isMark = 0x300..<0x370 as Range<UInt32>
            while index < scalars.count, isMark.contains(scalars[index]) {
                if isToneMark(scalars[index]) { firstTone = firstTone ?? index }
                if isShapeMark(scalars[index]), firstTone != nil { isOutOfOrder = true }
                index += 1
            }
            guard isVowel, isOutOfOrder, let firstTone else { continue }
            let marks = scalars[firstTone..<index]
            let ordered = marks.filter(isShapeMark) + marks.filter { !isShapeMark($0) }
            scalars.replaceSubrange(firstTone..<index, with: ordered)
        }
    }

    private static func isToneMark(_ scalar: UInt32) -> Bool { Tone(combiningMark: scalar) != nil }

    private static func isShapeMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x302, 0x306, 0x31B: true
        default: false
        }
    }

    /// Rewrites one composed word: letters that look like đ, then the place of the tone.
    ///
    /// A word that the rules do not cover stays as it is. Characters that are not seen keep their places.
    static func canonicalize(_ word: [UInt32], style: ToneStyle) -> [UInt32] {
        guard word.contains(where: InvisibleScalar.contains) else { return canonicalizeVisible(word, style: style) }
        var letters = canonicalizeVisible(word.filter { !InvisibleScalar.contains($0) }, style: style).makeIterator()
        return word.map { InvisibleScalar.contains($0) ? $0 : letters.next() ?? $0 }
    }

    /// Rewrites a word letter by letter: the result has as many.
    private static func canonicalizeVisible(_ word: [UInt32], style: ToneStyle) -> [UInt32] {
        if let syllable = Word(word) {
            // Without a structure there is no confusable letter in the word either.
            return syllable.scalars(style: style) ?? word
        }
        guard word.contains(where: { Confusable.dStroke(for: $0) != nil }), Confusable.isAcronym(word) else {
            return word
        }
        return word.map { Confusable.dStroke(for: $0) ?? $0 }
    }

    /// Decodes UTF-8.
    static func scalars(ofUTF8 bytes: [UInt8]) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    /// Encodes scalars, leaving out what is none.
    static func utf8(_ scalars: some Sequence<UInt32>) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in scalars {
            if let scalar = Unicode.Scalar(value) { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        }
        return bytes
    }
}
