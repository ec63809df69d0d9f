// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension DocumentNumberExtractor {
    /// How far from the begin of a text its heading reaches, in bytes.
    private static let headingLength = 2000
    private static let wordNumber = TextWord.code("so")
    private static let dayWord = TextWord.code("ngay")

    /// Marks the first number in the heading of a text as its own and gives it the heading's date.
    func markHeading(_ numbers: inout [DocumentNumber], _ text: UnsafeBufferPointer<UInt8>) {
        for index in numbers.indices {
            let number = numbers[index]
            guard number.range.lowerBound < Self.headingLength else { return }
            guard !number.isShort, isHeading(text, number.range.lowerBound) else { continue }
            numbers[index].role = .own
            if number.date == nil { numbers[index].date = placeAndDate(text, after: number.range.upperBound)?.iso }
            return
        }
    }

    /// Whether `Số` stands before a place, at the begin of a line or column.
    private func isHeading(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard let last = PrecedingWord.all(before: place, in: text, characters: 12).last, last.gap != .other,
            last.gap != .line, last.word.code == Self.wordNumber, last.word.isCapitalised
        else { return false }
        var at = last.word.start
        var gap = 0
        while at > 0 {
            switch text[at - 1] {
            case 0x0A, 0x0D, 0x09, UInt8(ascii: "|"): return true
            case 0x20: gap += 1
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ">"): break
            default: return gap > 1
            }
            at -= 1
            guard last.word.start - at < 16 else { return gap > 1 }
        }
        return true
    }

    /// The date behind the place of issue in the heading: `Hà Nội, ngày 05 tháng 3 năm 2020`.
    private func placeAndDate(_ text: UnsafeBufferPointer<UInt8>, after start: Int) -> DateGrammar.Day? {
        let end = min(text.count, start + 400)
        var at = start
        while at < end {
            guard text[at] == UInt8(ascii: ",") else {
                at += 1
                continue
            }
            at = NumberSeparator.skipSpaces(text, at + 1, end)
            if let word = TextWord.beginning(at: at, in: text, limit: 16), word.code == Self.dayWord {
                return DateGrammar.match(text, at: NumberSeparator.skipSpaces(text, word.end, text.count))
            }
        }
        return nil
    }

    /// Whether the first number of a title is that of the titled document.
    func isOwn(_ number: DocumentNumber, inTitle text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !number.isShort else { return false }
        let words = PrecedingWord.all(before: number.range.lowerBound, in: text, characters: 1000)
        guard let first = words.first else { return number.range.lowerBound < 16 }
        guard first.word.start < 16 else { return false }
        var end = words.count
        var hasWordNumber = false
        var isTypeNamed = false
        // Nothing but names of types and the word số.
        while end > 0 {
            if words[end - 1].word.code == Self.wordNumber {
                hasWordNumber = true
                end -= 1
            } else if let name = lookup.typeName(before: end, in: words) {
                end = name.first
                isTypeNamed = true
            } else {
                break
            }
        }
        if end == 0 { return true }
        guard !isTypeNamed else { return false }
        // The type at the begin, and no other one up to the number.
        while end > 0 {
            if let name = lookup.typeName(before: end, in: words) {
                guard name.first == 0 else { return false }
                break
            }
            end -= 1
        }
        guard end > 0 else { return false }
        // The document's name stands between them, or a word or two that do not belong there: Thông tư số TT 07/2023/TT-BYT.
        return hasWordNumber || words[end].word.code == Self.wordNumber && words.count - end < 4
    }
}
