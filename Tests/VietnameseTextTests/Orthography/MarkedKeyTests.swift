// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@testable import VietnameseText

/// Which words may be others with marks added.
@Suite struct MarkedKeyTests {
    @Test(arguments: [
        ("đuong", ["đường", "đương", "đuông"], ["dương", "đuong2", "đuôn", "dường"]),
        ("đuòng", ["đuòng"], ["đường", "đương", "đuông"]),
        ("tiêng", ["tiếng", "tiềng", "tiêng"], ["tiếngg", "tiéng", "tieng"]),
        ("hoà", ["hoà"], ["hoá", "hoa", "hoằ"]),
        ("gdđt", ["gdđt"], ["gddt", "gđđt2"]),
        ("nđ-cp", ["nđ-cp"], ["nd-cp", "nđcp"]),
    ])
    func addsMarksOnly(typed: String, completing: [String], others: [String]) {
        for word in completing { #expect(MarkedKey.completes(word.utf8, typed.utf8), "\(word)") }
        for word in others { #expect(!MarkedKey.completes(word.utf8, typed.utf8), "\(word)") }
    }

    /// The rule in terms of combining marks, over all pairs of spellings of some letters.
    @Test func agreesWithCombiningMarks() {
        let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
        func marks(_ letter: String) -> (base: UInt32, marks: Set<UInt32>) {
            var scalars = letter.decomposedStringWithCanonicalMapping.unicodeScalars.map(\.value)
            if scalars[0] == 0x111 { scalars = [0x64, 0x335] }
            return (scalars[0], Set(scalars.dropFirst()))
        }
        let letters = "aăâàằầáắấảẳẩãẵẫạặậeêèềéếoôơòồờóốớuưùừúứiìíyỳýdđ".map(String.init)
        for typed in letters {
            for letter in letters {
                let (base, own) = marks(typed)
                let (otherBase, other) = marks(letter)
                let expected =
                    base == otherBase && (own == other || own.isDisjoint(with: tones) && own.isSubset(of: other))
                #expect(MarkedKey.completes("x\(letter)".utf8, "x\(typed)".utf8) == expected, "\(letter) \(typed)")
            }
        }
    }
}
