// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

@Suite struct WordReadingTests {
    private func isReadable(_ text: String) -> Bool? { Word(text.unicodeScalars.map(\.value))?.isReadableAsSyllable }

    @Test(arguments: [
        "viet", "tieng", "nguyen", "duong", "đuong", "nuoc", "quyen", "giuong", "khuyu", "nghieng", "cap", "câp", "hoc",
        "ương",
        "tiêng", "y", "doc", "TRUONG",
    ])
    func syllablesWithoutSomeMarks(_ text: String) { #expect(isReadable(text) == true) }

    @Test(arguments: [
        "covid", "radon", "sars", "gd", "đt", "hcm", "wgs", "tp", "docx", "aeiou", "ubnd", "ngh", "aaaaaaaa", "v",
        "mig", "ceo",
    ])
    func otherWords(_ text: String) { #expect(isReadable(text) == false) }

    /// Every syllable is readable without its marks.
    @Test func everySyllable() {
        for onset in KeyBuilderTests.onsets {
            for rime in KeyBuilderTests.rimes {
                let syllable = onset + rime
                guard let word = Word(syllable.unicodeScalars.map(\.value)), word.structure != nil else { continue }
                let bare = VietnameseText.fold(syllable)
                #expect(isReadable(bare) == true, "\(bare)")
            }
        }
    }
}
