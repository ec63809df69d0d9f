// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A syllable while its keys are pressed one after the other.
struct TypedSyllable {
    /// More keys than any syllable takes.
    private static let longest = 16

    private var spelling = Spelling()
    private var upper: UInt8 = 0
    private var tone = Tone.level
    /// Whether a circumflex was taken back: letters are only letters from then on.
    private var isUndone = false

    /// Decodes a word: one with a digit as VNI, any other as Telex. Nil if that gives no valid syllable with a mark.
    static func decode(_ word: UnsafeBufferPointer<UInt8>) -> (TypingMethod, String)? {
        guard word.count <= longest else { return nil }
        var syllable = TypedSyllable()
        let method: TypingMethod = word.contains { 0x30...0x39 ~= $0 } ? .vni : .telex
        for byte in word {
            guard byte < 0x80 else { return nil }
            guard method == .vni ? syllable.pressVNI(byte) : syllable.pressTelex(byte) else { return nil }
        }
        return syllable.text.map { (method, $0) }
    }

    /// Takes a key of VNI; false if it has nothing to do.
    private mutating func pressVNI(_ key: UInt8) -> Bool {
        switch key {
        case UInt8(ascii: "1"): put(.acute)
        case UInt8(ascii: "2"): put(.grave)
        case UInt8(ascii: "3"): put(.hook)
        case UInt8(ascii: "4"): put(.tilde)
        case UInt8(ascii: "5"): put(.dot)
        case UInt8(ascii: "6"):
            putCircumflex(on: UInt8(ascii: "a")) || putCircumflex(on: UInt8(ascii: "e"))
                || putCircumflex(on: UInt8(ascii: "o"))
        case UInt8(ascii: "7"): putHorn()
        case UInt8(ascii: "8"): replace(UInt8(ascii: "a"), by: Letter.aBreve)
        case UInt8(ascii: "9"): putStroke()
        default: append(key)
        }
    }

    /// Takes a key of Telex; false if it has nothing to do.
    private mutating func pressTelex(_ key: UInt8) -> Bool {
        let letter = key | 0x20
        switch letter {
        case UInt8(ascii: "s") where hasVowel: return put(.acute)
        case UInt8(ascii: "f") where hasVowel: return put(.grave)
        case UInt8(ascii: "r") where hasVowel: return put(.hook)
        case UInt8(ascii: "x") where hasVowel: return put(.tilde)
        case UInt8(ascii: "j") where hasVowel: return put(.dot)
        case UInt8(ascii: "w"):
            guard hasVowel else { return append(Letter.uHorn, isUpper: letter != key) }
            return putHornOrBreve()
        case UInt8(ascii: "d") where spelling[0] == letter:
            return putStroke()
        case UInt8(ascii: "o") where spelling.last == Letter.oCircumflex:
            spelling.replace(spelling.count - 1, with: letter)
            isUndone = true
            return append(key)
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o"):
            return !isUndone && !endsTriphthong(letter) && putCircumflex(on: letter) || append(key)
        default: return append(key)
        }
    }

    /// Whether a letter is the last of `oao` or `oeo`, as in `ngoao` and `ngoeo`, and no mark on the first.
    private func endsTriphthong(_ letter: UInt8) -> Bool {
        guard letter == UInt8(ascii: "o") else { return false }
        let rime = spelling.dropFirst(vowelStart)
        return rime.count == 2 && rime[0] == letter && (rime[1] == UInt8(ascii: "a") || rime[1] == UInt8(ascii: "e"))
    }
}

