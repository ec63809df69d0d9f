// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import VietnameseText

@testable import TraCuuSuggest

struct SuggesterTests {
    private static let archive = Result { try SampleArchive(SampleArchive.groups) }

    private func archive() throws -> SampleArchive { try Self.archive.get() }

    private func texts(_ text: String, _ kind: Suggestion.Kind) throws -> [String] {
        try archive().suggestions(text).filter { $0.kind == kind }.map(\.text)
    }

    /// Texts typed without diacritics add to the bare spelling of a word, and change nothing else.
    @Test func textsWithoutDiacriticsDoNoHarm() throws {
        let bare = SampleArchive.sentences.map { VietnameseText.fold($0) }
        let archive = try SampleArchive([SampleArchive.sentences, SampleArchive.sentences + bare])
        #expect(try archive.restored("quy che dan chu o co so") == "quy chế dân chủ ở cơ sở")
        let reader = TextReader(snapshot: archive.snapshot, lexicon: archive.lexicon)
        #expect(
            Set(try reader.spellings(Array("chu".utf8)).map { String(decoding: $0.exact, as: UTF8.self) }) == [
                "chủ", "chu",
            ]
        )
        #expect(try archive.suggestions("quy che d").allSatisfy { !$0.text.unicodeScalars.contains("\u{FFFD}") })
    }

    @Test(arguments: [
        ("quy che dan chu", "quy chế dân chủ"), ("Quy Che", "Quy Chế"), ("QUY CHE DAN CHU", "QUY CHẾ DÂN CHỦ"),
        ("bao hiem xa hoi", "bảo hiểm xã hội"), ("  «quy che»,\tdan chu! ", "  «quy chế»,\tdân chủ! "),
        ("dân chu", "dân chủ"), ("duong lang", "đường làng"), ("duong lieu", "dương liễu"),
        ("nguoi lao dong 2020 NĐ-CP", "người lao động 2020 NĐ-CP"), ("đuong lang", "đường làng"),
    ])
    func diacriticsAreRestored(_ typed: String, _ expected: String) throws {
        #expect(try archive().restored(typed) == expected)
        #expect(try texts(typed, .restored).first == expected)
    }

    @Test func whatIsRightStays() throws {
        for text in SampleArchive.sentences + [
            "đường", "Hoà giải", "Hòa giải", "covid 19", "145/2020/NĐ-CP", "QCDC", "",
        ] {
            #expect(Array(try archive().restored(text).utf8) == Array(text.utf8))
            #expect(try texts(text, .restored).isEmpty)
        }
    }

    /// Sentences of the index come back from their letters alone, and decomposed ones as they are.
    @Test func sentencesComeBack() throws {
        for sentence in SampleArchive.sentences {
            let analyzer = try Analyzer()
            var bare: [UInt8] = []
            var end = 0
            let bytes = Array(sentence.utf8)
            for token in analyzer.tokens(in: sentence) {
                bare += bytes[end..<token.range.lowerBound] + Array(token.folded.utf8)
                end = token.range.upperBound
            }
            bare += bytes[end...]
            let restored = try archive().restored(String(decoding: bare, as: UTF8.self))
            #expect(restored == sentence.lowercased())
        }
    }

    @Test(arguments: [
        ("bảo hiễm xã hội", "bảo hiểm xã hội"), ("Chị thị về tăng cường", "Chỉ thị về tăng cường"),
        ("nghj dinh", "nghị định"), ("ngihi dinh", "nghị định"), ("quy chế đâm chủ", "quy chế dân chủ"),
        ("trợ cấp thấp nghiệp", "trợ cấp thất nghiệp"), ("QUY CHẾ DÂN CHŨ", "QUY CHẾ DÂN CHỦ"),
    ])
    func misspellingsAreMended(_ typed: String, _ expected: String) throws {
        let suggestions = try archive().suggestions(typed)
        #expect(suggestions.map(\.text) == [expected] && suggestions.first?.kind == .spelling)
    }

    @Test func nothingIsMendedWithoutNeed() throws {
        for text in SampleArchive.sentences + ["UBND", "covid", "thấp nhất", "xyzzy", "http://a.vn"] {
            #expect(try texts(text, .spelling).isEmpty, "\(text)")
        }
    }

    @Test func textsGoOn() throws {
        #expect(try texts("quy che d", .completion).contains("quy chế dân chủ ở cơ sở"))
        #expect(try texts("quy che d", .completion).contains { $0.hasPrefix("quy chế đào tạo") })
        #expect(try texts("quy che dan c", .completion).first?.hasPrefix("quy chế dân chủ") == true)
        #expect(try texts("quy chế đ", .completion).allSatisfy { $0.hasPrefix("quy chế đ") })
        #expect(try texts("Quy che Da", .completion).first?.hasPrefix("Quy chế Dân chủ") == true)
        #expect(try texts("bảo hiểm ", .completion).map { $0.split(separator: " ")[2] } == ["xã", "y"])
        #expect(try texts("ngh", .completion).contains { $0.hasPrefix("nghị định") })
    }

    /// Scores of completions are shares of what is in the index, and every one of them is there.
    @Test func completionsStandInTheIndex() throws {
        let whole = SampleArchive.sentences.map { $0.lowercased().filter { !".,".contains($0) } }
        for text in ["quy che d", "b", "quy che dan ", "nguoi lao dong ", "cán bộ "] {
            let found = try archive().suggestions(text).filter { $0.kind == .completion }
            #expect(!found.isEmpty)
            for suggestion in found {
                #expect(whole.contains { $0.contains(suggestion.text) }, "\(suggestion.text)")
                #expect(suggestion.score > 0 && suggestion.score <= 1)
            }
            #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
        }
    }

    @Test func abbreviationsAreSpelledOut() throws {
        #expect(try texts("qcdc", .completion) == ["quy chế dân chủ"])
        #expect(try texts("thuc hien QCDC", .completion) == ["thực hiện quy chế dân chủ"])
        #expect(try texts("mttq", .completion) == ["mặt trận tổ quốc"])
        #expect(try texts("hđnd", .completion) == ["hội đồng nhân dân"])
        #expect(try texts("hdnd", .completion) == ["hội đồng nhân dân"])
        #expect(try texts("qzzc", .completion).isEmpty)
    }

    /// Abbreviations are written out as the index has the words, whatever the case around them.
    @Test func abbreviationsInCapitalsAreSpelledOutInLowerCase() throws {
        #expect(try texts("SỞ QCDC", .completion) == ["SỞ quy chế dân chủ"])
        #expect(try texts("TP MTTQ", .completion) == ["TP mặt trận tổ quốc"])
        #expect(try texts("QCDC", .completion) == ["quy chế dân chủ"])
    }

    @Test(arguments: [
        "145/2020/nđ", "145/2020/NĐ", "12/qc-bhxh", "12/QĐ-BHXH", "5.qcdc", "145/2020/ngh", "QĐ-ngh", "145/", "bảo-",
    ])
    func partsOfNumbersAreNotCompleted(_ typed: String) throws {
        #expect(try texts(typed, .completion).isEmpty)
    }

    @Test(arguments: [
        ("(qcdc", "(quy chế dân chủ"), ("xã,qcdc", "xã,quy chế dân chủ"), ("-qcdc", "-quy chế dân chủ"),
        ("xã -qcdc", "xã -quy chế dân chủ"), ("\"qcdc", "\"quy chế dân chủ"),
    ])
    func wordsBehindSignsAreCompleted(_ typed: String, _ expected: String) throws {
        #expect(try texts(typed, .completion) == [expected])
    }

    @Test(arguments: [
        ("bảo hiểm,", "bảo hiểm, "), ("bảo hiểm.", "bảo hiểm. "), ("(bảo hiểm)", "(bảo hiểm) "),
        ("bảo hiểm (", "bảo hiểm ("), ("bảo hiểm ", "bảo hiểm "), ("bảo hiểm, ", "bảo hiểm, "),
        ("bảo hiểm", "bảo hiểm "), ("\"bảo hiểm\"", "\"bảo hiểm\" "), ("bảo hiểm -", "bảo hiểm -"),
    ])
    func furtherWordsStandBehindASpace(_ typed: String, _ start: String) throws {
        #expect(try Set(texts(typed, .completion)).isSuperset(of: [start + "xã hội", start + "y tế"]))
    }

    @Test func segmentsDoNotMatter() throws {
        let merged = try SampleArchive(SampleArchive.groups, isMerged: true)
        for text in ["quy che d", "quy che dan chu", "bảo hiễm xã hội", "qcdc", "b", "nguoi lao dong "] {
            #expect(try merged.suggestions(text) == archive().suggestions(text), "\(text)")
        }
    }

    @Test func deletedTextsDoNotReturn() throws {
        let texts = ["bí mật lớn", "quy chế dân chủ", "quy chế dân chủ"]
        let archive = try SampleArchive([texts, texts], isMerged: true, deleting: [0, 3])
        #expect(try archive.suggestions("bi m").isEmpty)
        #expect(try archive.suggestions("bi mat").isEmpty)
        #expect(try archive.suggestions("quy che d").map(\.text) == ["quy chế dân chủ"])
    }

    @Test func limitsAreKept() throws {
        #expect(try archive().suggestions("quy che d", limit: 1).count == 1)
        #expect(try archive().suggestions("quy che d", limit: 0).isEmpty)
        let long = String(repeating: "a ", count: Suggester.sizeLimit / 2)
        #expect(throws: TraCuuError.self) { try archive().suggestions(long) }
        #expect(throws: TraCuuError.self) { try archive().restored(long + "a") }
        #expect(try archive().restored(String(repeating: "quy che ", count: 512)).hasPrefix("quy chế quy"))
    }

    @Test func whatWasTypedIsNoSuggestion() throws {
        for text in ["quý", "quy\u{301}"] {
            #expect(try archive().suggestions(text).allSatisfy { $0.text != text }, "\(text)")
        }
    }

    @Test func oddTextsAreHarmless() throws {
        var random = SeededGenerator.fresh()
        let pieces = [
            "quy", "chế", "đ", "ngh", " ", "  ", ",", "2020", "\u{301}", "\u{0}", "🙂", "QCDC", "ð", "e\u{323}\u{302}",
            "漢", "\n", "câp",
        ]
        for _ in 0..<150 {
            var text = (0..<random.below(9)).map { _ in pieces[random.below(pieces.count)] }.joined()
            if random.below(4) == 0 { text += String(decoding: random.bytes(random.below(20)), as: UTF8.self) }
            let limit = random.below(6)
            let found = try archive().suggestions(text, limit: limit)
            #expect(found.count <= limit, "seed \(random.seed)")
            #expect(
                found.allSatisfy { $0.text != text && $0.score >= 0 && $0.score <= 1 },
                "seed \(random.seed), \(text)"
            )
            #expect(Set(found.map { Array($0.text.utf8) }).count == found.count, "seed \(random.seed)")
            let restored = try archive().restored(text)
            let words = restored.split(separator: " ").count
            #expect(words == text.split(separator: " ").count, "seed \(random.seed)")
        }
    }
}
