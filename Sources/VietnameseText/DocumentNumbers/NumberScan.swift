// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The parts of a document number in a text.
///
/// ```
/// number    = 1 to 6 digits, the thousands parted by dots or not; a letter
/// with year = number "/" year "/" group (sep group)*            145/2020/NĐ-CP, 10/2022/QH15, 01/2016/TTLT-BYT-BNV
/// without   = number "/" group sep group (sep group)*           42/NQ-CP, 1234/UBND-KGVX
/// party     = number "-" group "/" group (sep group)*           455-QĐ/TU
/// alone     = number ("/" or "-") group                         73-CP, 326/TTg
/// sep       = "-" or "/", up to two spaces on either side; behind the type also "."
/// group     = 1 to 16 letters without tone, "&" inside, up to 3 digits behind them
/// ```
///
/// A hyphen is any dash. In `with year` all of them may be hyphens (`145-2020-nd-cp`), in `party` too. Sources: annex I of
/// decree 30/2020/NĐ-CP for the state, the instruction 36-HD/VPTW for the party; the rest is how people write these.
struct NumberScan {
    /// The digits of the number.
    var number: Range<Int>
    /// The letter behind them, folded; 0 if there is none.
    var suffix: UInt8 = 0
    /// 0 if there is none.
    var year = 0
    var groups = InlineArray<10, SymbolGroup>(repeating: SymbolGroup())
    /// How many groups there are, at least one.
    var groupCount = 0
    /// The byte behind the last.
    var end = 0
    /// Whether the number is parted from the symbol by a hyphen and the type from the issuer by a slash.
    var isPartyForm = false
    /// Whether a slash stands behind the first group.
    var hasSlash = false

    /// The most bytes that a number takes.
    static let lengthLimit = 96

    /// The number with what distinguishes it, without leading zeros: `145`, `30a`.
    func bareNumber(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var digits = text[number].filter { $0 != UInt8(ascii: ".") }
        digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
        if digits.isEmpty { digits = [UInt8(ascii: "0")] }
        if suffix != 0 { digits.append(suffix) }
        return digits
    }

    /// The canonical key: number, year and groups joined by hyphens.
    func key(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var key = bareNumber(text)
        if year != 0 {
            key.append(UInt8(ascii: "-"))
            key.append(contentsOf: String(year).utf8)
        }
        for index in 0..<groupCount {
            key.append(UInt8(ascii: "-"))
            let code = groups[index].code
            for place in 0..<code.count { key.append(code[place]) }
        }
        return key
    }
}

/// What stands between two parts of a number.
struct NumberSeparator {
    enum Kind { case slash, hyphen, dot, space }

    var kind: Kind
    /// Whether there are spaces before and behind.
    var isSpacedBefore: Bool
    var isSpacedBehind: Bool
    /// The byte behind it and its spaces.
    var end: Int

    var isSpaced: Bool { isSpacedBefore || isSpacedBehind }

    /// The separator at a place; nil if there is none. A line may end behind it if `mayBreak`.
    init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int, mayBreak: Bool = false) {
        let visible = Self.skipInvisible(text, start, limit)
        var at = Self.skipSpaces(text, visible, limit)
        isSpacedBefore = at > visible
        guard at < limit else { return nil }
        if text[at] == UInt8(ascii: "/") {
            kind = .slash
            at += 1
        } else if text[at] == UInt8(ascii: "."), !isSpacedBefore {
            kind = .dot
            at += 1
        } else {
            let length = Self.dashLength(text, at, limit)
            guard length > 0 else { return nil }
            kind = .hyphen
            at += length
            // A dash typed as two.
            if !isSpacedBefore, at < limit { at += Self.dashLength(text, at, limit) }
        }
        at = Self.skipInvisible(text, at, limit)
        var next = Self.skipSpaces(text, at, limit)
        if mayBreak, !isSpacedBefore, next < limit, text[next] == 0x0A || text[next] == 0x0D {
            next += text[next] == 0x0D && next + 1 < limit && text[next + 1] == 0x0A ? 2 : 1
            next = Self.skipSpaces(text, next, limit)
            isSpacedBehind = false
        } else {
            isSpacedBehind = next > at
        }
        end = next
    }

    /// The place behind at most four characters that are not seen: soft hyphens, spaces without width, joiners.
    static func skipInvisible(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
        var at = start
        for _ in 0..<4 where at < limit && text[at] >= 0xC2 {
            let scalar = text.scalar(at: at)
            guard isInvisible(scalar.value), at + scalar.length <= limit else { break }
            at += scalar.length
        }
        return at
    }

    /// Whether a character stands in numbers without being seen.
    static func isInvisible(_ value: UInt32) -> Bool { value == 0x200B || InvisibleScalar.contains(value) }

    /// The place behind at most two spaces.
    static func skipSpaces(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
        var at = start
        for _ in 0..<2 {
            if at < limit, text[at] == 0x20 || text[at] == 0x09 {
                at += 1
            } else if at + 1 < limit, text[at] == 0xC2, text[at + 1] == 0xA0 {
                at += 2
            }
        }
        return at
    }

    /// The length of the hyphen or dash at a place: U+002D, U+2010 to U+2015, U+2212; 0 if there is none.
    static func dashLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ limit: Int) -> Int {
        if text[at] == UInt8(ascii: "-") { return 1 }
        guard text[at] == 0xE2, at + 2 < limit else { return 0 }
        switch (text[at + 1], text[at + 2]) {
        case (0x80, 0x90...0x95), (0x88, 0x92): return 3
        default: return 0
        }
    }
}
