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

    private func agrees(_ text: String) -> Bool {
        let found = keys(text)
        let expected = ReferenceKeys(text)
        return Array(found.exact.utf8) == expected.exact && Array(found.folded.utf8) == expected.folded
    }

    /// The keys of every character that is looked up in a table, alone and beside others, against ICU.
    @Test func everyLatinCharacter() {
        for value in Array(1..<0x250 as Range<UInt32>) + Array(0x1E00..<0x1F00) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for frame in [("", ""), ("a", "o"), ("", "e\u{302}"), ("", "\u{301}"), ("n", "\u{323}\u{302}")] {
                let text = "\(frame.0)\(scalar)\(frame.1)"
                #expect(agrees(text), "U+\(String(value, radix: 16)) between \(frame)")
            }
        }
    }

    @Test func directWayEqualsNormalisation() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("KeyBuilderTests.directWayEqualsNormalisation: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        var letters = Array(
            "abcdđeghiklmnopqrstuvxyzwfjABĐXYZ01.,'_ăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴßÆøŁĳǄſẞỿ"
                .unicodeScalars
        )
        letters +=
            "\u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31B}\u{308}\u{327}\u{345}ðÐ\u{200D}".unicodeScalars
        for _ in 0..<12_000 {
            let scalars = (0..<Int.random(in: 1...10, using: &generator)).compactMap { _ in
                letters.randomElement(using: &generator)
            }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(agrees(text), "\(text.debugDescription), seed \(seed)")
        }
    }

    @Test func keysOfNumbers() {
        for (text, key) in [
            ("84.668", "84668"), ("84,668", "84668"), ("1.233.143,50", "1233143,50"), ("1,233,143.50", "1233143,50"),
            ("12,5", "12,5"), ("4.0", "4.0"), ("0.125", "0.125"), ("007", "007"), ("0912.345.678", "0912345678"),
            ("024.3533.0361", "02435330361"), ("1.2.3", "1.2.3"), ("3203.00.10", "3203.00.10"), ("１.０００", "1000"),
        ] {
            #expect(keys(text).exact == key && keys(text).folded == key)
        }
    }
}
