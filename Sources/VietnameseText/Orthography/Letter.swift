// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A letter of Vietnamese orthography: which one, its tone and its case.
struct Letter: Equatable {
    /// The ASCII value of the lower-case letter, or one of the codes below.
    var code: UInt8
    var tone: Tone
    var isUpper: Bool

    static let aBreve: UInt8 = 1
    static let aCircumflex: UInt8 = 2
    static let eCircumflex: UInt8 = 3
    static let oCircumflex: UInt8 = 4
    static let oHorn: UInt8 = 5
    static let uHorn: UInt8 = 6
    static let dStroke: UInt8 = 7

    /// Whether a code is a vowel that carries a circumflex, breve or horn.
    static func hasShapeMark(_ code: UInt8) -> Bool { code >= aBreve && code <= uHorn }

    /// Whether a code is a vowel letter, `y` included.
    static func isVowel(_ code: UInt8) -> Bool {
        switch code {
        case aBreve...uHorn, UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
            UInt8(ascii: "u"), UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// The letter that a combining circumflex, breve or horn makes of another; nil if Vietnamese has none.
    static func shaped(_ code: UInt8, by mark: UInt32) -> UInt8? {
        switch (code, mark) {
        case (UInt8(ascii: "a"), 0x302): aCircumflex
        case (UInt8(ascii: "e"), 0x302): eCircumflex
        case (UInt8(ascii: "o"), 0x302): oCircumflex
        case (UInt8(ascii: "a"), 0x306): aBreve
        case (UInt8(ascii: "o"), 0x31B): oHorn
        case (UInt8(ascii: "u"), 0x31B): uHorn
        default: nil
        }
    }

    /// The ASCII letter that is left without any mark.
    static func base(_ code: UInt8) -> UInt8 {
        switch code {
        case aBreve, aCircumflex: UInt8(ascii: "a")
        case eCircumflex: UInt8(ascii: "e")
        case oCircumflex, oHorn: UInt8(ascii: "o")
        case uHorn: UInt8(ascii: "u")
        case dStroke: UInt8(ascii: "d")
        default: code
        }
    }
}

/// Maps the single code points of the Vietnamese letters (and the rest of ASCII's) to ``Letter`` and back.
struct LetterTable: Sendable {
    static let shared = LetterTable()

    /// By code point, U+1EA0 and above moved down to U+0200: code, tone << 8, case << 12; 0 is no letter.
    private var entries = [UInt16](repeating: 0, count: 0x260)
    /// By code, case and tone: code * 12 + upper * 6 + tone.
    private var codePoints = [UInt32](repeating: 0, count: 128 * 12)

    private static let vowels: [(code: UInt8, lower: String, upper: String)] = [
        (UInt8(ascii: "a"), "aàảãáạ", "AÀẢÃÁẠ"),
        (Letter.aBreve, "ăằẳẵắặ", "ĂẰẲẴẮẶ"),
        (Letter.aCircumflex, "âầẩẫấậ", "ÂẦẨẪẤẬ"),
        (UInt8(ascii: "e"), "eèẻẽéẹ", "EÈẺẼÉẸ"),
        (Letter.eCircumflex, "êềểễếệ", "ÊỀỂỄẾỆ"),
        (UInt8(ascii: "i"), "iìỉĩíị", "IÌỈĨÍỊ"),
        (UInt8(ascii: "o"), "oòỏõóọ", "OÒỎÕÓỌ"),
        (Letter.oCircumflex, "ôồổỗốộ", "ÔỒỔỖỐỘ"),
        (Letter.oHorn, "ơờởỡớợ", "ƠỜỞỠỚỢ"),
        (UInt8(ascii: "u"), "uùủũúụ", "UÙỦŨÚỤ"),
        (Letter.uHorn, "ưừửữứự", "ƯỪỬỮỨỰ"),
        (UInt8(ascii: "y"), "yỳỷỹýỵ", "YỲỶỸÝỴ"),
    ]

    private init() {
        for lower in UInt8(ascii: "a")...UInt8(ascii: "z") {
            enter(UInt32(lower), Letter(code: lower, tone: .level, isUpper: false))
            enter(UInt32(lower - 32), Letter(code: lower, tone: .level, isUpper: true))
        }
        enter(0x111, Letter(code: Letter.dStroke, tone: .level, isUpper: false))
        enter(0x110, Letter(code: Letter.dStroke, tone: .level, isUpper: true))
        for (code, lower, upper) in Self.vowels {
            for (tone, scalar) in zip(Tone.allCases, lower.unicodeScalars) {
                enter(scalar.value, Letter(code: code, tone: tone, isUpper: false))
            }
            for (tone, scalar) in zip(Tone.allCases, upper.unicodeScalars) {
                enter(scalar.value, Letter(code: code, tone: tone, isUpper: true))
            }
        }
    }

    private mutating func enter(_ codePoint: UInt32, _ letter: Letter) {
        guard let slot = Self.slot(codePoint) else { return }
        entries[slot] = UInt16(letter.code) | UInt16(letter.tone.rawValue) << 8 | (letter.isUpper ? 1 << 12 : 0)
        codePoints[Self.index(letter)] = codePoint
    }

    private static func slot(_ codePoint: UInt32) -> Int? {
        if codePoint < 0x200 { return Int(codePoint) }
        if codePoint >= 0x1EA0, codePoint < 0x1F00 { return Int(codePoint - 0x1EA0 + 0x200) }
        return nil
    }

    private static func index(_ letter: Letter) -> Int {
        Int(letter.code & 127) * 12 + (letter.isUpper ? 6 : 0) + Int(letter.tone.rawValue)
    }

    /// The letter that a code point is; nil for anything but ASCII letters and Vietnamese ones.
    func letter(_ codePoint: UInt32) -> Letter? {
        guard let slot = Self.slot(codePoint), entries[slot] != 0 else { return nil }
        let entry = entries[slot]
        return Letter(
            code: UInt8(truncatingIfNeeded: entry),
            tone: Tone(rawValue: UInt8(truncatingIfNeeded: entry >> 8) & 7) ?? .level,
            isUpper: entry >> 12 != 0
        )
    }

    /// The code point of a letter; nil if no single one exists (a tone on a consonant).
    func codePoint(_ letter: Letter) -> UInt32? {
        let value = codePoints[Self.index(letter)]
        return value == 0 ? nil : value
    }
}
