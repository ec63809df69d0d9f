// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What a form must be for a rule across tokens to begin at it; known once a form.
struct TokenTraits: OptionSet {
    let rawValue: UInt8

    /// One of ICU's words that is more than one token.
    static let composite = TokenTraits(rawValue: 1)
    /// A short token whose first byte is a digit: may begin a document number or a date.
    static let number = TokenTraits(rawValue: 2)
    /// At most eight letters without a tone that are no syllable of three letters or more, not even one typed without its
    /// marks: may be part of an acronym.
    static let acronymPart = TokenTraits(rawValue: 4)
    /// ASCII letters, digits and dots only: may begin an e-mail address or a domain name.
    static let ascii = TokenTraits(rawValue: 8)
    /// Two to eight letters without a tone that are no syllable, not even one typed without its marks: may be joined to a
    /// number, as in `Covid-19`.
    static let loan = TokenTraits(rawValue: 16)

    /// Nothing but letters and marks that the scanner knows: a word wherever it stands between separators.
    static let latin = TokenTraits(rawValue: 32)
    /// Letters without a tone that spell a syllable, some of its marks perhaps left out.
    static let readable = TokenTraits(rawValue: 64)

    /// By the byte behind a token, the traits with which a rule may begin. Good for the life of the process.
    nonisolated(unsafe) static let triggers: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: composite.rawValue, count: 256)
        func enter(_ byte: UInt8, _ traits: TokenTraits) { table[Int(byte)] |= traits.rawValue }
        enter(UInt8(ascii: "/"), .number)
        enter(UInt8(ascii: "-"), [.number, .acronymPart, .ascii, .loan])
        enter(UInt8(ascii: "."), .ascii)
        enter(UInt8(ascii: "@"), .ascii)
        enter(UInt8(ascii: "_"), .ascii)
        enter(UInt8(ascii: "&"), .acronymPart)
        enter(UInt8(ascii: ","), .acronymPart)
        enter(0x09, .number)
        enter(0x20, [.number, .acronymPart])
        enter(0xC2, .number)
        enter(0xE2, [.number, .acronymPart, .loan])
        return UnsafePointer(table)
    }()
}

extension TokenTraits {
    init(_ word: Word) {
        self = []
        guard word.tone == .level else { return }
        let isSyllable = word.isReadableAsSyllable
        if isSyllable { insert(.readable) }
        if word.spelling.count < 3 || !isSyllable { insert(.acronymPart) }
        if word.spelling.count > 1, !isSyllable { insert(.loan) }
    }

    init(_ source: UnsafeRawBufferPointer) {
        self = source.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: ".") } ? .ascii : []
        if let first = source.first, ASCII.isDigit(first), source.count <= 9 { insert(.number) }
        if TextScanner.isLatin(source) { insert(.latin) }
    }
}
