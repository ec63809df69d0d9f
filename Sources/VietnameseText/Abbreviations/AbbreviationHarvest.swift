// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Finds where a text defines abbreviations.
struct AbbreviationHarvest {
    let text: UnsafeBufferPointer<UInt8>

    /// The most words of an expansion.
    private static let wordLimit = 24
    /// The most bytes between parentheses.
    private static let contentLimit = 320

    /// All definitions in their order.
    func all() -> [DefinedAbbreviation] {
        var found: [DefinedAbbreviation] = []
        var at = 0
        while at < text.count {
            switch text[at] {
            case UInt8(ascii: "("):
                if let definition = definition(parenthesis: at) { found.append(definition) }
            case UInt8(ascii: "l"), UInt8(ascii: "L"):
                if let definition = definition(copula: at) { found.append(definition) }
            case UInt8(ascii: ":"):
                if let definition = definition(colon: at) { found.append(definition) }
            default:
                break
            }
            at += 1
        }
        return found
    }

    /// `expansion (SHORT)` or `SHORT (expansion)`.
    private func definition(parenthesis open: Int) -> DefinedAbbreviation? {
        var close = open + 1
        let limit = min(text.count, open + Self.contentLimit)
        while close < limit, text[close] != UInt8(ascii: ")") {
            guard text[close] != UInt8(ascii: "("), text[close] != 0x0A else { return nil }
            close += 1
        }
        guard close < limit else { return nil }
        let content = trimmed(open + 1, close)
        guard !content.isEmpty else { return nil }
        if let short = ShortForm(text, content) {
            return define(short, before: open)
        }
        let end = skipBack(open)
        guard end > 0, let short = ShortForm.ending(at: end, in: text) else { return nil }
        return define(short, within: content)
    }

    private static let brief = TextWord.code("tat")
    private static let copula = TextWord.code("la")
    /// What stands before `là`: `gọi tắt`, `gọi`, `gọi chung`.
    private static let named: Set<UInt64> = [brief, TextWord.code("goi"), TextWord.code("chung")]
    /// The most ordinary words on either side of a short form.
    private static let companionLimit = 3
    /// The words of `sau đây được gọi chung, viết tắt là`.
    private static let phrase: Set<UInt64> = [
        TextWord.code("sau"), TextWord.code("day"), TextWord.code("duoc"), TextWord.code("goi"), TextWord.code("viet"),
        TextWord.code("tat"), TextWord.code("chung"), TextWord.code("va"),
    ]

    /// `expansion, sau đây gọi tắt là SHORT`, seen from the word `là`.
    private func definition(copula start: Int) -> DefinedAbbreviation? {
        guard start > 4, text[start - 1] == 0x20, let verb = TextWord.beginning(at: start, in: text, limit: 8),
            verb.code == Self.copula, let named = TextWord.ending(at: skipBack(start), in: text, limit: 16),
            Self.named.contains(named.code)
        else { return nil }
        return definition(behind: verb.end, named)
    }

    /// `expansion (gọi tắt: SHORT)`, seen from the colon.
    private func definition(colon start: Int) -> DefinedAbbreviation? {
        guard start > 4, let named = TextWord.ending(at: skipBack(start), in: text, limit: 16), named.code == Self.brief
        else { return nil }
        return definition(behind: start, named)
    }

    private func definition(behind start: Int, _ named: TextWord) -> DefinedAbbreviation? {
        guard let short = shortForm(behind: skip(start, also: 0x3A)) else { return nil }
        var end = named.start
        for _ in 0..<8 {
            end = skipBack(end, also: true)
            guard let word = TextWord.ending(at: end, in: text, limit: 16), Self.phrase.contains(word.code) else {
                break
            }
            end = word.start
        }
        return define(short, before: end) ?? define(short, beforeCompanionsAt: end)
    }

    /// The short form at a place, or behind a few words that stay as they are: `Bộ GD&ĐT`.
    private func shortForm(behind start: Int) -> ShortForm? {
        var at = start
        for _ in 0...Self.companionLimit {
            guard at < text.count else { return nil }
            if let short = ShortForm.beginning(at: at, in: text) { return short }
            guard let word = TextWord.beginning(at: at, in: text, limit: 32), word.code != 0 else { return nil }
            at = skip(word.end)
            guard at > word.end else { return nil }
        }
        return nil
    }

    /// The definition whose expansion is followed by the same words as the short form: `UBND tỉnh`.
    private func define(_ short: ShortForm, beforeCompanionsAt place: Int) -> DefinedAbbreviation? {
        var words: [UInt64] = []
        var at = short.end
        let end = skipBack(place, also: true)
        for _ in 0..<Self.companionLimit {
            let next = skip(at)
            guard next > at, let word = TextWord.beginning(at: next, in: text, limit: 32), word.code != 0 else {
                return nil
            }
            words.append(word.code)
            at = word.end
            var last = end
            let isSame = words.reversed().allSatisfy { code in
                guard let word = TextWord.ending(at: last, in: text, limit: 32), word.code == code else { return false }
                last = skipBack(word.start)
                return true
            }
            if isSame, let definition = define(short, before: last) { return definition }
        }
        return nil
    }

