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

    /// Whether what stands at a place is joined to a word or a number before it, by a stroke, a hyphen and the like or by
    /// nothing, as in `145/2020/NĐ-CP`. Signs behind white space join nothing.
    func isJoined(at place: Int) -> Bool {
        let before = String(decoding: bytes[..<place], as: UTF8.self)
        guard let last = before.last(where: { !"/\\-–.·_&+@#".contains($0) }) else { return false }
        return last.isLetter || last.isNumber
    }

    /// Whether a word behind the text would be joined to the last. A full stop at the end is one.
    var endsJoined: Bool { !endsInWord && bytes.last != UInt8(ascii: ".") && isJoined(at: bytes.count) }

    /// Whether a word behind the text needs a space before it: not behind white space, what opens or a field's colon, nor
    /// behind a sign or a quotation mark that the word is to begin with.
    var needsSpace: Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let last = text.last, let scalar = last.unicodeScalars.first, !last.isWhitespace, last != ":" else {
            return false
        }
        switch scalar.properties.generalCategory {
        case .openPunctuation, .initialPunctuation: return false
        default: break
        }
        guard "\"'+-".contains(last) else { return true }
        return text.dropLast().last.map { !$0.isWhitespace } ?? false
    }

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
