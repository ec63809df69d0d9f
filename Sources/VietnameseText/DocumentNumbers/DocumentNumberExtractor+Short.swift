// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension DocumentNumberExtractor {
    private static let yearWord = TextWord.code("nam")
    private static let dayWord = TextWord.code("ngay")
    private static let monthWord = TextWord.code("thang")
    /// What follows a citation, but not a number of things: `của`, `và`, `về`, `do`.
    private static let connectives: Set<UInt64> = [
        TextWord.code("cua"), TextWord.code("va"), TextWord.code("ve"), TextWord.code("do"),
    ]

    /// A citation by type and number, `Chỉ thị 30`, `Nghị quyết 18 năm 2017`, `Nghị định 145/2020`, whose number stands at a
    /// place; nil if there is none.
    ///
    /// The type begins with a capital and stands on the line of the number. Types that are ordinary words as well (`Quyết định`,
    /// `Kế hoạch`) need `số` before the number, or something behind it that follows no number of things: `Kế hoạch 5 năm` is
    /// none.
    func shortCitation(
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ words: [PrecedingWord],
        _ introduction: Introduction
    ) -> DocumentNumber? {
        guard let type = introduction.type, let citation = type.citation, introduction.isCapitalised,
            introduction.isOnLine
        else { return nil }
        var end = start
        while end < text.count, 0x30...0x39 ~= text[end], end - start < 5 { end += 1 }
        let digits = end
        guard end - start <= 4 else { return nil }
        if end < text.count, 0x61...0x65 ~= text[end] { end += 1 }
        guard let tail = tail(text, end), introduction.hasWordNumber || !isCounted(text, end) else { return nil }
        guard introduction.hasWordNumber || citation == .always || tail.isConclusive else { return nil }

        var number = text[start..<digits].drop { $0 == 0x30 }.map { $0 }
        if number.isEmpty { return nil }
        number.append(contentsOf: text[digits..<end])
        let pattern = DocumentNumberPattern(
            number: String(decoding: number, as: UTF8.self),
            year: tail.year,
            type: type.name,
            codes: type.codes.map(\.text)
        )
        let range = introduction.start..<tail.end
        return DocumentNumber(
            key: pattern.description,
            text: text.string(range),
            number: pattern.number,
            year: tail.year,
            type: type.name,
            issuer: nil,
            family: nil,
            date: date(beside: tail.end, text)?.iso,
            range: range,
            role: .cited,
            pattern: pattern
        )
    }

    /// What follows the number of a short citation.
    private struct Tail {
        var year: Int?
        /// The end of the citation, with its year.
        var end: Int
        /// Whether no things can be counted here.
        var isConclusive: Bool
    }

    /// Reads what follows the number; nil if it makes it a number of another kind.
    private func tail(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Tail? {
        guard end < text.count else { return Tail(year: nil, end: end, isConclusive: true) }
        switch text[end] {
        case UInt8(ascii: "/"):
            guard let yearEnd = NumberScan.year(text, end + 1, text.count), isEnd(text, yearEnd) else { return nil }
            return Tail(year: year(text, end + 1), end: yearEnd, isConclusive: true)
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
            guard isEnd(text, end) else { return nil }
            return Tail(year: nil, end: end, isConclusive: true)
        case UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "\""), 0x0A, 0x0D:
            return Tail(year: nil, end: end, isConclusive: true)
        default:
            break
        }
        let next = NumberSeparator.skipSpaces(text, end, text.count)
        guard next > end, next < text.count else {
            // A closing quotation mark; any letter or other sign makes it something else.
            return text.scalar(at: end).value == 0x201D ? Tail(year: nil, end: end, isConclusive: true) : nil
        }
        guard let word = TextWord.beginning(at: next, in: text, limit: 48) else {
            let isPlain = text[next] == UInt8(ascii: "(") || text[next] == 0x0A || text[next] == UInt8(ascii: ",")
            let isDash = NumberSeparator.dashLength(text, next, text.count) > 0
            return isPlain || isDash ? Tail(year: nil, end: end, isConclusive: isPlain) : nil
        }
        switch word.code {
        case Self.yearWord:
            let place = NumberSeparator.skipSpaces(text, word.end, text.count)
            guard let yearEnd = NumberScan.year(text, place, text.count), isEnd(text, yearEnd),
                !isRange(text, yearEnd)
            else { return nil }
            return Tail(year: year(text, place), end: yearEnd, isConclusive: true)
        case Self.dayWord:
            let place = NumberSeparator.skipSpaces(text, word.end, text.count)
            guard DateGrammar.match(text, at: place) != nil else { return nil }
            return Tail(year: nil, end: end, isConclusive: true)
        case Self.monthWord:
            return nil
        default:
            guard word.digits < word.length else { return nil }
            return Tail(year: nil, end: end, isConclusive: Self.connectives.contains(word.code))
        }
    }

    /// What documents have several of, folded and as spelled, since `phân` is no `phần`.
    private static let countedWords: [UInt64: String] = [
        TextWord.code("chuong"): "chương", TextWord.code("dieu"): "điều", TextWord.code("khoan"): "khoản",
        TextWord.code("diem"): "điểm", TextWord.code("trang"): "trang", TextWord.code("lan"): "lần",
        TextWord.code("muc"): "mục", TextWord.code("phan"): "phần", TextWord.code("noi"): "nội",
    ]
    /// Words that begin like these, and what stands behind: `điều chỉnh`, `lần đầu`.
    private static let compounds: [(UInt64, UInt64)] = [
        (TextWord.code("dieu"), TextWord.code("chinh")), (TextWord.code("dieu"), TextWord.code("hanh")),
        (TextWord.code("dieu"), TextWord.code("tiet")), (TextWord.code("lan"), TextWord.code("dau")),
    ]

    /// Whether what stands behind a number is counted by it: `20 điều`, `5 nội dung`.
    private func isCounted(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        let start = NumberSeparator.skipSpaces(text, end, text.count)
        guard let word = TextWord.beginning(at: start, in: text, limit: 48), let spelled = Self.countedWords[word.code]
        else { return false }
        let bytes = text[word.start..<word.end]
        guard
            bytes.allSatisfy({ $0 < 0x80 })
                || VietnameseText.canonicalize(text.string(word.start..<word.end)).lowercased() == spelled
        else { return false }
        let place = NumberSeparator.skipSpaces(text, word.end, text.count)
        let next = TextWord.beginning(at: place, in: text, limit: 48)?.code ?? 0
        if spelled == "nội" { return next == TextWord.code("dung") }
        return !Self.compounds.contains { $0 == word.code && $1 == next }
    }

    /// Whether a number ends at a place: no digit, letter or sign of a longer number follows.
    private func isEnd(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        guard end < text.count else { return true }
        switch text[end] {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "%"), UInt8(ascii: "_"): return false
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
            return end + 1 == text.count || !(0x30...0x39 ~= text[end + 1])
        default:
            return true
        }
    }

    /// Whether a year begins a span of years: `2016 - 2020`.
    private func isRange(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        guard let dash = NumberSeparator(text, at: end, limit: text.count), dash.kind == .hyphen else { return false }
        return dash.end < text.count && 0x30...0x39 ~= text[dash.end]
    }

    private func year(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        text[start..<(start + 4)].reduce(0) { $0 * 10 + Int($1 & 15) }
    }
}
