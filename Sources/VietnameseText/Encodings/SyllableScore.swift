// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How much of a sample is Vietnamese: of its words with a letter beyond ASCII, those that are syllables.
///
/// Words of capitals without a tone that are no syllables (`NĐ`, `QĐ`) count neither way, nor do single letters, as which
/// quotation marks of other languages come out when they are read wrongly. A character that Vietnamese text
/// hardly has, such as `§` or a control character, makes a word that is none; dashes, quotation marks and the like do not.
struct SyllableScore: Hashable, Sendable {
    /// Words with a letter beyond ASCII.
    private(set) var accented = 0
    /// Of those, the valid syllables.
    private(set) var valid = 0
    /// Different words among the valid syllables, as far as they are of interest.
    private var different: Set<[UInt32]> = []
    /// How many different words are counted.
    private static let differentLimit = 24

    /// What the valid syllables are made of.
    var variety: Variety {
        Variety(words: different.count, letters: Set(different.joined().lazy.filter { $0 >= 0x80 }).count)
    }

    /// How many different words there are, and letters beyond ASCII in them. Few are soon there by chance: other languages
    /// have few such letters.
    struct Variety {
        var words: Int
        var letters: Int

        static func >= (first: Variety, second: Variety) -> Bool {
            first.words >= second.words && first.letters >= second.letters
        }
    }

    /// The share of valid syllables, 0 without any word.
    var share: Double { accented == 0 ? 0 : Double(valid) / Double(accented) }

    /// Adds the words of well-formed UTF-8 between spaces.
    mutating func add(_ text: UnsafeRawBufferPointer) {
        var word: [UInt32] = []
        var state = WordState()
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                at += 1
                if byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
                    if word.count <= Spelling.capacity { word.append(UInt32(byte)) }
                } else if byte == 0x20 {
                    end(&word, &state)
                } else {
                    // Of the sample's words only control characters are left: letters of VISCII or VPS, or none at all.
                    (state.isAccented, state.isForeign) = (true, true)
                }
                continue
            }
            guard let (scalar, size) = UTF8Reading.scalar(text, at) else {
                at += 1
                continue
            }
            at += size
            switch Kind(scalar) {
            case .letter: state.isAccented = true
            case .mark: (state.isAccented, state.hasMark) = (true, true)
            case .foreign: (state.isAccented, state.isForeign) = (true, true)
            case .invisible: continue
            case .separator:
                end(&word, &state)
                continue
            }
            // Two marks a letter at most are of interest.
            if word.count <= 3 * Spelling.capacity { word.append(scalar) }
        }
        end(&word, &state)
    }

    private struct WordState {
        var isAccented = false
        var isForeign = false
        var hasMark = false
    }

    private mutating func end(_ word: inout [UInt32], _ state: inout WordState) {
        defer {
            word.removeAll(keepingCapacity: true)
            state = WordState()
        }
        guard state.isAccented else { return }
        if !state.isForeign {
            if state.hasMark { word = Self.composed(word) }
            if word.count == 1 { return }
            if !Self.hasCapitalInside(word), Word(word)?.isValidSyllable == true {
                valid += 1
                if different.count < Self.differentLimit { different.insert(word) }
            } else if Self.isAcronym(word) {
                return
            }
        }
        accented += 1
    }

    /// Whether a capital beyond ASCII follows a small letter of ASCII, as where a quotation mark is read as a letter.
    private static func hasCapitalInside(_ word: [UInt32]) -> Bool {
        zip(word, word.dropFirst()).contains { first, second in
            (0x61...0x7A).contains(first) && second >= 0x80 && LetterTable.shared.letter(second)?.isUpper == true
        }
    }

    private static func composed(_ word: [UInt32]) -> [UInt32] {
        (try? Orthography.composed(Orthography.utf8(word))).map(Orthography.scalars(ofUTF8:)) ?? word
    }

    private static func isAcronym(_ word: [UInt32]) -> Bool {
        word.count >= 2
            && word.allSatisfy { scalar in
                guard let letter = LetterTable.shared.letter(scalar) else { return false }
                return letter.isUpper && letter.tone == .level
            }
    }

    /// What a character beyond ASCII is in a word.
    private enum Kind {
        case letter, mark, foreign, invisible, separator

        init(_ scalar: UInt32) {
            if LetterTable.shared.letter(scalar) != nil {
                self = .letter
                return
            }
            switch scalar {
            case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: self = .invisible
            case 0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323: self = .mark
            // No-break space, « ° ² ³ · »; others below U+0100 are what misread letters look like.
            case 0xA0, 0xAB, 0xB0, 0xB2, 0xB3, 0xB7, 0xBB: self = .separator
            case 0x80..<0x100, 0x192, 0x2C6, 0x2DC, 0x20AC, 0x2020, 0x2021, 0x2030, 0x2039, 0x203A, 0x2122, 0xFFFD:
                self = .foreign
            case 0x2000...0x2BFF: self = .separator
            default:
                self = Unicode.Scalar(scalar)?.properties.isAlphabetic == true ? .foreign : .separator
            }
        }
    }
}
