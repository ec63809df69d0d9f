// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// Aliases and what stands directly behind them.
@Suite struct AliasEndTests {
    private func aliases(_ text: String) throws -> [String] {
        try Analyzer().tokens(in: text).filter { $0.kind == .alias }.map(\.exact)
    }

    static let signs = [
        "’", "‘", "·", "¹", "²", "³", "→", "\u{200B}", "\u{3000}", "、", "。", "（", "）", "，", "．", "／", "－", "”", ".",
        ",", ".’", "’.", "’”", ",’", "’)", "\u{200B}.", "",
    ]

    @Test(arguments: signs) func aSignThatJoinsNothingEndsAnAlias(_ sign: String) throws {
        for rest in ["", " của Bộ", "\n"] {
            #expect(try aliases("‘145/2020/NĐ-CP\(sign)\(rest)") == ["145-2020-nd-cp"], "\(sign)\(rest)")
            #expect(try aliases("（14/12/2020\(sign)\(rest)") == ["2020-12-14"], "\(sign)\(rest)")
            #expect(try aliases("a@b.vn\(sign)\(rest)") == ["a@b.vn"], "\(sign)\(rest)")
            #expect(try aliases("Covid-19\(sign)\(rest)") == ["covid19"], "\(sign)\(rest)")
        }
    }

    @Test func aSignThatJoinsEndsNone() throws {
        for sign in ["’", "‘", "·", "．", "'"] {
            #expect(try !aliases("R&D\(sign)x").contains("rd"), "\(sign)")
            #expect(try !aliases("a@b.vn\(sign)x").contains("a@b.vn"), "\(sign)")
        }
        #expect(try aliases("14/12/2020，5").isEmpty)
        #expect(try aliases("Covid-19．5").isEmpty)
        #expect(try aliases("T&C\u{200B}a").isEmpty)
    }

    @Test func aTabMayStandInADocumentNumber() throws {
        for text in ["145\t/2020/NĐ-CP", "145 \t/2020/NĐ-CP", "145\t /2020/NĐ-CP", "145/\t2020/NĐ-CP"] {
            #expect(try aliases(text) == ["145-2020-nd-cp"], "\(text.debugDescription)")
        }
    }
}
