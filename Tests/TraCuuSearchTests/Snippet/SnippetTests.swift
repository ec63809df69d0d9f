// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuSearch

@Suite struct SnippetTests {
    private static let filler = (1...200).map { "từz\($0)x" }

    @Test func showsTheBeginningWithoutAMatch() throws {
        let snippet = try highlighter("rừng").snippet(of: "  Một hai ba\nbốn năm sáu bảy.", syllables: 4)
        #expect(snippet == Snippet(text: "Một hai ba bốn", highlights: [], isCutAtStart: false, isCutAtEnd: true))
    }

    @Test func showsNothingOfAnEmptyText() throws {
        for text in ["", " \n\t "] {
            #expect(try highlighter("rừng").snippet(of: text, syllables: 40) == Snippet())
        }
    }

    @Test func showsAShortTextAsAWhole() throws {
        let snippet = try highlighter("lũ").snippet(of: "Ứng phó “bão, lũ”!\n", syllables: 40)
        #expect(snippet.text == "Ứng phó “bão, lũ”!")
        #expect(snippet.marked == ["lũ"])
        #expect(!snippet.isCutAtStart && !snippet.isCutAtEnd)
    }

    @Test func showsTextWithoutWords() throws {
        let snippet = try highlighter("lũ").snippet(of: String(repeating: "… ! ", count: 100), syllables: 1)
        #expect(snippet == Snippet(text: "… ! … ! … ! … ! … !", highlights: [], isCutAtStart: false, isCutAtEnd: true))
    }

    @Test func prefersTheWindowWithMostTerms() throws {
        let text = "quy quy quy quy. " + Self.filler.joined(separator: " ") + ". Ban hành quy chế dân chủ."
        let snippet = try highlighter("quy chế dân chủ").snippet(of: text, syllables: 12)
        #expect(snippet.marked == ["quy chế dân chủ"])
        #expect(snippet.isCutAtStart && !snippet.isCutAtEnd)
    }

    @Test func prefersWordsThatStandTogether() throws {
        let middle = Self.filler.prefix(50).joined(separator: " ")
        let text = "dân thì quy mà chủ là chế. " + middle + ". Thực hiện quy chế dân chủ. " + middle
        #expect(try highlighter("quy chế dân chủ").snippet(of: text, syllables: 10).marked == ["quy chế dân chủ"])
    }

    @Test func prefersRareTerms() throws {
        let middle = Self.filler.prefix(50).joined(separator: " ")
        let text = "của và của và của. " + middle + ". Bệnh rubella lây. " + middle
        #expect(try highlighter("của và rubella").snippet(of: text, syllables: 6).marked == ["của và của và của"])
        let weighted = try highlighter("của và rubella", weights: [0.1, 0.1, 5])
        #expect(weighted.snippet(of: text, syllables: 6).marked == ["rubella"])
    }

    @Test func takesTheFirstOfEqualWindows() throws {
        let text = "lũ đầu. " + Self.filler.joined(separator: " ") + " lũ cuối."
        let snippet = try highlighter("lũ").snippet(of: text, syllables: 5)
        #expect(snippet.text.hasPrefix("lũ đầu. từz1x"))
        #expect(!snippet.isCutAtStart && snippet.isCutAtEnd)
    }

    @Test func beginsAtASentence() throws {
        let text =
            Self.filler.joined(separator: " ") + ". “Toạ đàm về lũ” mở sáng nay. " + Self.filler.joined(separator: " ")
        let snippet = try highlighter("lũ").snippet(of: text, syllables: 10)
        #expect(snippet.text.hasPrefix("“Toạ đàm về lũ” mở sáng nay."))
        #expect(snippet.isCutAtStart && snippet.isCutAtEnd)
    }

    @Test func beginsAtALine() throws {
        let text = Self.filler.joined(separator: " ") + "\nĐiều 3 về lũ\n" + Self.filler.joined(separator: " ")
        #expect(try highlighter("lũ").snippet(of: text, syllables: 12).text.hasPrefix("Điều 3 về lũ từz1x"))
    }

    @Test func fillsTheLastWindow() throws {
        let text = Self.filler.joined(separator: " ") + " lũ"
        let snippet = try highlighter("lũ").snippet(of: text, syllables: 10)
        #expect(snippet.text == (Self.filler.suffix(9) + ["lũ"]).joined(separator: " "))
        #expect(snippet.isCutAtStart && !snippet.isCutAtEnd)
    }

    @Test func cutsWordsOfAnyLength() throws {
        let long = String(repeating: "ă", count: 50_000)
        let snippet = try highlighter(long).snippet(of: "một \(long) hai", syllables: 4)
        #expect(snippet.text.utf8.count <= 4 * 32)
        #expect(snippet.marked == [snippet.text])
        #expect(snippet.isCutAtStart && snippet.isCutAtEnd)
    }

    @Test func showsAHitBehindLongMarks() throws {
        let text = "một " + String(repeating: "-", count: 5000) + " lũ " + String(repeating: "*", count: 5000)
        let snippet = try highlighter("lũ").snippet(of: text, syllables: 4)
        #expect(snippet.marked == ["lũ"])
        #expect(snippet.text.utf8.count <= 4 * 32)
    }

    @Test func keepsTheTextAsItIs() throws {
        let text = "Ho\u{301}a bình\u{200B} ở \u{1F1FB}\u{1F1F3}: tha\u{302}\u{309}m\u{AD} định\r\n\u{2028}xong"
        let snippet = try highlighter("thẩm định").snippet(of: text, syllables: 40)
        let expected = "Ho\u{301}a bình\u{200B} ở \u{1F1FB}\u{1F1F3}: tha\u{302}\u{309}m\u{AD} định xong"
        #expect(Array(snippet.text.utf8) == Array(expected.utf8))
        #expect(snippet.marked == ["tha\u{302}\u{309}m\u{AD} định"])
    }

    @Test func givesNothingIfNothingIsWanted() throws {
        #expect(try highlighter("lũ").snippet(of: "lũ", syllables: 0) == Snippet())
    }

    @Test func showsSeveralPassagesThatAreApart() throws {
        let filler = String(repeating: "Nước lên chậm. ", count: 30)
        let text = "Mở đầu. " + filler + "Họp về đê. " + filler + "Đê sông cần tu bổ. " + filler + "Hết."
        let shower = try highlighter("đê sông")
        let all = shower.snippets(of: text, syllables: 8, count: 5)
        #expect(all.map(\.marked) == [["Đê sông"], ["đê"]])
        #expect(shower.snippets(of: text, syllables: 8, count: 1) == [all[0]])
        #expect(shower.snippets(of: text, syllables: 8, count: 0).isEmpty)
        #expect(shower.snippets(of: text, syllables: 10_000, count: 3).count == 1)
        #expect(shower.snippets(of: filler, syllables: 8, count: 3).map(\.marked) == [[]])
    }
}
