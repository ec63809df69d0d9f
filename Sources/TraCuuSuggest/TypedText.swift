// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import VietnameseText

/// A word of the text that suggestions are asked for.
struct TypedWord {
    /// Its bytes in the text.
    let range: Range<Int>
    let folded: [UInt8]
    let exact: [UInt8]
    let kind: TokenKind
    /// As it was typed.
    let source: String
    /// Its letters; nil if it has anything else, such as digits.
    let letters: WordLetters?
    /// Whether it is written in capitals throughout, at least two of them, and not all of the text is.
    var isAcronym: Bool

    /// The class of a word that is no syllable.
    var classNeighbour: Int { kind == .number ? BigramsFormat.number : BigramsFormat.word }
}

/// The text that suggestions are asked for, divided into words.
struct TypedText {
    let bytes: [UInt8]
    let words: [TypedWord]

    init(_ text: String, _ analyzer: Analyzer) {
        let bytes = Array(text.utf8)
        var tokens = TokenBuffer(capacity: 64)
        bytes.withUnsafeBytes { analyzer.analyze($0, into: &tokens) }
        var words: [TypedWord] = []
        for index in 0..<tokens.count where analyzer.kind(tokens[index].form) != .alias {
            let token = tokens[index]
            let range = Int(token.start)..<Int(token.end)
            let source = String(decoding: bytes[range], as: UTF8.self)
            let exact = Array(analyzer.exactKey(token.form))
            words.append(
                TypedWord(
                    range: range,
                    folded: Array(analyzer.foldedKey(token.form)),
                    exact: exact,
                    kind: analyzer.kind(token.form),
                    source: source,
                    letters: WordLetters(key: exact),
                    isAcronym: source.count > 1 && !source.contains { $0.isLowercase }
                )
            )
        }
        if words.count > 1, words.allSatisfy({ $0.isAcronym || $0.letters == nil }) {
            for index in words.indices { words[index].isAcronym = false }
        }
        self.bytes = bytes
        self.words = words
    }

    /// Whether nothing stands behind the last word, so that it may go on.
    var endsInWord: Bool { words.last?.range.upperBound == bytes.count }

    /// The text with words replaced, as far as their number goes; nil leaves a word as it was typed.
    func text(replacing replacements: [String?]) -> String {
        var result = ""
        var position = 0
        for (word, replacement) in zip(words, replacements) {
            guard let replacement else { continue }
            result += String(decoding: bytes[position..<word.range.lowerBound], as: UTF8.self) + replacement
            position = word.range.upperBound
        }
        return result + String(decoding: bytes[position...], as: UTF8.self)
    }
}
