// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The keys of one token by their definition: every step done by ICU on the whole token.
struct ReferenceKeys {
    var exact: [UInt8]
    var folded: [UInt8]
    var kind: TokenKind
    /// The word, if the token is one of up to eight Vietnamese letters.
    var word: Word?

    init(_ token: String) {
        let source = Self.prefix(Array(token.utf8), 1024)
        var text = source
        let written = Orthography.scalars(ofUTF8: source)
        let letters = (try? Orthography.composed(source)).map(Orthography.scalars) ?? written
        if Confusable.isAcronym(letters) { text = Orthography.utf8(written.map { Confusable.dStroke(for: $0) ?? $0 }) }
        var scalars: [UInt32] = []
        if let lower = try? Normalization.nfkcCasefold.apply(text), let composed = try? Orthography.composed(lower) {
            scalars = Orthography.scalars(ofUTF8: composed)
        }
        if scalars.isEmpty { scalars = written }

        word = Word(scalars)
        let string = String(decoding: Orthography.utf8(scalars), as: UTF8.self)
        if word != nil {
            kind = Self.isSyllable(scalars) ? .syllable : .word
            scalars = Orthography.canonicalize(scalars, style: .new)
        } else if let number = Self.numberKey(string) {
            kind = .number
            scalars = number.unicodeScalars.map(\.value)
        } else {
            kind = .word
            scalars = scalars.map { $0 == 0x2018 || $0 == 0x2019 ? 0x27 : $0 }
        }
        let whole = Orthography.utf8(scalars)
        let bare = (try? Folding.fold(whole)) ?? whole
        exact = Self.prefix(whole, 255)
        folded = bare.isEmpty ? exact : Self.prefix(bare, 255)
    }

    static func isSyllable(_ scalars: [UInt32]) -> Bool {
        Word(scalars).map { $0.structure?.allows($0.tone, $0.spelling) ?? false } ?? false
    }

    /// The key of a number; nil for anything else.
    private static func numberKey(_ text: String) -> String? {
        let patterns = ReferencePatterns.shared
        guard text.wholeMatch(of: patterns.number) != nil else { return nil }
        if text.wholeMatch(of: patterns.groupedByDots) != nil {
            return text.replacing(".", with: "")
        }
        if text.wholeMatch(of: patterns.groupedByCommas) != nil {
            return text.replacing(",", with: "").replacing(".", with: ",")
        }
        let digits = text.filter { $0 != "." }
        if text.wholeMatch(of: patterns.telephone) != nil, digits.count == 10 || digits.count == 11,
            ReferenceRules.dottedDate(text) == nil
        {
            return digits
        }
        return text
    }

    /// The first bytes, no character divided.
    private static func prefix(_ bytes: [UInt8], _ limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let encoded = Array(UTF8.encode(scalar) ?? .init())
            if result.count + encoded.count > limit { break }
            result += encoded
        }
        return result
    }
}
