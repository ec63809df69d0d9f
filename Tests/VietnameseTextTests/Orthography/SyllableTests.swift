// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct SyllableTests {
    @Test(arguments: [
        ("nghiêng", "ngh", "iê", "ng", Tone.level), ("QUỲNH", "qu", "y", "nh", .grave),
        ("giếng", "gi", "ê", "ng", .acute),
        ("gì", "g", "i", "", .grave), ("Thuyền", "th", "uyê", "n", .grave), ("uỷ", "", "uy", "", .hook),
        ("ủy", "", "uy", "", .hook), ("khuỷu", "kh", "uyu", "", .hook), ("xoong", "x", "oo", "ng", .level),
        ("Ðược", "đ", "ươ", "c", .dot), ("ngoẵng", "ng", "oă", "ng", .tilde),
    ])
    func parts(_ text: String, _ onset: String, _ nucleus: String, _ coda: String, _ tone: Tone) throws {
        let syllable = try #require(Syllable(text))
        #expect(syllable.onset == onset)
        #expect(syllable.nucleus == nucleus)
        #expect(syllable.coda == coda)
        #expect(syllable.tone == tone)
        #expect(syllable.rime == nucleus + coda)
        #expect(Syllable(Decomposition.decompose(text)) == syllable)
    }

    @Test(arguments: [
        "", " ", "việt nam", "viet", "ngế", "nghà", "cí", "kà", "quư", "qoa", "gii", "hòà", "bâ", "aa", "ph", "12", "ñ",
        "á1",
    ])
    func notSyllables(_ text: String) {
        #expect(Syllable(text) == nil)
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