extension TypedSyllable {
    /// The syllable as it should be; nil if it is none or has no mark.
    private var text: String? {
        var spelling = spelling
        let rime = spelling.dropFirst(vowelStart)
        if rime[0] == Letter.uHorn {
            // One horn is enough to type both; without a coda it is only the second that has one.
            if rime[1] == UInt8(ascii: "o") { spelling.replace(vowelStart + 1, with: Letter.oHorn) }
            if rime[1] == Letter.oHorn, rime.count == 2 { spelling.replace(vowelStart, with: UInt8(ascii: "u")) }
        }
        guard let structure = SyllableStructure(spelling), structure.allows(tone, spelling),
            tone != .level || (0..<spelling.count).contains(where: { Letter.base(spelling[$0]) != spelling[$0] })
        else { return nil }
        var scalars = String.UnicodeScalarView()
        Word(spelling: spelling, tone: tone, structure: structure, upper: upper)
            .forEachScalar(style: .new) { scalars.append($0) }
        return String(scalars)
    }

    /// Where the vowels begin: behind the onset, of which the u of `qu` and the i of `gia` are a part.
    private var vowelStart: Int {
        if spelling[0] == UInt8(ascii: "q"), spelling[1] == UInt8(ascii: "u") { return 2 }
        if spelling[0] == UInt8(ascii: "g"), spelling[1] == UInt8(ascii: "i"), Letter.isVowel(spelling[2]) { return 2 }
        return (0..<spelling.count).first { Letter.isVowel(spelling[$0]) } ?? spelling.count
    }

    private var hasVowel: Bool { vowelStart < spelling.count }

    private mutating func append(_ key: UInt8) -> Bool {
        let letter = key | 0x20
        guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { return false }
        return append(letter, isUpper: letter != key)
    }

    private mutating func append(_ code: UInt8, isUpper: Bool) -> Bool {
        guard spelling.append(code) else { return false }
        if isUpper { upper |= 1 << UInt8(spelling.count - 1) }
        return true
    }

    /// Puts a tone on the syllable. An input method lets a second one replace the first, but who types blindly does not mend
    /// what is not seen: words with two are `virus` and `a14`.
    private mutating func put(_ tone: Tone) -> Bool {
        guard hasVowel, self.tone == .level else { return false }
        self.tone = tone
        return true
    }

    private mutating func putStroke() -> Bool {
        guard spelling[0] == UInt8(ascii: "d") else { return false }
        spelling.replace(0, with: Letter.dStroke)
        return true
    }

    private mutating func putCircumflex(on letter: UInt8) -> Bool {
        guard let shaped = Letter.shaped(letter, by: 0x302) else { return false }
        return replace(letter, by: shaped)
    }

    /// What the w of Telex does behind a vowel.
    private mutating func putHornOrBreve() -> Bool {
        guard !hasPair, let place = lastVowel(UInt8(ascii: "a")) else { return putHorn() }
        if place > vowelStart, spelling[place - 1] == UInt8(ascii: "u") {
            spelling.replace(place - 1, with: Letter.uHorn)
        } else {
            spelling.replace(place, with: Letter.aBreve)
        }
        return true
    }

    /// Puts horns on `uo`, else one on o, else one on the first u.
    private mutating func putHorn() -> Bool {
        if hasPair {
            spelling.replace(vowelStart, with: Letter.uHorn)
            spelling.replace(vowelStart + 1, with: Letter.oHorn)
            return true
        }
        if replace(UInt8(ascii: "o"), by: Letter.oHorn) { return true }
        let places = vowelStart..<spelling.count
        guard let place = places.first(where: { spelling[$0] == UInt8(ascii: "u") }) else { return false }
        spelling.replace(place, with: Letter.uHorn)
        return true
    }

    /// Whether the vowels begin with `uo`.
    private var hasPair: Bool {
        spelling[vowelStart] == UInt8(ascii: "u") && spelling[vowelStart + 1] == UInt8(ascii: "o")
    }

    /// The last place among the vowels of a letter without a mark.
    private func lastVowel(_ letter: UInt8) -> Int? {
        (vowelStart..<spelling.count).last { spelling[$0] == letter }
    }

    private mutating func replace(_ letter: UInt8, by shaped: UInt8) -> Bool {
        guard let place = lastVowel(letter) else { return false }
        spelling.replace(place, with: shaped)
        return true
    }
}
