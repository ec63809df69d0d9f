// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// NFC and NFD of a text are the same text to the analyzer.
@Suite struct NormalizationFormTests {
    private struct Seen: Equatable {
        /// The exact and the folded one.
        var keys: [[UInt8]]
        var kind: TokenKind
        var position: Int
    }

    private func seen(_ text: [UInt8], _ analyzer: Analyzer) -> [Seen] {
        text.withUnsafeBytes { analyzer.tokens(inUTF8: $0) }.map {
            Seen(keys: [Array($0.exact.utf8), Array($0.folded.utf8)], kind: $0.kind, position: $0.position)
        }
    }

    @Test func capitalsThatAreNotVietnamese() throws {
        let analyzer = try Analyzer()
        for text in ["ÅÐ", "ÖÐ", "İÐ", "ÑÐA", "QÐ", "ƯÐ"] {
            let nfc = seen(try Normalization.nfc.apply(Array(text.utf8)), analyzer)
            #expect(nfc == seen(try Normalization.nfd.apply(Array(text.utf8)), analyzer), "\(text)")
        }
        #expect(analyzer.tokens(in: "ÅÐ ƯÐ").map(\.exact) == ["åð", "ưđ"])
    }

    @Test func aLetterJoinedToADate() throws {
        let analyzer = try Analyzer()
        for text in ["5/6/2022/ự", "5/6/2022/u\u{31B}\u{323}", "5/6/2022/đ", "5/6/2022/a"] {
            #expect(analyzer.tokens(in: text).allSatisfy { $0.kind != .alias }, "\(text)")
        }
    }

    @Test(arguments: [
        "5/QĐ-TƯĉ", "145/2020/NĐ-CPŝ", "5/QĐ-TƯğkô", "7/QĐ-ĉ", "35/2016/NĐ-ĉ", "35/2016/NĐ-ấ", "12/2020/TT-BGD&ĉ",
        "12/2020/TT-BGD&Ấ",
        "5/QĐ-T.ử", "5/QĐ-T.Ư", "5/QĐ-cp\u{31B}", "5/QĐ-ư\u{31B}", "5/QĐ-C\u{AD}ĉ",
    ])
    func lettersOfNumbers(_ text: String) throws {
        let analyzer = try Analyzer()
        let nfc = seen(try Normalization.nfc.apply(Array(text.utf8)), analyzer)
        #expect(nfc == seen(try Normalization.nfd.apply(Array(text.utf8)), analyzer))
    }

    @Test func textsOfPieces() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("NormalizationFormTests.textsOfPieces: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let analyzer = try Analyzer()
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂÊĐÔƠƯTCPNÐðƉÅÖİÑçàếộữỳÀẾỘỮẫ".unicodeScalars.map { String($0) }
        let marks = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}", "\u{302}", "\u{306}", "\u{31B}", "\u{308}"]
        let others = [
            " ", " ", " ", ".", ",", "'", "’", "-", "/", "&", "\n", "1", "12", "2020", "\u{AD}", "\u{200B}", "¹", "（",
        ]
        let words = ["145/2020/NĐ-CP", "5/QĐ-TƯ", "ngày 5 tháng 6 năm 2022", "GD&ĐT", "TP.HCM", "hoà", "quả", "đường"]
        for round in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let pool =
                    switch Int.random(in: 0..<10, using: &generator) {
                    case 0...4: letters
                    case 5: marks
                    case 6: words
                    default: others
                    }
                text.unicodeScalars.append(contentsOf: (pool.randomElement(using: &generator) ?? "").unicodeScalars)
            }
            let nfc = seen(try Normalization.nfc.apply(Array(text.utf8)), analyzer)
            let nfd = seen(try Normalization.nfd.apply(Array(text.utf8)), analyzer)
            guard nfc == nfd else {
                Issue.record("seed \(seed), round \(round): \(nfc) is not \(nfd) in \(text.debugDescription)")
                return
            }
        }
    }
}
