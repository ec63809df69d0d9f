// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct SyllableTests {
    @Test(arguments: [
        ("nghiêng", "ngh", "", "iê", "ng", Tone.level), ("QUỲNH", "qu", "", "y", "nh", .grave),
        ("giếng", "gi", "", "ê", "ng", .acute), ("gì", "g", "", "i", "", .grave), ("của", "c", "", "ua", "", .hook),
        ("Thuyền", "th", "u", "yê", "n", .grave), ("uỷ", "", "u", "y", "", .hook), ("ủy", "", "u", "y", "", .hook),
        ("khuỷu", "kh", "u", "yu", "", .hook), ("xoong", "x", "", "oo", "ng", .level),
        ("ngoài", "ng", "o", "ai", "", .grave),
        ("Ðược", "đ", "", "ươ", "c", .dot), ("ngoẵng", "ng", "o", "ă", "ng", .tilde),
        ("thuở", "th", "u", "ơ", "", .hook),
        ("oẻo", "", "o", "eo", "", .hook), ("muỗi", "m", "", "uôi", "", .tilde), ("nguệch", "ng", "u", "ê", "ch", .dot),
    ])
    func parts(
        _ text: String,
        _ onset: String,
        _ glide: String,
        _ nucleus: String,
        _ coda: String,
        _ tone: Tone
    ) throws {
        let syllable = try #require(Syllable(text))
        #expect(syllable.onset == onset)
        #expect(syllable.glide == glide)
        #expect(syllable.nucleus == nucleus)
        #expect(syllable.coda == coda)
        #expect(syllable.tone == tone)
        #expect(syllable.rime == glide + nucleus + coda)
        #expect(Syllable.isValid(text))
        #expect(Syllable(Decomposition.decompose(text)) == syllable)
        #expect(Syllable(onset: onset, glide: glide, nucleus: nucleus, coda: coda, tone: tone) == syllable)
    }

    @Test(arguments: [
        "", " ", "việt nam", "viet", "ngế", "nghà", "cí", "kà", "quư", "qoa", "gii", "hòà", "bâ", "aa", "ph", "12", "ñ",
        "á1",
    ])
    func notSyllables(_ text: String) {
        #expect(Syllable(text) == nil)
        #expect(!Syllable.isValid(text))
    }

    @Test func looksThroughInvisibleCharacters() {
        #expect(Syllable("hi\u{AD}ệu\u{FEFF}") == Syllable("hiệu"))
        #expect(Syllable("\u{AD}") == nil)
    }

    @Test func writesItselfInBothStyles() {
        #expect(Syllable("KHỎE")?.text() == "khoẻ")
        #expect(Syllable("khoẻ")?.text(style: .old).utf8.elementsEqual("khỏe".utf8) == true)
        #expect("\(Syllable("Ngòai").map(\.description) ?? "")".utf8.elementsEqual("ngoài".utf8))
    }

    @Test func takesNoOtherDivision() {
        #expect(Syllable(onset: "g", nucleus: "ia") == nil)
        #expect(Syllable(onset: "th", nucleus: "uyê", coda: "n") == nil)
        #expect(Syllable(onset: "q", glide: "u", nucleus: "a") == nil)
        #expect(Syllable(onset: "c", nucleus: "â", coda: "p") == nil)
        #expect(Syllable(onset: "C", nucleus: "a") == nil)
        #expect(Syllable(nucleus: "") == nil)
        #expect(Syllable(onset: "nghiêngnghiêng", nucleus: "a") == nil)
    }

    @Test func changesTones() {
        #expect(Syllable("hoa").flatMap { $0.withTone(.tilde) }?.text().utf8.elementsEqual("hoã".utf8) == true)
        #expect(Syllable("học").flatMap { $0.withTone(.acute) } == Syllable("hóc"))
        #expect(Syllable("học").flatMap { $0.withTone(.grave) } == nil)
    }

    @Test(arguments: [
        ("kỹ", "kĩ"), ("lí", "lý"), ("quý", "quí"), ("qui", "quy"), ("ky", "ki"), ("Mỹ", "mĩ"), ("thi", "thy"),
        ("xỉ", "xỷ"),
    ])
    func variants(_ text: String, _ variant: String) throws {
        let syllable = try #require(Syllable(text)?.iyVariant)
        #expect(Array(syllable.text().utf8) == Array(variant.utf8))
        #expect(syllable.iyVariant == Syllable(text))
    }

    @Test(arguments: [
        "ý", "ỉ", "mít", "quýt", "gì", "dì", "chị", "nghĩ", "tai", "tay", "thuỷ", "ghi", "phi", "đi", "rì",
    ])
    func noVariants(_ text: String) throws {
        #expect(try #require(Syllable(text)).iyVariant == nil)
    }

    /// Exactly the acute and the dot stand before a stop.
    @Test func tonesBeforeStops() {
        for rime in ["ac", "ach", "ap", "at"] {
            let valid = Tone.allCases.filter { tone in
                let mark = tone.combiningMark.map(String.init) ?? ""
                return Syllable("b" + rime.prefix(1) + mark + rime.dropFirst()) != nil
            }
            #expect(valid == [.acute, .dot])
        }
    }
}
