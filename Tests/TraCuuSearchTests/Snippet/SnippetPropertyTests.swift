// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuSearch

@Suite struct SnippetPropertyTests {
    private static let pieces = [
        "quy", "chế", "chê", "dân", "chủ", "ở", "cơ", "sở", "Toạ", "đàm", "tho\u{302}\u{323}", "nghi\u{AD}a", " ", " ",
        " ",
        "  ", "\n", "\r\n", "\u{A0}", "\u{3000}", ". ", ", ", "!", "“", "”", "-", "145/2020/NĐ-CP", "\u{301}", "漢字",
        "ไทย",
        "\u{1F468}\u{200D}\u{1F469}", String(repeating: "x", count: 300), String(repeating: "*", count: 200),
    ]

    @Test(arguments: 0..<20)
    func highlightsAreSound(round: Int) throws {
        var random = SeededGenerator.fresh()
        for _ in 0..<round { _ = random.next() }
        let shower = try highlighter("quy chế dan chu to 145 nghĩa")
        for _ in 0..<200 {
            let count = random.below(120)
            let text = (0..<count).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
            let syllables = 1 + random.below(30)
            let comment: Comment =
                "seed \(random.seed), round \(round), \(syllables) syllables of \(text.debugDescription)"
            expectSound(shower.highlights(in: text), in: text, comment)
            let snippet = shower.snippet(of: text, syllables: syllables)
            expectSound(snippet.highlights, in: snippet.text, comment)
            #expect(snippet.text.utf8.count <= syllables * 32, comment)
            #expect(snippet.text.isEmpty || Self.bare(text).contains(Self.bare(snippet.text)), comment)
            #expect(shower.highlights(in: text).isEmpty == snippet.highlights.isEmpty, comment)
            let passages = shower.snippets(of: text, syllables: syllables, count: 1 + random.below(5))
            #expect(passages.first == snippet, comment)
            for passage in passages.dropFirst() {
                expectSound(passage.highlights, in: passage.text, comment)
                #expect(!passage.highlights.isEmpty && Self.bare(text).contains(Self.bare(passage.text)), comment)
            }
            // Apart from each other, they show no match twice.
            let marks = passages.reduce(0) { $0 + $1.highlights.count }
            #expect(marks <= shower.highlights(in: text).count + 2 * passages.count, comment)
            #expect(passages.reduce(0) { $0 + $1.text.utf8.count } <= text.utf8.count, comment)
            let isWhole = Self.bare(text) == Self.bare(snippet.text)
            #expect(isWhole == (!snippet.isCutAtStart && !snippet.isCutAtEnd), comment)
        }
    }

    private func expectSound(_ highlights: [Range<Int>], in text: String, _ comment: Comment) {
        let bytes = Array(text.utf8)
        var end = -1
        for range in highlights {
            #expect(range.lowerBound > end, comment)
            #expect(!range.isEmpty && range.upperBound <= bytes.count, comment)
            guard !range.isEmpty, range.upperBound <= bytes.count else { return }
            #expect(bytes[range.lowerBound] & 0xC0 != 0x80, comment)
            #expect(range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80, comment)
            end = range.upperBound
        }
    }

    /// A text with every run of white space as one space and none at the ends, as bytes, to compare without regard to
    /// canonical equivalence.
    private static func bare(_ text: String) -> String {
        let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        let joined = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        return joined.utf8.map { String($0, radix: 16) }.joined(separator: " ")
    }
}
