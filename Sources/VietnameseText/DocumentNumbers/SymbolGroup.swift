// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A group of a symbol in a text: `NĐ`, `BGD&ĐT`, `QH15`, `T.Ư`.
struct SymbolGroup {
    var start = 0
    var end = 0
    var code = SymbolCode()
    /// What is known about the code.
    var traits = CodeTraits()
    /// How many letters are capitals.
    var capitals = 0
    /// How many letters there are.
    var letters = 0
    /// Bit i: letter i is written đ.
    private(set) var strokes: UInt16 = 0

    /// The most digits behind the letters.
    private static let digitLimit = 3

    init() {}

    /// Reads the group that begins at a place and ends where a word ends, before `limit`; nil if none does.
    ///
    /// Its letters carry no tone: no acronym has one, while most words in capitals do.
    init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int) {
        self.start = start
        var at = start
        var hasHorn = false
        while at < limit {
            if let (letter, length) = text.letter(at: at) {
                guard letter.tone == .level, code.digits == 0, code.append(Letter.base(letter.code)) else { return nil }
                if letter.code == Letter.dStroke { strokes |= 1 << UInt16(letters) }
                letters += 1
                if letter.isUpper { capitals += 1 }
                hasHorn = letter.code == Letter.uHorn
                at += length
                continue
            }
            let (value, length) = text.scalar(at: at)
            if 0x30...0x39 ~= value {
                guard letters > 0, code.digits < Self.digitLimit, code.append(UInt8(value)) else { return nil }
            } else if NumberSeparator.isInvisible(value) {
                let next = NumberSeparator.skipInvisible(text, at, limit)
                guard letters > 0, next < limit, Self.continues(text, next, behind: value) else { break }
                at = next
                continue
            } else if !joins(value, before: at + length, text, limit) {
                break
            }
            at += length
        }
        guard letters > 0, at == text.count || Self.endsWord(text.scalar(at: at).value) else { return nil }
        if hasHorn, code.count == 2, code[0] == UInt8(ascii: "t") { code = .central }
        end = at
    }

    /// Reads the code of a known issuer that is run together with a word in lower case: `CP` of `CPngày`, `QH15` of
    /// `QH15ngày`; nil if there is none.
    init?(issuerAt start: Int, _ text: UnsafeBufferPointer<UInt8>, limit: Int, _ codes: KnownCodes) {
        self.start = start
        var at = start
        while at < limit {
            let (letter, length) = text.letter(at: at) ?? (nil, 1)
            if let letter, letter.isUpper, code.digits == 0 {
                guard letter.tone == .level, code.append(Letter.base(letter.code)) else { return nil }
                if letter.code == Letter.dStroke { strokes |= 1 << UInt16(letters) }
                letters += 1
                capitals += 1
            } else if 0x30...0x39 ~= text[at] {
                guard capitals > 1, code.digits < Self.digitLimit, code.append(text[at]) else { return nil }
            } else {
                guard let letter, !letter.isUpper, capitals > 1 else { return nil }
                traits = codes(code)
                if !traits.contains(.issuer) {
                    // TTg has a letter in lower case of its own.
                    guard code.append(Letter.base(letter.code)) else { return nil }
                    letters += 1
                    at += length
                    traits = codes(code)
                }
                guard traits.contains(.issuer) else { return nil }
                end = at
                return
            }
            at += length
        }
        return nil
    }

    /// Whether a character that is neither letter nor digit stands inside the group: `&`, and the dot of `T.Ư`.
    private func joins(_ value: UInt32, before next: Int, _ text: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Bool {
        guard letters > 0, code.digits == 0, next < limit else { return false }
        let following = text.letter(at: next)?.letter
        switch value {
        case UInt32(UInt8(ascii: "&")):
            return following != nil
        case UInt32(UInt8(ascii: ".")):
            return code.count == 1 && code[0] == UInt8(ascii: "t") && following?.code == Letter.uHorn
        default:
            return false
        }
    }

    /// Whether a group goes on behind something that is not seen. A space without width may also part it from the next word.
    private static func continues(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, behind invisible: UInt32) -> Bool {
        if 0x30...0x39 ~= text[at] { return true }
        guard let letter = text.letter(at: at)?.letter else { return false }
        return letter.isUpper || invisible != 0x200B
    }

    private static func endsWord(_ value: UInt32) -> Bool {
        guard value != UInt32(UInt8(ascii: "_")), case .separator = WordScalar(value) else { return false }
        return true
    }
}

extension SymbolCode {
    /// `TW`, which is written `TƯ` as well: without this rule its key would be that of `TU`, a provincial committee.
    fileprivate static let central = SymbolCode(letters: "tw")
    private static let assembly = SymbolCode(letters: "qh")
    private static let assemblyCommittee = SymbolCode(letters: "ubtvqh")

    /// Whether this is `QH` or `UBTVQH`, whose numbers name a term of office.
    var isOfAssembly: Bool { self == .assembly || self == .assemblyCommittee }

    private init(letters: StaticString) {
        self.init()
        for index in 0..<letters.utf8CodeUnitCount { _ = append(letters.utf8Start[index]) }
    }
}

/// What a table of names tells about a code.
struct CodeTraits: OptionSet {
    let rawValue: UInt8

    /// The code is that of a type of document.
    static let type = CodeTraits(rawValue: 1)
    /// All bodies named behind the type issue the document together.
    static let joint = CodeTraits(rawValue: 2)
    /// The code is that of a body that issues documents.
    static let issuer = CodeTraits(rawValue: 4)
    /// The code may be a symbol by itself.
    static let alone = CodeTraits(rawValue: 8)
    /// The digits behind the code are the number of a term of office: the symbol ends there.
    static let term = CodeTraits(rawValue: 16)
}