    /// The place behind at most four bytes of spaces and quotes, and of one more character.
    private func skip(_ start: Int, also other: UInt32 = 0x20) -> Int {
        var place = start
        while place < text.count, place - start < 4 {
            let scalar = text.scalar(at: place)
            guard Self.isSpaceOrQuote(scalar.value) || scalar.value == other else { break }
            place += scalar.length
        }
        return place
    }

    /// The place behind the last character before a place that is no space or quote; `also`: no comma or parenthesis either.
    private func skipBack(_ place: Int, also: Bool = false) -> Int {
        var at = place
        while at > 0, place - at < 8 {
            let scalar = text.scalar(before: at)
            guard Self.isSpaceOrQuote(scalar.value) || also && (scalar.value == 0x2C || scalar.value == 0x28) else {
                break
            }
            at -= scalar.length
        }
        return at
    }

    private func trimmed(_ start: Int, _ end: Int) -> Range<Int> {
        var first = start
        var last = end
        while first < last, case let scalar = text.scalar(at: first), Self.isSpaceOrQuote(scalar.value) {
            first += scalar.length
        }
        while last > first, case let scalar = text.scalar(before: last), Self.isSpaceOrQuote(scalar.value) {
            last -= scalar.length
        }
        return first..<max(first, last)
    }

    private static func isSpaceOrQuote(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0x09, 0xA0, 0x22, 0x201C, 0x201D: true
        default: false
        }
    }
}

extension AbbreviationHarvest {
    /// Words that an abbreviation may leave out.
    private static let minor: Set<UInt64> = [
        TextWord.code("va"), TextWord.code("cua"), TextWord.code("cac"), TextWord.code("ve"), TextWord.code("cho"),
        TextWord.code("trong"), TextWord.code("o"), TextWord.code("tai"), TextWord.code("voi"), TextWord.code("theo"),
        TextWord.code("tu"), TextWord.code("den"), TextWord.code("nhung"), TextWord.code("do"), TextWord.code("bang"),
    ]

    /// The definition whose expansion ends before a place.
    private func define(_ short: ShortForm, before place: Int) -> DefinedAbbreviation? {
        let end = skipBack(place, also: true)
        guard let start = expansionStart(short, before: end, floor: 0, isWhole: false) else { return nil }
        return definition(short, start..<end)
    }

    /// The definition whose expansion is all of a range.
    private func define(_ short: ShortForm, within range: Range<Int>) -> DefinedAbbreviation? {
        let (start, end) = (range.lowerBound, range.upperBound)
        guard expansionStart(short, before: end, floor: start, isWhole: true) != nil else { return nil }
        return definition(short, range)
    }

    private func definition(_ short: ShortForm, _ range: Range<Int>) -> DefinedAbbreviation {
        let place = short.start..<short.end
        return DefinedAbbreviation(
            short: text.string(place),
            expansion: text.string(range),
            shortRange: place,
            expansionRange: range
        )
    }

    /// Where the shortest run of words before a place begins whose initials are those of a short form; nil if there is none.
    ///
    /// Goes back word by word with the set of the numbers of letters that can be accounted for so far.
    /// `isWhole`: the run must reach the floor.
    private func expansionStart(_ short: ShortForm, before end: Int, floor: Int, isWhole: Bool) -> Int? {
        var done: UInt32 = 1
        var at = end
        for count in 0..<Self.wordLimit {
            guard let word = TextWord.ending(at: at, in: text, limit: at - floor), word.code != 0 else { return nil }
            var next: UInt32 = 0
            for matched in 0..<short.count where done & 1 << UInt32(matched) != 0 {
                for length in 1...3 where Self.begins(word, short, matched, length) {
                    next |= 1 << UInt32(matched + length)
                }
            }
            let isComplete = next & 1 << UInt32(short.count) != 0
            if isComplete, !isWhole || word.start == floor { return word.start }
            if count > 0, Self.minor.contains(word.code) { next |= done }
            done = next
            guard done != 0, let gap = gapStart(word.start, floor) else { return nil }
            at = gap
        }
        return nil
    }

    /// Whether a word begins with so many letters of a short form, those behind the first in lower case: `tr` of `CTr`.
    private static func begins(_ word: TextWord, _ short: ShortForm, _ matched: Int, _ length: Int) -> Bool {
        guard matched + length <= short.count, length <= word.length else { return false }
        for offset in 0..<length {
            let index = matched + length - 1 - offset
            guard UInt8(truncatingIfNeeded: word.code >> UInt64(8 * offset)) == short.letter(index),
                short.isCapital(index) == (offset == 0)
            else { return false }
        }
        return true
    }

    /// The place behind the word before a place, if only spaces, commas, hyphens, slashes, `&` and quotes are between.
    private func gapStart(_ place: Int, _ floor: Int) -> Int? {
        var at = place
        while at > floor, place - at < 12 {
            let scalar = text.scalar(before: at)
            switch scalar.value {
            case 0x20, 0x09, 0xA0, 0x2C, 0x2D, 0x2F, 0x26, 0x22, 0x201C, 0x201D, 0x2013: at -= scalar.length
            default: return at < place ? at : nil
            }
        }
        return nil
    }
}
