// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@Suite struct HighlightsTests {
    @Test(arguments: [
        ("quy che dan chu", "Thực hiện Quy chế dân chủ ở cơ sở", ["Quy chế dân chủ"]),
        ("quy chế", "Quy định, quy chế; quy ché", ["Quy", "quy chế", "quy"]),
        ("duong", "đường, dương, đương", ["đường", "dương", "đương"]),
        ("đường", "đường dương duong", ["đường"]),
        ("toạ đàm", "Tọa đàm (toạ đàm)", ["Tọa đàm", "toạ đàm"]),
        ("145/2020/nd-cp", "Nghị định 145/2020/NĐ-CP.", ["145/2020/NĐ-CP"]),
        ("bão", "báo bảo bao", []),
        ("", "không có gì", []),
        ("gi", "", []),
    ])
    func marksWhatMatches(query: String, text: String, expected: [String]) throws {
        #expect(parts(text, try highlighter(query).highlights(in: text)) == expected)
    }

    @Test func marksDecomposedText() throws {
        let text = "Hội nghị tha\u{302}\u{309}m định"
        #expect(parts(text, try highlighter("thẩm").highlights(in: text)) == ["tha\u{302}\u{309}m"])
        #expect(parts(text, try highlighter("tham").highlights(in: text)) == ["tha\u{302}\u{309}m"])
    }

    @Test func marksAWordWithASoftHyphenAsAWhole() throws {
        let text = "nước nghi\u{AD}êng chảy"
        #expect(parts(text, try highlighter("nghiêng").highlights(in: text)) == ["nghi\u{AD}êng"])
    }

    @Test func joinsOverWhiteSpaceOnly() throws {
        let text = "dân\u{A0}\n\tchủ, dân - chủ dân\u{3000}chủ"
        let found = parts(text, try highlighter("dan chu").highlights(in: text))
        #expect(found == ["dân\u{A0}\n\tchủ", "dân", "chủ dân\u{3000}chủ"])
    }

    @Test func looksAtTheFirstMebibyteOnly() throws {
        let filler = String(repeating: "một hai ", count: 131_072)
        let text = "quy chế " + filler + "quy chế"
        #expect(text.utf8.count > 1 << 20)
        #expect(try highlighter("quy chế").highlights(in: text) == [0..<9])
    }

    @Test func cutsTheMebibyteBeforeACharacter() throws {
        let text = "a" + String(repeating: "ệ", count: 400_000)
        #expect(try highlighter("quy").highlights(in: text) == [])
    }
}
