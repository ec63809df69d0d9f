// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Operations on whole Vietnamese texts.
public enum VietnameseText {
    /// A text as it is compared without regard to case and diacritics: `fold("Nghị định") == "nghi dinh"`.
    ///
    /// Full compatibility case folding, then all nonspacing marks removed, đ and ð written `d`, and letters that ICU's
    /// Latin-ASCII transform spells with ASCII letters spelled so (`ł` as `l`, `æ` as `ae`). Punctuation and white space stay.
    public static func fold(_ text: String) -> String {
        var result: [UInt8] = []
        for piece in Normalization.pieces(of: text) {
            let lower = try? Normalization.nfkcCasefold.apply(piece)
            result.append(contentsOf: lower.flatMap { try? Folding.fold($0) } ?? piece)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A text in NFC with every syllable's tone mark where the style puts it, case kept: `canonicalize("Hóa") == "Hoá"`.
    ///
    /// Repairs old and new style, misplaced tones (`qủa`, `lựơng`), marks typed in the wrong order and eth in place of đ.
    /// Whatever is not a Vietnamese syllable is only normalised.
    public static func canonicalize(_ text: String, style: ToneStyle = .new) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var word: [UInt32] = []
        func endWord() {
            result.append(contentsOf: Orthography.utf8(Orthography.canonicalize(word, style: style)))
            word.removeAll(keepingCapacity: true)
        }
        for piece in Normalization.pieces(of: text) {
            for value in Orthography.scalars(ofUTF8: (try? Orthography.composed(piece)) ?? piece) {
                if isInWord(value) {
                    word.append(value)
                } else {
                    endWord()
                    result.append(contentsOf: Orthography.utf8(CollectionOfOne(value)))
                }
            }
        }
        endWord()
        return String(decoding: result, as: UTF8.self)
    }

    private static func isInWord(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        if value < 0x80 { return scalar.properties.isAlphabetic || 0x30...0x39 ~= value }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isNonspacingMark
    }
}
