// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// VNI-Windows as the vietuni library has it: `a` and a mark for the letters on a, e, o, u and y, single bytes for the rest.
///
/// A mark counts in either case, as `Ñaûng UÛy` and `Ñaûng Uûy` are both found; the letter has the case of its base. A byte
/// that is neither a letter of VNI nor a mark behind a letter that takes it is what it is in windows-1252.
struct VNITable: Sendable {
    static let shared = VNITable()

    /// The scalars of single bytes.
    private(set) var page: CodePage
    /// By byte: 1 and above for a letter that takes marks.
    private var bases = [UInt8](repeating: 0, count: 256)
    /// By base and mark, which is at least 0xC0: the scalar, or 0.
    private var pairs = [UInt16](repeating: 0, count: 15 * 64)
    /// The pairs of each scalar that has one: base and mark.
    private(set) var spelled: [UInt16: (base: UInt8, mark: UInt8)] = [:]

    /// The bytes of small letters; capitals are 0x20 below, marks included. Tones in the order of ``Tone``.
    private static let tones: [UInt8] = [0, 0xF8, 0xFB, 0xF5, 0xF9, 0xEF]
    private static let circumflex: [UInt8] = [0xE2, 0xE0, 0xE5, 0xE3, 0xE1, 0xE4]
    private static let breve: [UInt8] = [0xEA, 0xE8, 0xFA, 0xFC, 0xE9, 0xEB]
    /// The bytes of ơ and ư, which take tones, and of đ and i, which do not.
    private static let oHorn: UInt8 = 0xF4
    private static let uHorn: UInt8 = 0xF6
    private static let dStroke: UInt8 = 0xF1
    private static let toned: [UInt8] = [0x69, 0xEC, 0xE6, 0xF3, 0xED, 0xF2]

    private init() {
        var singles = CodePage.windows1252.scalars
        func enter(_ byte: UInt8, _ code: UInt8, _ tone: Tone) {
            for isUpper in [false, true] {
                let letter = Letter(code: code, tone: tone, isUpper: isUpper)
                guard let scalar = LetterTable.shared.codePoint(letter) else { continue }
                singles[Int(isUpper ? byte - 0x20 : byte)] = UInt16(truncatingIfNeeded: scalar)
            }
        }
        enter(Self.oHorn, Letter.oHorn, .level)
        enter(Self.uHorn, Letter.uHorn, .level)
        enter(Self.dStroke, Letter.dStroke, .level)
        for (tone, byte) in zip(Tone.allCases, Self.toned) { enter(byte, UInt8(ascii: "i"), tone) }
        enter(0xEE, UInt8(ascii: "y"), .dot)
        page = CodePage(singles)

        let families: [(base: UInt8, code: UInt8, marks: [UInt8])] = [
            (UInt8(ascii: "a"), UInt8(ascii: "a"), Self.tones), (UInt8(ascii: "e"), UInt8(ascii: "e"), Self.tones),
            (UInt8(ascii: "o"), UInt8(ascii: "o"), Self.tones), (UInt8(ascii: "u"), UInt8(ascii: "u"), Self.tones),
            (UInt8(ascii: "y"), UInt8(ascii: "y"), Self.tones), (Self.oHorn, Letter.oHorn, Self.tones),
            (Self.uHorn, Letter.uHorn, Self.tones), (UInt8(ascii: "a"), Letter.aCircumflex, Self.circumflex),
            (UInt8(ascii: "e"), Letter.eCircumflex, Self.circumflex),
            (UInt8(ascii: "o"), Letter.oCircumflex, Self.circumflex), (UInt8(ascii: "a"), Letter.aBreve, Self.breve),
        ]
        for family in families {
            for (tone, mark) in zip(Tone.allCases, family.marks) where mark != 0 {
                enterPair(family.base, mark, Letter(code: family.code, tone: tone, isUpper: false))
            }
        }
    }

    private mutating func enterPair(_ base: UInt8, _ mark: UInt8, _ lower: Letter) {
        for isUpper in [false, true] {
            var letter = lower
            letter.isUpper = isUpper
            guard let codePoint = LetterTable.shared.codePoint(letter) else { continue }
            let scalar = UInt16(truncatingIfNeeded: codePoint)
            let byte = isUpper ? base - 0x20 : base
            if bases[Int(byte)] == 0 { bases[Int(byte)] = (bases.max() ?? 0) + 1 }
            let row = 64 * Int(bases[Int(byte)])
            pairs[row + Int(mark) - 0xC0] = scalar
            pairs[row + Int(mark) - 0x20 - 0xC0] = scalar
            // ỵ has a byte of its own.
            if letter.code == UInt8(ascii: "y"), letter.tone == .dot { continue }
            spelled[scalar] = (byte, isUpper ? mark - 0x20 : mark)
        }
    }

    /// Whether a byte is a letter that may be another together with the next byte.
    func takesMarks(_ byte: UInt8) -> Bool { bases[Int(byte)] != 0 }

    /// The letter that two bytes are together, nil if they are two characters.
    @inline(__always)
    func pair(_ base: UInt8, _ mark: UInt8) -> UInt16? {
        guard mark >= 0xC0 else { return nil }
        let scalar = pairs[64 * Int(bases[Int(base)]) + Int(mark) - 0xC0]
        return scalar == 0 ? nil : scalar
    }
}
