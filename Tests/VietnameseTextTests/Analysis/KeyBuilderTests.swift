// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// Keys computed in the direct way against those of full normalisation, and what must not change a key.
@Suite struct KeyBuilderTests {
    static let onsets = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
        "qu", "r",
        "s", "t", "th", "tr", "v", "x",
    ]
    static let rimes =
        ("a e ê i o ô ơ u ư y ia ya ua ưa uya ay ây ai oi ôi ơi ui ưi ao eo au âu êu iu ưu oa oe uê uy uơ oai oay uây oao oeo "
        + "iêu yêu uôi ươi ươu uyu ac anh ăng âp en êch in ôn ơm ung ưt iêng yên uôc ương oach oăt oen oong uân uênh uynh "
        + "uyên uơt").split(separator: " ").map(String.init)

    /// Every combination with every tone at every vowel: right, misplaced, old style and new.
    private func spellings() -> [String] {
        var result: [String] = []
        for onset in Self.onsets {
            for rime in Self.rimes {
                let letters = Array((onset + rime).unicodeScalars)
                for index in letters.indices where "aeiouyăâêôơư".unicodeScalars.contains(letters[index]) {
                    for tone in Tone.allCases {
                        var word = String.UnicodeScalarView(letters[...index])
                        if let mark = tone.combiningMark { word.append(mark) }
                        word.append(contentsOf: letters[(index + 1)...])
                        result.append(String(word))
                    }
                }
            }
        }
        return result
    }

    private func keys(_ text: String) -> (exact: String, folded: String) {
        var builder = KeyBuilder()
        Array(text.utf8).withUnsafeBytes { builder.build($0, isSourceCut: false) }
        return (String(decoding: builder.exact, as: UTF8.self), String(decoding: builder.folded, as: UTF8.self))
    }

    @Test func everySpellingHasOneKey() throws {
        var count = 0
        for decomposed in spellings() {
            count += 1
            let composed = String(decoding: try Normalization.nfc.apply(Array(decomposed.utf8)), as: UTF8.self)
            let expected = keys(composed)
            let variants = [
                decomposed, composed.uppercased(), decomposed.uppercased(), Decomposition.decompose(composed),
                VietnameseText.canonicalize(composed), VietnameseText.canonicalize(composed, style: .old),
            ]
            for variant in variants {
                let found = keys(variant)
                guard Array(found.exact.utf8) == Array(expected.exact.utf8), found.folded == expected.folded else {
                    Issue.record("\(variant): \(found) is not \(expected)")
                    return
                }
            }
            #expect(VietnameseText.canonicalize(composed) == expected.exact)
            // Folding by its definition.
            let bare = Decomposition.decompose(composed).unicodeScalars.filter { !(0x300..<0x370).contains($0.value) }
            let folded = String(String.UnicodeScalarView(bare)).replacing("đ", with: "d")
            #expect(folded == expected.folded)
            #expect(VietnameseText.fold(composed.uppercased()) == folded)
        }
        #expect(count > 10_000)
    }

    @Test func stylesTurnIntoEachOther() {
        var differing = Set<String>()
        for spelling in spellings() {
            let new = VietnameseText.canonicalize(spelling)
            let old = VietnameseText.canonicalize(spelling, style: .old)
            #expect(VietnameseText.canonicalize(old) == new)
            #expect(VietnameseText.canonicalize(new, style: .old) == old)
            if new != old, let syllable = Syllable(new) { differing.insert(syllable.rime) }
        }
        #expect(differing == ["oa", "oe", "uy"])
    }

    @Test func orderOfMarksDoesNotMatter() {
        for (shape, marks) in [("ê", "\u{302}"), ("ơ", "\u{31B}"), ("ă", "\u{306}")] {
            let base = shape == "ê" ? "e" : shape == "ơ" ? "o" : "a"
            for tone in Tone.allCases.compactMap(\.combiningMark) {
                let proper = keys("t\(base)\(marks)\(tone)n").exact
                #expect(Array(keys("t\(base)\(tone)\(marks)n").exact.utf8) == Array(proper.utf8))
                #expect(Array(keys("t\(shape)\(tone)n").exact.utf8) == Array(proper.utf8))
                #expect(proper.unicodeScalars.count == 3)
            }
        }
    }

    @Test func directWayEqualsNormalisation() {
        var generator = SeededGenerator(seed: 20)
        let letters = Array(
            "abcdđeghiklmnopqrstuvxyzwfjABĐXYZ01.,'_ăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ"
        )
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 1...12, using: &generator)).compactMap { _ in
                    letters.randomElement(using: &generator)
                }
            )
            // A zero-width joiner is dropped by case folding and keeps the text off the direct way.
            let direct = keys(text)
            let normalised = keys(text + "\u{200D}")
            #expect(Array(direct.exact.utf8) == Array(normalised.exact.utf8) && direct.folded == normalised.folded)
        }
    }
}
