// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import VietnameseText

/// The analyzer against its specification, token for token and byte for byte, on sentences and random characters.
@Suite struct DifferentialTests {
    static let sentences = [
        "Chính phủ ban hành Nghị định số 145/2020/NĐ-CP ngày 14/12/2020, có hiệu lực từ ngày 01/02/2021.",
        "Uỷ ban nhân dân tỉnh (UBND) họp lúc 8h30: “Quy chế dân chủ ở cơ sở” – kết quả đạt 12,5%; v.v.",
        "TP.HCM, TP. Hồ Chí Minh, T.Ư, GS.TS Nguyễn_Văn_A; email: vanthu@quangnam.gov.vn, 3.000.000đ…",
        "Nhân dân.Đồng chí; năm“Dân vận khéo”, d'Azur, O’Neal, GD&ĐT, Covid-19, 1;2;3 và 1:2:3 a:b",
        "hi\u{AD}ệu quả, dân\u{200C}chủ, \u{FEFF}Đảng\u{200B}uỷ m² CO₂ ½ ① 20200806_092911 _a_ a_1 1_a ._. '_'",
        "«Điều 1»\u{A0}§ 2 ° ± × ÷ ñandú Ærø straße ŁÓDŹ ǅ ʼn Ωμέγα Привет שלום עברית\u{5F4}ם",
    ]

    /// Characters whose neighbours matter: all classes of the rules, joiners, marks, and scripts ICU has dictionaries for.
    static let pool: [String] = {
        var pool = [
            "a", "b", "Z", "đ", "ệ", "ư", "é", "ß", "×", "÷", "ɏ", "ɐ", "ỿ", "ẛ", "ª", "µ", "º", "¹", "²", "ʻ", "ˈ",
        ]
        pool += [
            "0", "1", "9", "٣", "３", "Ａ", "०", ".", ",", "'", ":", ";", "_", "-", "/", "@", "\"", "&", "#", "*", "$",
            "%",
        ]
        pool += [
            " ", " ", " ", "  ", "\n", "\r\n", "\t", "\u{B}", "\u{85}", "\u{A0}", "\u{2028}", "\u{3000}", "\u{202F}",
            "\u{0}",
        ]
        pool += [
            "\u{300}", "\u{301}", "\u{323}", "\u{31B}", "\u{34F}", "\u{36F}", "\u{370}", "\u{37E}", "\u{387}",
            "\u{483}", "\u{20E3}",
            "\u{FE0F}",
        ]
        pool += [
            "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{2060}", "\u{FEFF}", "\u{61C}", "\u{E0001}",
        ]
        pool += [
            "’", "‘", "·", "‧", "․", "﹒", "．", "，", "；", "：", "﹕", "'", "＇", "‿", "＿", "—", "–", "…", "“", "”", "•",
            "―",
        ]
        pool += [
            "中", "文", "日本", "ひ", "ら", "カ", "タ", "ー", "ｶ", "한", "국", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{3164}",
        ]
        pool += ["ไทย", "ภาษา", "ລາວ", "ខ្មែរ", "မြန်", "ก\u{E31}", "א", "ב", "״", "׳", "ع", "ب", "क", "्", "ा", "ँ"]
        pool += [
            "😀", "👨\u{200D}👩", "🇻", "🇳", "🇺", "👍🏽", "©", "™", "❤️", "1️⃣", "𝐀", "𐐀", "\u{1D165}", "\u{FFFD}", "₫", "€", "½",
            "①",
        ]
        return pool
    }()

    private func compare(rounds: Int, seed: UInt64, _ make: (inout SeededGenerator) -> [UInt8]) throws {
        let comparison = try Comparison()
        try comparison.run(rounds: rounds, seed: seed, make)
    }

    private func text(_ count: Int, from pool: [String], _ generator: inout SeededGenerator) -> [UInt8] {
        (0..<count).flatMap { _ in Array((pool.randomElement(using: &generator) ?? "").utf8) }
    }

    @Test func fixtures() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../../fixtures").standardized
            .resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let comparison = try Comparison()
        for case let file as URL in files where ["txt", "md", "jsonl", "tsv"].contains(file.pathExtension) {
            let difference = try comparison.difference([UInt8](Data(contentsOf: file)))
            #expect(difference == nil)
        }
        #expect(comparison.inputs > 15 && comparison.tokens > 10_000)
    }

    @Test func sentencesInBothForms() throws {
        let forms = Self.sentences.flatMap { [$0, Decomposition.decompose($0)] }
        try compare(rounds: 60, seed: 11) { generator in
            let sentence = Array((forms.randomElement(using: &generator) ?? "").utf8)
            return sentence + sentence.prefix(Int.random(in: 0...sentence.count, using: &generator))
        }
    }

    @Test func randomCharacters() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DifferentialTests.randomCharacters: seed \(seed)")
        for length in [2, 3, 4, 6, 12, 60] {
            try compare(rounds: 800, seed: seed &+ UInt64(length)) { generator in
                text(length, from: Self.pool, &generator)
            }
        }
    }

    /// ICU takes up a dictionary when it first meets a letter of its script; a sign before that must not divide otherwise
    /// than behind it.
    @Test func signsBeforeTheFirstLetterOfTheirScript() throws {
        for sign in ["ー", "ｰ"] {
            let comparison = try Comparison()
            for text in [sign, sign + "日本", sign + "カタ", "日本", sign, sign + "日本"] {
                #expect(try comparison.difference(Array(text.utf8)) == nil)
            }
        }
    }

    @Test func randomCharactersMostlyOrdinary() throws {
        let ordinary = [
            "a", "ệ", "đ", "1", "2", ".", ",", "'", ":", ";", " ", " ", "\n", "-", "Ư", "e\u{323}\u{302}", "_", "“",
            "…",
        ]
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DifferentialTests.randomCharactersMostlyOrdinary: seed \(seed)")
        for length in [3, 5, 9, 200] {
            try compare(rounds: 300, seed: seed &+ UInt64(length)) { generator in
                (0..<length).flatMap { _ in
                    let pool = Int.random(in: 0..<8, using: &generator) == 0 ? Self.pool : ordinary
                    return Array((pool.randomElement(using: &generator) ?? "").utf8)
                }
            }
        }
    }

    @Test func sentencesWithDisturbances() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DifferentialTests.sentencesWithDisturbances: seed \(seed)")
        try compare(rounds: 300, seed: seed) { generator in
            var scalars = Array((Self.sentences.randomElement(using: &generator) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0...scalars.count, using: &generator)
                scalars.insert(contentsOf: (Self.pool.randomElement(using: &generator) ?? "").unicodeScalars, at: place)
            }
            return Array(String(String.UnicodeScalarView(scalars)).utf8)
        }
    }

    @Test func illFormedBytes() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DifferentialTests.illFormedBytes: seed \(seed)")
        let bytes: [UInt8] = [
            0x20, 0x61, 0x31, 0x2E, 0xC3, 0xA1, 0xCC, 0x80, 0xE1, 0xBB, 0x87, 0xE2, 0x80, 0x94, 0xC2, 0xF0, 0xFF, 0xED,
            0xA0,
        ]
        try compare(rounds: 3000, seed: seed) { generator in
            let count = Int.random(in: 1...24, using: &generator)
            return (0..<count).map { _ in
                if Bool.random(using: &generator) { return UInt8.random(in: 0...255, using: &generator) }
                return bytes.randomElement(using: &generator) ?? 0
            }
        }
    }
}
