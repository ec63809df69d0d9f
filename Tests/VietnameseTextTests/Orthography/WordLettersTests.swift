// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

struct WordLettersTests {
    private func letters(_ word: String) -> WordLetters? { WordLetters(key: word.utf8) }

    private func distance(_ typed: String, _ meant: String, limit: Double = 1.3) throws -> Double? {
        try #require(letters(meant)).distance(fromTyped: try #require(letters(typed)), limit: limit)
    }

    @Test func whatIsNoWordHasNoLetters() {
        #expect(letters("") == nil && letters("a1") == nil && letters("áà") == nil && letters("я") == nil)
        #expect(letters(String(repeating: "a", count: 17)) == nil)
        #expect(letters("đường")?.count == 5 && letters("đường")?.tone == .grave)
    }

    @Test(arguments: [
        ("đường", "duong", true), ("đường", "đuong", true), ("đường", "duòng", true), ("đường", "đường", true),
        ("dương", "đuong", false), ("dương", "duòng", false), ("duong", "đường", false), ("duong", "duongg", false),
        ("quả", "qua", true),
    ])
    func marksAreAdded(_ word: String, _ typed: String, _ isSo: Bool) throws {
        #expect(try #require(letters(word)).keepsMarks(of: #require(letters(typed))) == isSo)
    }

    @Test func beginningsAreWordsInTheMaking() throws {
        let word = try #require(letters("nghị"))
        for start in ["n", "ng", "ngh", "nghi", "nghị"] { #expect(word.begins(with: try #require(letters(start)))) }
        for start in ["nghí", "nh", "nghịt", "đ"] { #expect(!word.begins(with: try #require(letters(start)))) }
    }

    @Test(arguments: [
        ("hiễm", "hiểm", 0.2), ("hiếm", "hiểm", 0.3), ("lưọng", "lượng", 0.3), ("thấp", "thất", 1),
        ("hiem", "hiểm", 0), ("ngihi", "nghị", 1), ("nghj", "nghị", 1), ("xử", "sử", 0.6), ("trỉ", "chỉ", 0.6),
        ("dành", "giành", 0.6), ("ngành", "nghành", 0.6), ("lang", "lan", 0.6), ("kỷ", "kỉ", 0.6), ("thgn", "thng", 1),
        ("Hà", "hà", 0),
    ])
    func mistakesHaveTheirCosts(_ typed: String, _ meant: String, _ cost: Double) throws {
        let found = try #require(try distance(typed.lowercased(), meant))
        #expect(abs(found - cost) < 1e-9, "\(typed) for \(meant): \(found)")
    }

    @Test func whatIsFarIsNothing() throws {
        #expect(try distance("dân", "nghiêng") == nil)
        #expect(try distance("hoa", "ban") == nil)
        #expect(try distance("hiễm", "hiểm", limit: 0.1) == nil)
    }

    /// The quick test never leaves out what is within reach.
    @Test func outlinesLeaveNothingNearOut() throws {
        let words = [
            "chi", "tri", "gia", "da", "ra", "va", "nga", "ngha", "lan", "lang", "lanh", "cat", "cac", "ky", "ki",
            "nghi", "ngi",
            "thuong", "thong", "quang", "cang", "trinh", "chinh", "sinh", "xinh", "no", "lo",
        ].compactMap(letters)
        for typed in words {
            for meant in words where meant.distance(fromTyped: typed, limit: 1.3) != nil {
                #expect(typed.outline.mayBeNear(meant.outline), "\(typed.codes) \(meant.codes)")
            }
        }
    }

    @Test(arguments: [
        ("chế", "Che", "Chế"), ("chế", "che", "chế"), ("chế", "CHE", "CHẾ"), ("đường", "dUoNg", "đƯờNg"),
        ("nghị", "NGIHI", "NGHỊ"), ("nghị", "Ngihi", "Nghị"), ("hiểm", "Hie\u{302}\u{309}m", "Hiểm"), ("a", "", "a"),
    ])
    func capitalsStay(_ word: String, _ typed: String, _ expected: String) {
        #expect(LetterCase.apply(word, like: typed).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func capitalsOfABeginningStay() {
        #expect(LetterCase.apply("định", like: "Đ", isPrefix: true) == "Định")
        #expect(LetterCase.apply("định", like: "ĐỊ", isPrefix: true) == "ĐỊnh")
    }
}
