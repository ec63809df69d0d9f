// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// The analyzer against its specification on texts rich in what the rules are about.
@Suite struct StructuredDifferentialTests {
    private static let syllables = [
        "dân", "chủ", "Đồng", "chí", "cập", "nay", "tại", "số", "hiệu", "quả", "Hồ", "Minh", "Bác", "đ", "ư", "y",
        "hoà",
        "hòa", "nghiêng", "ngày", "tháng", "năm", "NGÀY", "THÁNG", "Năm", "thang", "nam", "tha\u{301}ng", "na\u{306}m",
        "ba", "co", "a", "la", "thi", "oản", "ệu", "ha", "mai",
    ]
    private static let acronyms = [
        "TP", "HCM", "GD", "ĐT", "UBND", "T", "Ư", "v", "GS", "TS", "QĐ", "CP", "NĐ", "TTg", "QH", "Covid", "SARS",
        "doc",
        "QÐ", "VH", "TT", "DL", "LĐTB", "XH", "tp", "hcm", "gd", "đt", "R", "D", "VNĐ", "vnđ", "USD", "km", "m", "Tp",
        "Đ",
    ]
    private static let hosts = [
        "www", "gov", "vn", "com", "thuathienhue", "abc", "x", "http", "https", "vanthu", "info", "a1", "1a",
    ]
    private static let signs = [
        ".", ",", ";", ":", "'", "’", "‘", "·", "_", "-", "–", "−", "/", "&", "@", " ", "  ", "\u{A0}", "\n", "\t", "¹",
        "→", "，", "．", "（", "）", "。", "\u{3000}", " & ",
        " - ",
        "...", "(", ")", "“", "”", "…", "%", "+", "\u{AD}", "\u{200B}", "\u{200C}", "\u{2060}", "\u{202F}", "\u{301}",
        "\u{34F}", "\u{2062}", "\u{202A}", "\u{2066}",
    ]

