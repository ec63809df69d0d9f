// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Reads TCVN3 word by word, as the case of its letters with a tone is that of the word.
///
/// The set has small letters with a tone only, and text in capitals was written with them: `QUYếT`. Such a letter is a
/// capital if all other letters of its word are capitals and there are at least two of them or one behind it. So `Hà`, a name
/// in any font, and `ở`, alone, stay small.
struct TCVN3Words: Sendable {
    static let shared = TCVN3Words()

    private enum Kind: UInt8 {
        case none, capital, small, toned
    }

    /// The most letters that are looked at together; a longer run is divided.
    private static let longestWord = 32

    private let page = CodePage.tcvn3
    /// What letter a byte is, if any.
    private let kinds: [Kind]
    /// The scalars where letters with a tone are capitals.
    private let capitals: [UInt16]

    private init() {
        var kinds = [Kind](repeating: .none, count: 256)
        var capitals = page.scalars
        for byte in 0..<256 {
            let scalar = UInt32(page.scalars[byte])
            switch scalar {
            case 0x41...0x5A: kinds[byte] = .capital
            case 0x61...0x7A: kinds[byte] = .small
            default:
                guard var letter = LetterTable.shared.letter(scalar) else { continue }
                kinds[byte] = letter.isUpper ? .capital : letter.tone == .level ? .small : .toned
                letter.isUpper = true
                guard kinds[byte] == .toned, let capital = LetterTable.shared.codePoint(letter) else { continue }
                capitals[byte] = UInt16(truncatingIfNeeded: capital)
            }
        }
        self.kinds = kinds
        self.capitals = capitals
    }

    /// Appends what bytes stand for; returns how many mean the same whatever follows, which are all at the end of a text.
    func append(_ bytes: UnsafeRawBufferPointer, isEnd: Bool, to text: inout [UInt8]) -> Int {
        var at = 0
        while at < bytes.count {
            var end = at
            var capitalCount = 0
            var hasSmall = false
            var hasToned = false
            var isToneFirst = false
            word: while end < bytes.count, end - at < Self.longestWord {
                switch kinds[Int(bytes[end])] {
                case .none: break word
                case .capital:
                    capitalCount += 1
                    if hasToned { isToneFirst = true }
                case .small: hasSmall = true
                case .toned: hasToned = true
                }
                end += 1
            }
            if end == bytes.count, end - at < Self.longestWord, !isEnd { return at }
            let isUpper = hasToned && !hasSmall && (capitalCount >= 2 || isToneFirst)
            let scalars = isUpper ? capitals : page.scalars
            // What ends a word is none of it.
            end = max(end, at + 1)
            for byte in bytes[at..<end] { text.append(utf8: UInt32(scalars[Int(byte)])) }
            at = end
        }
        return at
    }
}
