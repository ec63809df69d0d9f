// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension VietnameseText {
    /// The other spellings of some words that differ from them only in `y` for `i` or `i` for `y`, for widening a search:
    /// `iyVariants(of: "kỹ sư Mỹ")` is `["kĩ sư Mỹ", "kỹ sư Mĩ", "kĩ sư Mĩ"]`.
    ///
    /// Case is kept, tones stand in the new style in syllables that vary (see ``Syllable/iyVariant``), and words are what
    /// white space divides. Of the syllables that vary the first four are varied, so there are at most 15 spellings.
    public static func iyVariants(of text: String) -> [String] {
        let words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
        var places: [(range: Range<String.Index>, variant: String)] = []
        for word in words where places.count < 4 {
            if let variant = iyVariant(of: String(word)) { places.append((word.startIndex..<word.endIndex, variant)) }
        }
        return (1..<1 << places.count).map { choice in
            var varied = ""
            var end = text.startIndex
            for (index, place) in places.enumerated() where choice & 1 << index != 0 {
                varied += text[end..<place.range.lowerBound] + place.variant
                end = place.range.upperBound
            }
            return varied + text[end...]
        }
    }

    /// The variant of one syllable, in the case that it is written in.
    private static func iyVariant(of word: String) -> String? {
        guard let variant = Syllable(word)?.iyVariant?.text() else { return nil }
        if word == word.uppercased(), word.count > 1 { return variant.uppercased() }
        let isCapitalized = word.first.map { $0.isUppercase } ?? false
        return isCapitalized ? variant.prefix(1).uppercased() + variant.dropFirst() : variant
    }
}
