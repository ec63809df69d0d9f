// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A text that may have been typed for an input method that was switched off, as `quy chees daan chur` was.
///
/// ```swift
/// let typed = TypedVietnamese.decode("quy chees daan chur")
/// typed.text                                            // "quy chế dân chủ"
/// typed.words[1].decoding                               // "chế", by Telex
/// TypedVietnamese.decode("quy che61 da6n chu3").text    // "quy chế dân chủ", by VNI
/// TypedVietnamese.decode("google covid19").text         // unchanged
/// ```
///
/// A word is decoded only if it has keys of a method and all of them together make a valid syllable with at least one mark.
/// That is not enough to replace what someone typed: `as`, `his` and `was` are `á`, `hí` and `ứa` in Telex, `a4` is `ã` in
/// VNI. Whoever searches accepts a word only if nothing is found as it was typed and something is as decoded:
///
/// ```swift
/// let query = typed.text { !index.contains($0.literal) && index.contains($1.text) }
/// ```
public struct TypedVietnamese: Hashable, Sendable {
    /// What a word stands for if it was typed for an input method.
    public struct Decoding: Hashable, Sendable {
        /// The syllable, composed, its tone placed in the new style, letters in the case that they were typed in.
        public let text: String
        /// The method.
        public let method: TypingMethod
        /// Whether the word is a syllable as it was typed, too: `xoong` is, besides standing for `xông`.
        public let isSyllableAsTyped: Bool
    }

    /// A run of letters, digits and marks.
    public struct Word: Hashable, Sendable {
        /// Its place in the text, in bytes of UTF-8.
        public let range: Range<Int>
        /// The word as it was typed.
        public let literal: String
        /// What it stands for; nil, as for most words, if it makes no sense as raw typing.
        public let decoding: Decoding?
    }

    /// The text as it was typed.
    public let literal: String
    /// All its words in order.
    public let words: [Word]

    /// Divides a text into words and decodes each. Takes time linear in the text.
    public static func decode(_ text: String) -> TypedVietnamese {
        var words: [Word] = []
        var word = String.UnicodeScalarView()
        var position = 0
        func endWord() {
            guard !word.isEmpty else { return }
            let literal = String(word)
            let range = position - literal.utf8.count..<position
            words.append(Word(range: range, literal: literal, decoding: decode(word: literal)))
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if isInWord(scalar) { word.append(scalar) } else { endWord() }
            position += UTF8.width(scalar)
        }
        endWord()
        return TypedVietnamese(literal: text, words: words)
    }

    /// What one word stands for; nil if it makes no sense as raw typing.
    ///
    /// Marks may be typed anywhere behind what they change (`quyeets`, `quyetse`, `toasn`, `dand`, `nguwowif`, `nguoiwf`), in
    /// either case. As input methods do it, `w` without a vowel is ư, `uow` is ươ before more letters and uơ at the end, and a
    /// third `o` takes back the circumflex (`xooong` is `xoong`). Other marks that are typed twice, a second tone and a mark
    /// that has nothing to stand on leave the word as it was: it was hardly meant so. The rimes `ôông`, `uơn` and `uơt` cannot
    /// be typed.
    public static func decode(word: String) -> Decoding? {
        var word = word
        guard let (method, decoded) = word.withUTF8({ TypedSyllable.decode($0) }) else { return nil }
        return Decoding(text: decoded, method: method, isSyllableAsTyped: Syllable.isValid(word))
    }

    /// The text with every word decoded that can be.
    public var text: String { text { _, _ in true } }

    /// The text with those words decoded that are accepted.
    public func text(accepting accepts: (_ word: Word, _ decoding: Decoding) -> Bool) -> String {
        var result: [UInt8] = []
        let typed = Array(literal.utf8)
        var end = 0
        for word in words {
            guard let decoding = word.decoding, accepts(word, decoding) else { continue }
            result += typed[end..<word.range.lowerBound] + decoding.text.utf8
            end = word.range.upperBound
        }
        return String(decoding: result + typed[end...], as: UTF8.self)
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || 0x30...0x39 ~= scalar.value }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isNonspacingMark
            || InvisibleScalar.contains(scalar.value)
    }
}
