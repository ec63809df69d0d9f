// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// What holds for any text.
@Suite struct DocumentNumberPropertyTests {
    private static let pieces = [
        "145", "2020", "30a", "07", "1.234", "14/12/2020", "1999", "999999999", "/", "-", "–", "−", " ", "  ", "\u{A0}",
        "\n", ".", ",",
        ":", "(", ")", "&", "_", "%", "NĐ", "CP", "NĐ-CP", "QĐ", "TTg", "qđ-ubnd", "TTLT-BYT-BNV", "QH15", "UBTVQH14",
        "CT/TW", "T.Ư",
        "TƯ", "L-004", "Ð", "Đ", "đ", "U\u{31B}", "\u{302}", "\u{301}", "Nghị định", "nghị định ", "Chỉ thị ",
        "Thông tư số ", "Số: ",
        "số ", "ngày ", "tháng ", "năm ", "Mẫu ", "theomẫu số ", "của ", "(sau đây gọi tắt là ", "UBND",
        "Ủy ban nhân dân ",
        "cán bộ, công chức ", "(CBCC)", "được", "🇻🇳", "越", "\u{200B}", "é", "\u{0}", "x",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    private func check(_ text: String, _ seed: UInt64) {
        let bytes = Array(text.utf8)
        let whole = Set(
            text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [bytes.count]
        )
        var end = 0
        for number in DocumentNumber.find(in: text) {
            #expect(number.range.lowerBound >= end && !number.range.isEmpty, "\(seed): \(text)")
            end = number.range.upperBound
            #expect(whole.contains(number.range.lowerBound) && whole.contains(end), "\(seed): \(text)")
            #expect(bytes[number.range].elementsEqual(number.text.utf8), "\(seed): \(text)")
            #expect(number.key.utf8.allSatisfy { $0 < 0x80 } && number.key.hasPrefix(number.number), "\(seed): \(text)")
            guard !number.isShort else { continue }
            // The number by itself, as a text names it, is the same number.
            let again = DocumentNumber.find(in: "Công văn số " + number.text)
            #expect(again.map(\.key) == [number.key], "\(seed): \(number.text) in \(text)")
        }
        for definition in Abbreviations.harvest(in: text) {
            for (range, part) in [
                (definition.shortRange, definition.short), (definition.expansionRange, definition.expansion),
            ] {
                #expect(whole.contains(range.lowerBound) && whole.contains(range.upperBound), "\(seed): \(text)")
                #expect(bytes[range].elementsEqual(part.utf8), "\(seed): \(text)")
            }
            let limits = definition.shortRange.clamped(to: definition.expansionRange)
            #expect(limits.isEmpty, "\(seed): \(text)")
        }
        _ = DocumentNumberQuery(text)
        _ = DocumentNumberExtractor.standard.numbers(title: text, body: text)
    }

    @Test(arguments: 1...8)
    func anyText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 { check(Self.text(&generator), seed) }
    }

    /// Bytes that are no UTF-8 at all, and UTF-8 cut anywhere.
    @Test(arguments: 1...4)
    func anyBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var bytes = Array(Self.text(&generator).utf8)
            for _ in 0..<Int.random(in: 0...6, using: &generator) where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            bytes.withUnsafeBytes { raw in
                for number in DocumentNumber.find(inUTF8: raw) {
                    #expect(number.range.upperBound <= raw.count, "\(seed)")
                }
                for definition in Abbreviations.harvest(inUTF8: raw) {
                    #expect(definition.expansionRange.upperBound <= raw.count, "\(seed)")
                }
            }
            check(String(decoding: bytes, as: UTF8.self), seed)
        }
    }

    /// What the analysis sees in bytes is what the extractor finds, where the extractor takes it for a document.
    @Test(arguments: 1...4)
    func grammarAndExtractor(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            var text = Self.text(&generator)
            let found = DocumentNumber.find(in: text).filter { !$0.isShort }
            text.withUTF8 { bytes in
                for number in found {
                    guard let match = DocumentNumberGrammar.match(bytes, at: number.range.lowerBound) else { continue }
                    #expect(match.end == number.range.upperBound, "\(seed): \(number.text)")
                    #expect(match.key.elementsEqual(number.key.utf8), "\(seed): \(number.text)")
                }
                for place in bytes.indices where 0x30...0x39 ~= bytes[place] {
                    guard let match = DocumentNumberGrammar.match(bytes, at: place) else { continue }
                    #expect(
                        place < match.end && match.end <= min(bytes.count, place + NumberScan.lengthLimit),
                        "\(seed)"
                    )
                }
            }
        }
    }

    /// Texts that would take forever if anything looked at them more than a bounded number of times.
    @Test(arguments: [
        "(", "1/", "1-", "số 1 ", "Nghị định ", "1 2020/NĐ-", "(A", "là ", "tắt là ", "e\u{301}", "\u{301}", "A&",
        "UBND (", "1/2020/",
        "(UBND", "Thông tư số 1/2020/TTLT-BYT-", "1.111",
    ])
    func hostileTexts(_ piece: String) {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
        #expect(DocumentNumber.find(in: text).count <= text.utf8.count / 3)
        #expect(Abbreviations.harvest(in: text).isEmpty)
    }
}
