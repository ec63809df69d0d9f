// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// Canonicalising by rule against its definition, and what holds for any text.
@Suite struct TextCanonicalizerTests {
    /// Words whose tone stands right, in the other style, and wrong; in capitals; with letters that look like đ.
    private static let words = [
        "hòa", "hoà", "Hóa", "QUỶ", "qủa", "giừơng", "lựơng", "vịêt", "THUÝÊN", "ngòeo", "khủyu", "cuả", "Đaị", "Krông",
        "nghiêng", "câp", "hòà", "ðại", "QÐ", "Ɖảng", "ð", "Covid", "covid19", "thuỷ16", "Nguyễn_Hòa", "ñandú", "naïve",
        "ấ", "ươ", "hoàhoàhoàhoà", "aaaaaaaá", "ááá", "гóa", "hóaг", "=", "“", "·", "…",
    ]
    private static let marks = [
        "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}", "\u{302}", "\u{306}", "\u{31B}", "\u{338}", "\u{340}",
        "\u{308}", "\u{AD}", "\u{200D}", "\u{FEFF}", "\u{34F}",
    ]

    private func randomText(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            var piece = Self.words.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: piece = Decomposition.decompose(piece)
            case 1: piece = DifferentialTests.pool.randomElement(using: &generator) ?? ""
            case 2: piece = Self.marks.randomElement(using: &generator) ?? ""
            case 3:
                var scalars = Array(Decomposition.decompose(piece).unicodeScalars)
                let mark = Self.marks.randomElement(using: &generator)?.unicodeScalars.first ?? "a"
                scalars.insert(mark, at: Int.random(in: 0...scalars.count, using: &generator))
                piece = String(String.UnicodeScalarView(scalars))
            case 4: piece = piece.uppercased()
            default: break
            }
            text += piece
            if Bool.random(using: &generator) { text += " " }
        }
        return text
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func followsItsDefinition(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            let text = randomText(&generator)
            for style in [ToneStyle.new, .old] {
                let result = Array(VietnameseText.canonicalize(text, style: style).utf8)
                let expected = TextCanonicalizer.canonicalizeByICU(text.utf8, style: style)
                if result != expected {
                    Issue.record(
                        "seed \(seed), round \(round): \(text.debugDescription) gives \(String(decoding: result, as: UTF8.self))"
                    )
                    return
                }
            }
        }
    }

    /// Once is enough, both styles lead to each other, and no letter, case or other character is lost.
    @Test(arguments: [5, 6] as [UInt64]) func keepsWhatIsThere(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<700 {
            let text = randomText(&generator)
            let once = VietnameseText.canonicalize(text)
            #expect(Array(VietnameseText.canonicalize(once).utf8) == Array(once.utf8), "\(text.debugDescription)")
            let old = VietnameseText.canonicalize(text, style: .old)
            #expect(
                Array(VietnameseText.canonicalize(old).utf8) == Array(once.utf8),
                "\(text.debugDescription)"
            )
            #expect(
                VietnameseText.fold(once).utf8.elementsEqual(VietnameseText.fold(text).utf8),
                "\(text.debugDescription)"
            )
        }
    }

    @Test(arguments: [
        ("hi\u{AD}ệu qủ\u{200C}a", "hi\u{AD}ệu qu\u{200C}ả"), ("\u{FEFF}Hòa", "\u{FEFF}Hoà"),
        ("h\u{2060}òa", "h\u{2060}oà"),
        ("\u{AD}", "\u{AD}"), ("ho\u{200D}\u{300}a", "ho\u{200D}\u{300}a"),
    ])
    func looksThroughInvisibleCharacters(_ text: String, _ expected: String) {
        #expect(Array(VietnameseText.canonicalize(text).utf8) == Array(expected.utf8))
        #expect(Array(VietnameseText.canonicalize(expected, style: .new).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("cập16 hòa16 hoá_lý", "cập16 hoà16 hoá_lý"), ("hòa=\u{338}", "hoà\u{2260}"), ("QÐ-UBND ngày", "QĐ-UBND ngày"),
        ("“Hòa”…Hòa·Hòa", "“Hoà”…Hoà·Hoà"), ("mañana Ðức guð", "mañana Đức guð"), ("", ""),
    ])
    func words(_ text: String, _ expected: String) {
        #expect(Array(VietnameseText.canonicalize(text).utf8) == Array(expected.utf8))
    }

    /// In quadratic time this would not end.
    @Test(arguments: ["a", "á", "\u{301}", "a\u{301}\u{302}", "中", "é\u{323}", "\u{AD}", "ð", "ñ "])
    func longRuns(unit: String) {
        let text = String(repeating: unit, count: 100_000 / unit.utf8.count)
        let result = VietnameseText.canonicalize(text)
        #expect(!result.isEmpty && Array(VietnameseText.canonicalize(result).utf8) == Array(result.utf8))
    }
}
