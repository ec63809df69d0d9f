// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What a person means who types nothing but a document number, in whatever way: `145/2020/nđ-cp`, `145 2020 nd cp`,
/// `nd 145/2020`, `nghị định 145`.
public enum DocumentNumberQuery: Hashable, Sendable {
    /// One document, by its canonical key.
    case key(String)
    /// Any document that fits.
    case pattern(DocumentNumberPattern)

    /// Understands a query with the names of ``NameTables/standard``; nil if it is, or may be, anything else.
    ///
    /// Number and year alone are understood with a slash between them (`145/2020`), but `5/2020` is nil: it may be a month.
    /// So is what may be a year (`báo cáo 2020`, `2020/2021`) unless `số` stands before it, or a quantity (`10 l`).
    public init?(_ text: String) {
        guard let query = DocumentNumberExtractor.standard.query(text) else { return nil }
        self = query
    }
}

extension DocumentNumberExtractor {
    /// Understands a query that is nothing but a document number; nil if it is, or may be, anything else.
    public func query(_ text: String) -> DocumentNumberQuery? {
        var text = text
        guard text.utf8.count <= 256 else { return nil }
        return text.withUTF8 { bytes in
            guard var reader = DocumentNumberQueryReader(text: bytes, lookup: lookup) else { return nil }
            return reader.read()
        }
    }
}

/// Reads a query word by word.
private struct DocumentNumberQueryReader {
    let text: UnsafeBufferPointer<UInt8>
    let lookup: NameLookup
    /// The words, as those before the end of the query.
    private let words: [PrecedingWord]
    private var at = 0

    private static let wordNumber = TextWord.code("so")
    private static let yearWord = TextWord.code("nam")

    init?(text: UnsafeBufferPointer<UInt8>, lookup: NameLookup) {
        self.text = text
        self.lookup = lookup
        words = PrecedingWord.all(before: text.count, in: text, characters: 256)
        guard words.contains(where: { $0.word.digits > 0 }), words.allSatisfy({ $0.word.code != 0 }) else { return nil }
    }

    mutating func read() -> DocumentNumberQuery? {
        let named = readType()
        let hasWordNumber = at < words.count && words[at].word.code == Self.wordNumber
        if hasWordNumber { at += 1 }
        guard at < words.count, let number = number(words[at].word) else { return nil }
        let start = words[at].word.start
        if let scan = NumberScan(text, at: start, codes: lookup.codes, isIntroduced: true),
            words.allSatisfy({ $0.word.end <= scan.end })
        {
            return .key(String(decoding: scan.key(text), as: UTF8.self))
        }
        at += 1
        let slash = words[at - 1].word.end
        var year: Int?
        let isYearNamed = at < words.count && words[at].word.code == Self.yearWord
        if isYearNamed { at += 1 }
        if at < words.count, let value = self.year(words[at].word) {
            year = value
            at += 1
        } else if isYearNamed {
            return nil
        }
        if at < words.count { return symbol(number, year) }
        if !hasWordNumber, !isYearNamed, let value = Int(number), 1900...2099 ~= value { return nil }
        if let named { return .pattern(pattern(number, year, named)) }
        guard let year, let value = Int(number), value > 12, text[slash] == UInt8(ascii: "/") else { return nil }
        return .pattern(DocumentNumberPattern(number: number, year: year, type: nil, codes: []))
    }

    /// The type that the query begins with, by name or code.
    private mutating func readType() -> (name: String, codes: [SymbolCode])? {
        let longest = lookup.typeNames.filter { begins($0.words) }.max { $0.words.count < $1.words.count }
        if let longest {
            at = longest.words.count
            return (longest.name, longest.codes)
        }
        guard let first = words.first, let group = group(first.word) else { return nil }
        let names = lookup.typeNames(group.code, strokes: group.strokes, .state)
        // A letter or a code of several meanings may be any word.
        guard let name = names.first, names.count == 1, group.letters > 1 else { return nil }
        at = 1
        return (name, [group.code])
    }

