// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Reads one run of ASCII and Vietnamese letters from a text, composing marks that stand behind their letters.
struct WordReader {
    private let table = LetterTable.shared
    private var word = Letters()
    /// Whether there is more to the word than this reader knows of.
    private(set) var needsICU = false

    /// What is known of the word being read.
    private struct Letters {
        var spelling = Spelling()
        var upper: UInt8 = 0
        var tone = Tone.level
        /// The letter that the tone was written on.
        var toneIndex = 0
        var toneCount = 0
        var vowelCount = 0
        var count = 0
        var wasDecomposed = false
        var structure: SyllableStructure?
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    /// Whether a character beyond ASCII divides words and stays the same in NFC: the usual punctuation.
    @inline(__always)
    static func dividesWords(_ value: UInt32) -> Bool {
        switch value {
        case 0xA0, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, 0xF7, 0x2010...0x2027, 0x2030...0x203A: true
        default: false
        }
    }

    /// Reads a word of well-formed text from its first letter on; returns where it stopped.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        word = Letters()
        needsICU = false
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                guard Self.isLetter(byte) else { break }
                let code = byte | 0x20
                add(Letter(code: code, tone: .level, isUpper: code != byte), isVowel: Letter.isVowel(code))
                position += 1
                continue
            }
            let (value, size) = UTF8Decoding.scalar(in: text, at: position)
            if let letter = table.letter(value) {
                add(letter, isVowel: letter.code != Letter.dStroke)
            } else if Self.dividesWords(value) {
                break
            } else if !addMark(value) {
                needsICU = true
                return position
            }
            position += size
        }
        // Only a word that fits can be put together again.
        needsICU = word.wasDecomposed && (word.count > Spelling.capacity || word.toneCount > 1)
        return position
    }

    @inline(__always)
    private mutating func add(_ letter: Letter, isVowel: Bool) {
        if letter.tone != .level {
            word.tone = letter.tone
            word.toneIndex = word.count
            word.toneCount += 1
        }
        if letter.isUpper, word.count < Spelling.capacity { word.upper |= 1 << UInt8(word.count) }
        if isVowel { word.vowelCount += 1 }
        _ = word.spelling.append(letter.code)
        word.count += 1
    }

    /// Puts a combining mark on the last letter; false if that makes no Vietnamese one.
    private mutating func addMark(_ value: UInt32) -> Bool {
        guard word.count > 0, word.count <= Spelling.capacity else { return false }
        let last = word.spelling.last
        if let mark = Tone(combiningMark: value) {
            let hasTone = word.toneCount > 0 && word.toneIndex == word.count - 1
            guard Letter.isVowel(last), !hasTone else { return false }
            word.tone = mark
            word.toneIndex = word.count - 1
            word.toneCount += 1
        } else {
            guard let shaped = Letter.shaped(last, by: value) else { return false }
            word.spelling.replace(word.count - 1, with: shaped)
        }
        word.wasDecomposed = true
        return true
    }

    /// Whether the word is written otherwise in a style, in NFC; looks at it once.
    mutating func isChanged(by style: ToneStyle) -> Bool {
        let isMovable = word.toneCount == 1 && word.vowelCount > 1 && word.count <= Spelling.capacity
        guard word.wasDecomposed || isMovable else { return false }
        word.structure = SyllableStructure(word.spelling)
        return word.wasDecomposed || place(of: word, in: style) != word.toneIndex
    }

    private func place(of word: Letters, in style: ToneStyle) -> Int {
        word.structure?.toneIndex(word.spelling, style: style) ?? word.toneIndex
    }

    /// Writes the word in NFC, with its tone where the style puts it.
    func append(to output: inout OutputBytes, style: ToneStyle) {
        let place = place(of: word, in: style)
        for index in 0..<word.spelling.count {
            let letter = Letter(
                code: word.spelling[index],
                tone: index == place ? word.tone : .level,
                isUpper: word.upper & 1 << UInt8(index) != 0
            )
            guard let scalar = table.codePoint(letter).flatMap(Unicode.Scalar.init) else { continue }
            output.append(UTF8.encode(scalar) ?? .init())
        }
    }
}