    private static func number(_ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return String(Int.random(in: 0...9, using: &generator))
        case 1: return "0" + String(Int.random(in: 0...9, using: &generator))
        case 2: return String(Int.random(in: 10...31, using: &generator))
        case 3: return String(Int.random(in: 1890...2110, using: &generator))
        case 4: return String(Int.random(in: 100...999, using: &generator))
        case 5: return ["000", "00", "0912", "345", "678", "0235"].randomElement(using: &generator) ?? ""
        case 6: return String(Int.random(in: 1...12, using: &generator))
        case 7: return String(Int.random(in: 0...99_999_999, using: &generator))
        default: return String(Int.random(in: 1...31, using: &generator))
        }
    }

    private static func date(_ generator: inout SeededGenerator) -> String {
        let day = String(Int.random(in: 0...32, using: &generator))
        let month = String(Int.random(in: 0...13, using: &generator))
        let year = String(Int.random(in: 1899...2100, using: &generator))
        let pad = { (text: String) in text.count == 1 ? "0" + text : text }
        let sign = ["/", "-", ".", " / ", " - ", "–", " /", "/ ", "−"].randomElement(using: &generator) ?? "/"
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return "\(day)\(sign)\(month)\(sign)\(year)"
        case 1: return "\(pad(day))\(sign)\(pad(month))\(sign)\(year)"
        case 2: return "ngày \(day) tháng \(month) năm \(year)"
        case 3: return "\(day) THÁNG \(month)\(sign)\(year)"
        case 4: return "\(year)\(sign)\(pad(month))\(sign)\(pad(day))"
        default: return "\(day)\u{A0}thang \(month)  na\u{306}m \(year)"
        }
    }

    private static func documentNumber(_ generator: inout SeededGenerator) -> String {
        let number = number(&generator)
        let types = ["NĐ", "QĐ", "CT", "NQ", "TT", "TB", "nd", "TTLT", "UBND", "HD"]
        let issuers = ["CP", "TTg", "TW", "TU", "BGD&ĐT", "BNV-BTC", "QH15", "ĐUK", "TƯ"]
        let type = types.randomElement(using: &generator) ?? ""
        let issuer = issuers.randomElement(using: &generator) ?? ""
        let dash = ["-", "–", " - ", "\t- "].randomElement(using: &generator) ?? "-"
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return "\(number)/\(Int.random(in: 1950...2030, using: &generator))/\(type)\(dash)\(issuer)"
        case 1: return "\(number)\(dash)\(type)/\(issuer)"
        case 2:
            let space = [" ", "\t", "\t ", " \t"].randomElement(using: &generator) ?? " "
            return "\(number)\(space)/\(Int.random(in: 1950...2030, using: &generator))/ \(issuer)"
        default: return "\(number)/\(type)\(dash)\(issuer)"
        }
    }

    private static func piece(_ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<18, using: &generator) {
        case 0...2: number(&generator)
        case 3, 4: syllables.randomElement(using: &generator) ?? ""
        case 5, 6: acronyms.randomElement(using: &generator) ?? ""
        case 7: hosts.randomElement(using: &generator) ?? ""
        case 8: date(&generator)
        case 9: documentNumber(&generator)
        default: signs.randomElement(using: &generator) ?? ""
        }
    }

    @Test func piecesOfEveryKind() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("StructuredDifferentialTests.piecesOfEveryKind: seed \(seed)")
        let comparison = try Comparison()
        for count in [2, 3, 4, 5, 6, 8, 12, 40] {
            try comparison.run(rounds: 5000 / count, seed: seed &+ UInt64(count)) { generator in
                (0..<count).flatMap { _ in Array(Self.piece(&generator).utf8) }
            }
        }
        #expect(comparison.aliases > 100)
    }

    /// Numbers, dates and names, each alone between what can stand at its side.
    @Test func onePieceInAFrame() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("StructuredDifferentialTests.onePieceInAFrame: seed \(seed)")
        let frames = [
            "", " ", ".", ",", "/", "-", "(", "“", "a", "1", "ệ", "\n", ". ", ", ", "…", "–", "\u{301}", "'", "\u{FF}",
            "\t", "’", "‘", "·", "\u{200B}", "¹", "³", "→", "，", "．", "（", "）", "、", "。", "\u{3000}", "½", "①",
        ]
        let comparison = try Comparison()
        try comparison.run(rounds: 3000, seed: seed) { generator in
            let left = frames.randomElement(using: &generator) ?? ""
            let right = frames.randomElement(using: &generator) ?? ""
            let further = frames.randomElement(using: &generator) ?? ""
            let pool = Self.acronyms + Self.hosts + Self.syllables
            let piece: String
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: piece = Self.date(&generator)
            case 5: piece = Self.documentNumber(&generator)
            case 1:
                let joints = ["&", "-", " & ", ","]
                piece =
                    (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                        (Self.acronyms.randomElement(using: &generator) ?? "")
                            + (joints.randomElement(using: &generator) ?? "")
                    }.joined() + "ĐT"
            case 2:
                piece = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                    pool.randomElement(using: &generator) ?? ""
                }
                .joined(separator: ".")
            case 3:
                piece =
                    "\(Self.hosts.randomElement(using: &generator) ?? "")@\(Self.hosts.randomElement(using: &generator) ?? "").vn"
            default:
                let signs = [".", ",", ";"]
                piece =
                    (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                        Self.number(&generator) + (signs.randomElement(using: &generator) ?? "")
                    }.joined() + (Self.acronyms.randomElement(using: &generator) ?? "")
            }
            return Array("\(left)\(piece)\(right)\(further)".utf8)
        }
        #expect(comparison.aliases > 100)
    }

    /// Vietnamese sentences with letters, marks, case and punctuation changed here and there.
    @Test func mutatedSentences() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("StructuredDifferentialTests.mutatedSentences: seed \(seed)")
        let marks = [
            "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}", "\u{302}", "\u{306}", "\u{31B}", "đ", "ð", "Ð",
        ]
        let comparison = try Comparison()
        try comparison.run(rounds: 200, seed: seed) { generator in
            var sentence = DifferentialTests.sentences.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: sentence = Decomposition.decompose(sentence)
            case 1: sentence = sentence.uppercased()
            case 2: sentence = sentence.lowercased()
            case 3: sentence = VietnameseText.fold(sentence)
            case 4: sentence = VietnameseText.canonicalize(sentence, style: .old)
            default: break
            }
            var scalars = Array(sentence.unicodeScalars)
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                let place = Int.random(in: 0..<scalars.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: scalars.remove(at: place)
                case 1:
                    scalars.insert(contentsOf: (marks.randomElement(using: &generator) ?? "").unicodeScalars, at: place)
                case 2: scalars.insert(contentsOf: Self.piece(&generator).unicodeScalars, at: place)
                default:
                    scalars[place] = (Self.signs.randomElement(using: &generator) ?? "").unicodeScalars.first ?? " "
                }
            }
            return Array(String(String.UnicodeScalarView(scalars)).utf8)
        }
    }

    /// Any code points of any plane, in runs from one block or alone among letters and digits.
    @Test func allPlanes() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("StructuredDifferentialTests.allPlanes: seed \(seed)")
        let ordinary = Array("aệ1.,' -&".unicodeScalars)
        let comparison = try Comparison()
        try comparison.run(rounds: 2000, seed: seed) { generator in
            let limit: UInt32 =
                [0x300, 0x2000, 0x10000, 0x20000, 0x110000].randomElement(using: &generator) ?? 0x110000
            let first = UInt32.random(in: 0..<limit, using: &generator)
            let scalars = (0..<Int.random(in: 1...16, using: &generator)).map { _ in
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: return ordinary.randomElement(using: &generator) ?? " "
                case 1: return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) ?? " "
                default: return Unicode.Scalar(first ^ UInt32.random(in: 0..<64, using: &generator)) ?? " "
                }
            }
            return Array(String(String.UnicodeScalarView(scalars)).utf8)
        }
    }
}