    private func begins(_ name: [UInt64]) -> Bool {
        name.count <= words.count && zip(name, words).allSatisfy { $0 == $1.word.code }
    }

    /// The codes behind the number: those of a symbol, or of a type alone.
    private func symbol(_ number: String, _ year: Int?) -> DocumentNumberQuery? {
        var codes: [SymbolCode] = []
        var isKnown = true
        for index in at..<words.count {
            guard let code = code(words[index].word) else { return nil }
            // What no table has counts only where it is tied to what stands before it.
            let isTied = isTied(words[index - 1].word.end, words[index].word.start)
            guard !lookup.codes(code).isEmpty || isTied && !codes.isEmpty else { return nil }
            if codes.count == 1 { isKnown = lookup.codes(code).contains(.issuer) || isTied }
            codes.append(code)
        }
        guard isKnown, let first = codes.first else { return nil }
        let traits = lookup.codes(first)
        if codes.count == 1, !traits.contains(.term), !traits.contains(.alone) {
            guard traits.contains(.type), let name = nameBehind(year) else { return nil }
            return .pattern(pattern(number, year, (name, [first])))
        }
        guard traits.contains(.type) || codes.count == 1 || traits.contains(.issuer) else { return nil }
        let parts = [number] + (year.map { ["\($0)"] } ?? []) + codes.map(\.text)
        return .key(parts.joined(separator: "-"))
    }

    /// The type whose code ends the query. Without a year, and with nothing but a space before it, it could be a unit: then it
    /// must be a type that is cited by number alone.
    private func nameBehind(_ year: Int?) -> String? {
        guard let last = words.last?.word, let group = group(last) else { return nil }
        let names = lookup.typeNames(group.code, strokes: group.strokes, .state)
        if year != nil { return names.first }
        guard names.count == 1, group.letters > 1 else { return nil }
        let isTied = isTied(words[words.count - 2].word.end, last.start)
        return isTied || lookup.typeNames.contains { $0.name == names[0] && $0.citation == .always } ? names[0] : nil
    }

    /// Whether nothing but a slash or hyphen stands between two words.
    private func isTied(_ end: Int, _ start: Int) -> Bool {
        guard let separator = NumberSeparator(text, at: end, limit: text.count) else { return false }
        return separator.end == start && !separator.isSpaced && separator.kind != .dot
    }

    private func pattern(
        _ number: String,
        _ year: Int?,
        _ type: (name: String, codes: [SymbolCode])
    ) -> DocumentNumberPattern {
        DocumentNumberPattern(number: number, year: year, type: type.name, codes: type.codes.map(\.text))
    }

    private func code(_ word: TextWord) -> SymbolCode? { group(word)?.code }

    private func group(_ word: TextWord) -> SymbolGroup? {
        guard let group = SymbolGroup(text, at: word.start, limit: text.count), group.end == word.end else {
            return nil
        }
        return group
    }

    /// A number of at most six digits and perhaps a letter, without leading zeros.
    private func number(_ word: TextWord) -> String? {
        var digits = text[word.start..<word.end].prefix { 0x30...0x39 ~= $0 }
        let letter = digits.endIndex
        let rest = word.length - digits.count
        guard 1...6 ~= digits.count, rest == 0 || rest == 1 && word.digits == digits.count else { return nil }
        digits = digits.drop { $0 == 0x30 }
        guard !digits.isEmpty else { return nil }
        let suffix = rest == 0 ? "" : VietnameseText.fold(text.string(letter..<word.end))
        if rest == 1, NumberScan.suffix(text, letter, text.count)?.length != word.end - letter { return nil }
        return String(decoding: digits, as: UTF8.self) + suffix
    }

    private func year(_ word: TextWord) -> Int? {
        guard word.digits == 4, word.length == 4, NumberScan.year(text, word.start, text.count) == word.end else {
            return nil
        }
        return text[word.start..<word.end].reduce(0) { $0 * 10 + Int($1 & 15) }
    }
}
