// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct AnalyzerTests {
    private func keys(_ text: String) throws -> [String] { try Analyzer().tokens(in: text).map(\.exact) }

    @Test func oneKeyHoweverWritten() throws {
        let spellings = ["Tọa đàm", "Toạ đàm", "TOẠ ĐÀM", "tọa ðàm", Decomposition.decompose("Toạ đàm")]
        for spelling in spellings {
            #expect(try keys(spelling) == ["toạ", "đàm"], "\(spelling)")
            #expect(try Analyzer().tokens(in: spelling).map(\.folded) == ["toa", "dam"])
        }
        #expect(try keys("hiệu qủa") == ["hiệu", "quả"])
    }

    @Test func confusablesOnlyWhereVietnamese() throws {
        #expect(try keys("Ðảng QÐ CBVCNLÐ Ɖường ÐƯỜNG") == ["đảng", "qđ", "cbvcnlđ", "đường", "đường"])
        #expect(try keys("Garður það") == ["garður", "það"])
        #expect(try Analyzer().tokens(in: "Garður það").map(\.folded) == ["gardur", "thad"])
    }

    @Test func ignorableCharactersStayOutOfKeys() throws {
        let tokens = try Analyzer().tokens(in: "hi\u{AD}ệu quả")
        #expect(tokens.map(\.exact) == ["hiệu", "quả"])
        #expect(tokens.map(\.range) == [0..<8, 9..<14])
        // A Hangul filler is a letter to the boundaries and nothing to case folding.
        #expect(try Analyzer().tokens(in: "\u{3164}").allSatisfy { !$0.exact.isEmpty && !$0.folded.isEmpty })
    }

    @Test func foldsOtherScriptsWithoutTakingThemApart() throws {
        let tokens = try Analyzer().tokens(in: "Ærø straße Łódź 한국 Ｑ１ İzmir naïve")
        #expect(tokens.map(\.folded) == ["aero", "strasse", "lodz", "한국", "q1", "izmir", "naive"])
        #expect(tokens.map(\.exact) == ["ærø", "strasse", "łódź", "한국", "q1", "i\u{307}zmir", "naïve"])
    }

    @Test func foldsLatinLettersWithoutDecomposition() {
        let folded = VietnameseText.fold("Đ đ Ð ð Ɖ ɖ Ł Ø Æ ß ẞ Œ Þ Ŋ ı Ħ Ŧ ĸ Ƕ ﬁ ĳ ʃ Ω")
        #expect(folded == "d d d d d d l o ae ss ss oe th n i h t q hv fi ij ʃ ω")
    }

    @Test func kinds() throws {
        let tokens = try Analyzer().tokens(in: "Nghị 145 3.000.000 3.000đ QH15 cap cấp UBND 1,5 T.Ư")
        #expect(
            tokens.map(\.kind)
                == [
                    .syllable, .number, .number, .number, .word, .word, .word, .syllable, .word, .number,
                    .word, .alias, .syllable,
                ]
        )
    }

    @Test func interning() throws {
        let analyzer = try Analyzer()
        var buffer = TokenBuffer(capacity: 1)
        let text = Array("đường Đường đường duong \(String(repeating: "a", count: 17)) đường".utf8)
        text.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        #expect(buffer.count == 6)
        #expect(buffer.positionCount == 6)
        let forms = buffer.withUnsafeTokens { $0.map(\.form) }
        #expect(forms == [0, 1, 0, 2, 3, 0])
        #expect(analyzer.formCount == 4)
        #expect(Array(analyzer.exactKey(0)) == Array("đường".utf8))
        #expect(Array(analyzer.exactKey(1)) == Array("đường".utf8))
        #expect(Array(analyzer.foldedKey(1)) == Array("duong".utf8))
        #expect(analyzer.isMarked(0) && !analyzer.isMarked(2))
        // The same text again makes no new forms.
        text.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        #expect(buffer.withUnsafeTokens { $0.map(\.form) } == forms)
        #expect(analyzer.generation == 0)
    }

    @Test func aNumberThatIsNoForm() throws {
        let analyzer = try Analyzer()
        #expect(analyzer.exactKey(7).isEmpty)
        #expect(analyzer.foldedKey(.max).isEmpty)
        #expect(!analyzer.isMarked(7))
        #expect(!analyzer.isCut(7))
    }

    @Test func manyFormsKeepTheirKeys() throws {
        let analyzer = try Analyzer()
        var buffer = TokenBuffer()
        // Long and short forms, enough for the table to grow several times.
        let words = (0..<40_000).map { $0 % 7 == 0 ? "từ-rất-dài-\($0)".replacing("-", with: "ờ") : "w\($0)" }
        let text = Array(words.joined(separator: " ").utf8)
        for _ in 0..<2 {
            text.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
            #expect(buffer.count == words.count)
            #expect(analyzer.formCount == words.count)
            var wrong = 0
            for index in 0..<buffer.count where !analyzer.exactKey(buffer[index].form).elementsEqual(words[index].utf8)
            {
                wrong += 1
            }
            #expect(wrong == 0)
        }
    }

    @Test func theTableIsEmptiedBetweenTexts() throws {
        let analyzer = try Analyzer(formLimit: 3)
        var buffer = TokenBuffer()
        let first = Array("một hai ba bốn".utf8)
        first.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        #expect(analyzer.generation == 0)
        #expect(analyzer.formCount == 4)
        let second = Array("năm".utf8)
        second.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        #expect(analyzer.generation == 1)
        #expect(analyzer.formCount == 1)
        #expect(Array(analyzer.exactKey(0)) == Array("năm".utf8))
    }

    @Test func longTokensAreCutAtACharacter() throws {
        let analyzer = try Analyzer()
        var buffer = TokenBuffer()
        // Every length around the limits of key and source, in letters of three bytes.
        for count in [84, 85, 86, 340, 341, 342, 400] {
            let text = Array(String(repeating: "ệ", count: count).utf8)
            text.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
            #expect(buffer.count == 1)
            let exact = Array(analyzer.exactKey(buffer[0].form))
            #expect(exact == Array(String(repeating: "ệ", count: min(count, 85)).utf8))
            let folded = Array(analyzer.foldedKey(buffer[0].form))
            #expect(folded == Array(repeating: UInt8(ascii: "e"), count: min(count, 255)))
            #expect(analyzer.isCut(buffer[0].form) == (count > 85))
        }
    }

    @Test func positionsAndVersion() throws {
        #expect(Analyzer.version.hasPrefix("5/ICU "))
        let tokens = try Analyzer().tokens(in: "Điều 1. Phạm vi")
        #expect(tokens.map(\.position) == [0, 1, 2, 3])
        #expect(tokens.map(\.range) == [0..<7, 8..<9, 11..<17, 18..<20])
    }
}
