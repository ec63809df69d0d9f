// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// What tells a text typed without diacritics from one with them, and from other languages.
@Suite struct MarkTallyTests {
    private func tally(_ text: String) throws -> MarkTally {
        let analyzer = try Analyzer()
        var tokens = TokenBuffer()
        var text = text
        text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), into: &tokens) }
        return analyzer.tally(tokens)
    }

    @Test(arguments: [
        "Uy ban nhan dan tinh yeu cau cac so cai cach thu tuc hanh chinh.",
        "Ve viec to chuc hoi nghi tong ket cong tac dan van nam 2022, kinh moi cac dong chi du dung gio.",
        "QUYET DINH VE VIEC BAN HANH QUY CHE DAN CHU O CO SO",
        // One word in sixteen may have marks.
        "Hôm nay truong tieu hoc Song Lam to chuc le khai giang nam hoc moi cho cac em hoc sinh",
    ])
    func knowsTextsTypedWithoutDiacritics(text: String) throws {
        #expect(try tally(text).isUnaccented)
    }

    @Test(arguments: [
        "Uỷ ban nhân dân tỉnh yêu cầu các sở cải cách thủ tục hành chính.",
        "Nhà trường yêu cầu các em mang theo sách vở, không mang theo hoa, quà hay tranh cho thầy cô.",
        "Hôm nay trường tieu hoc Song Lam to chuc le khai giang",
        "The council adopted the report on the state of local government and on the cost of housing.",
        "Le conseil municipal adopte le rapport sur les transports et les logements de la ville",
        "145 2020 33 44 55 66 77 88 99 10 11 12 13",
        // Too short to tell.
        "quy che dan chu o co so", "",
    ])
    func knowsOthers(text: String) throws {
        #expect(try !tally(text).isUnaccented)
    }

    @Test func shortTextsTellTogether() throws {
        let (title, text) = (try tally("quy che dan chu"), try tally("ban hanh nam 2022 tai tinh"))
        #expect(title.isShortAndBare && text.isShortAndBare && (title + text).isUnaccented)
        #expect(try !tally("quy chế").isShortAndBare)
        #expect(try !tally("2022").isShortAndBare)
        #expect(title == MarkTally(words: 4, marked: 0, readable: 4))
    }

    /// A tally ends early only when the text cannot be one without diacritics.
    @Test func countsAllWordsOfATextWithoutDiacritics() throws {
        let text = String(repeating: "quy che dan chu o co so 2022 ", count: 50)
        #expect(try tally(text) == MarkTally(words: 350, marked: 0, readable: 350))
        #expect(try !tally(String(repeating: "quy chế dân chủ ", count: 50)).isUnaccented)
    }

    @Test func wordsThatMayHaveLostMarks() throws {
        let analyzer = try Analyzer()
        func may(_ text: String) throws -> Bool {
            var tokens = TokenBuffer()
            var text = text
            text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), into: &tokens) }
            return analyzer.mayHaveLostMarks(tokens[0].form)
        }
        for word in ["duong", "Dak", "nd", "iran"] { #expect(try may(word), "\(word)") }
        for word in ["đường", "nghị", "2020", "3a", "tp", "Москва"] { #expect(try !may(word), "\(word)") }
    }
}

extension MarkTally {
    fileprivate init(words: Int, marked: Int, readable: Int) {
        self.init()
        self.words = words
        self.marked = marked
        self.readable = readable
    }
}
