// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension NumberScan {
    /// Reads the number whose first digit stands at a place; nil if there is none.
    ///
    /// Looks at no more than ``lengthLimit`` bytes and the few before, and allocates nothing. If a text introduces the number
    /// as one (`Quyết định số`), codes need not be known where one would have to be otherwise. With `mayCut` the number may end
    /// inside a word, where a known issuer is run together with what follows: `NĐ-CPngày`.
    init?(
        _ text: UnsafeBufferPointer<UInt8>,
        at start: Int,
        codes: KnownCodes,
        isIntroduced: Bool = false,
        mayCut: Bool = false
    ) {
        let limit = min(text.count, start + Self.lengthLimit)
        number = start..<Self.skipDigits(text, start, limit)
        guard !number.isEmpty else { return nil }
        var at = number.upperBound
        if at < limit, let letter = Self.suffix(text, at, limit) {
            suffix = letter.folded
            at += letter.length
        }
        var first: NumberSeparator
        if let separator = NumberSeparator(text, at: at, limit: limit, mayBreak: false), separator.kind != .dot {
            first = separator
        } else if isIntroduced, let symbol = Self.spacedSymbol(text, at, limit) {
            first = symbol
        } else {
            return nil
        }
        guard Self.isFree(text, before: start) else { return nil }

        var isYearParted = true
        if let end = Self.year(text, first.end, limit) {
            for index in first.end..<end { year = year * 10 + Int(text[index] & 15) }
            var next = NumberSeparator(text, at: end, limit: limit, mayBreak: true)
            if next == nil || next?.kind == .dot {
                next = Self.spacedSymbol(text, end, limit)
                isYearParted = false
            }
            guard let next else { return nil }
            readGroups(text, at: next.end, limit, codes, mayCut: mayCut)
            guard groupCount > 0, !isBrokenOff(text), !lacksTerm else { return nil }
            // A span of years; a standard (QTKĐ 06-2016/BLĐTBXH).
            if first.kind == .hyphen, isYearLike(text) || groupCount == 1 && !groups[0].traits.contains(.term) {
                return nil
            }
            let isLinked = first.kind == .slash || next.kind == .slash
            guard isSound(isYearParted: isYearParted, isLinked: isLinked) else { return nil }
        } else {
            readGroups(text, at: first.end, limit, codes, mayCut: mayCut)
            guard groupCount > 0, !isBrokenOff(text) else { return nil }
            guard isSound(without: first, text, isIntroduced: isIntroduced) else { return nil }
        }
    }

    /// Whether digits are followed by a separator, and that by a letter or the begin of a year: nearly no number in a text is.
    ///
    /// To be asked first: it saves making the rest. If the number is introduced, a space is a separator too.
    static func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at start: Int, isIntroduced: Bool = false) -> Bool {
        let limit = min(text.count, start + lengthLimit)
        var at = start
        while at < limit, 0x30...0x39 ~= text[at] || text[at] == UInt8(ascii: ".") { at += 1 }
        // The letter behind the number; đ has two bytes, and so has what is not seen.
        if at < limit, 0x61...0x7A ~= text[at] | 0x20 {
            at += 1
        } else if at < limit, 0xC3...0xC6 ~= text[at] {
            at += 2
        }
        at = NumberSeparator.skipSpaces(text, NumberSeparator.skipInvisible(text, at, limit), limit)
        guard at < limit else { return false }
        guard text[at] == UInt8(ascii: "/") || text[at] == UInt8(ascii: "-") || text[at] == 0xE2 else {
            return isIntroduced
        }
        at += text[at] == 0xE2 ? 3 : 1
        at = NumberSeparator.skipSpaces(text, NumberSeparator.skipInvisible(text, at, limit), limit)
        guard at < limit else { return false }
        switch text[at] {
        case 0x31, 0x32, 0x41...0x5A, 0x61...0x7A, 0xC3...0xC6, 0xE2, UInt8(ascii: "-"): return true
        default: return false
        }
    }

    /// The place behind the digits: at most six, the last three perhaps parted by a dot.
    private static func skipDigits(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
        var at = start
        while at < limit, 0x30...0x39 ~= text[at], at - start < 7 { at += 1 }
        let isShort = at - start <= 3 && text[start] != UInt8(ascii: "0")
        guard at - start <= 6 else { return start }
        if isShort, at + 3 < limit, text[at] == UInt8(ascii: "."),
            text[(at + 1)...(at + 3)].allSatisfy({ 0x30...0x39 ~= $0 }),
            at + 4 == limit || !(0x30...0x39 ~= text[at + 4])
        {
            at += 4
        }
        return at
    }

    /// The letter behind the digits; nil if there is none, one with a mark (but đ) or a word of several.
    static func suffix(
        _ text: UnsafeBufferPointer<UInt8>,
        _ at: Int,
        _ limit: Int
    ) -> (folded: UInt8, length: Int)? {
        let (value, length) = text.scalar(at: at)
        guard let letter = LetterTable.shared.letter(Confusable.dStroke(for: value) ?? value), letter.tone == .level,
            value < 0x80 || letter.code == Letter.dStroke
        else {
            return nil
        }
        guard at + length == text.count || !isWordByte(text[at + length]) else { return nil }
        return (Letter.base(letter.code), length)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC3...0xCD, 0xE1: true
        default: false
        }
    }

    /// The end of a year from 1900 to 2099 that is followed by no digit; nil if there is none.
    static func year(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ limit: Int) -> Int? {
        guard at + 4 <= limit, text[at] == 0x31 && text[at + 1] == 0x39 || text[at] == 0x32 && text[at + 1] == 0x30,
            0x30...0x39 ~= text[at + 2], 0x30...0x39 ~= text[at + 3], at + 4 == text.count || !isWordByte(text[at + 4])
        else { return nil }
        return at + 4
    }

    func isYearLike(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        suffix == 0 && Self.year(text, number.lowerBound, number.upperBound) == number.upperBound
    }

    /// One or two spaces where a separator was left out.
    private static func spacedSymbol(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ limit: Int) -> NumberSeparator? {
        let end = NumberSeparator.skipSpaces(text, at, limit)
        guard end > at, end < limit else { return nil }
        return NumberSeparator(end: end)
    }

    /// Whether nothing before the number makes it part of something else: a word, a fraction or date, a decimal number, a
    /// code, the name of a standard (`QCVN 01-25 : 2010/…`).
    private static func isFree(_ text: UnsafeBufferPointer<UInt8>, before start: Int) -> Bool {
        guard start > 0 else { return true }
        let previous = text.scalar(before: start)
        if previous.value == UInt32(UInt8(ascii: "/")) || previous.value == UInt32(UInt8(ascii: "_")) { return false }
        guard case .separator = WordScalar(previous.value) else { return false }
        let before = start - previous.length
        if before > 0 {
            let byte = text[before - 1]
            let isDigit = 0x30...0x39 ~= byte
            switch previous.value {
            case 0x2C:
                if isDigit { return false }
            case 0x2E, 0x2D, 0x2010...0x2015, 0x2212:
                if isDigit || 0x41...0x5A ~= byte { return false }
            default:
                break
            }
        }
        var at = start
        for _ in 0..<2 where at > 0 && text[at - 1] == 0x20 { at -= 1 }
        guard at > 0, text[at - 1] == UInt8(ascii: ":") else { return true }
        let colon = at - 1
        at = colon
        for _ in 0..<2 where at > 0 && text[at - 1] == 0x20 { at -= 1 }
        // Behind the item of a list a space stands only after the colon: Mục 1: 145/2020/NĐ-CP.
        let isOfList = at == colon && colon + 1 < start
        return isOfList || at == 0 || !(0x30...0x39 ~= text[at - 1])
    }
}

extension NumberSeparator {
    /// Spaces in place of a separator.
    init(end: Int) {
        kind = .space
        isSpacedBefore = true
        isSpacedBehind = false
        self.end = end
    }
}
