// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU
import Testing
import VietnameseText

/// Folding against ICU's transform Latin-ASCII, over all code points.
@Suite struct LatinASCIITests {
    private static func call(_ text: [UInt8], _ function: ([UInt8], inout [UInt8]) -> Int64) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: text.count * 18 + 64)
        let length = function(text, &result)
        return Array(result.prefix(Int(max(length, 0))))
    }

    private static func normalize(_ form: Int, _ text: [UInt8]) -> [UInt8] {
        call(text) { tracuu_normalize(Int32(form), $0, Int64($0.count), &$1, Int64($1.count)) }
    }

    /// What remains without nonspacing marks, composed again.
    private static func withoutMarks(_ text: [UInt8]) -> [UInt8] {
        let decomposed = String(decoding: normalize(Int(TRACUU_ICU_NFD), text), as: UTF8.self)
        let rest = decomposed.unicodeScalars.filter { tracuu_is_nonspacing_mark($0.value) == 0 }
        return normalize(Int(TRACUU_ICU_NFC), Array(String(String.UnicodeScalarView(rest)).utf8))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isAlphabetic(_ text: ArraySlice<UInt8>) -> Bool {
        String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }

    /// Wherever ICU spells case-folded letters with ASCII letters alone, so does folding; everything else, signs like ₧
    /// among it, only loses its nonspacing marks.
    @Test func agreesOnEveryCodePoint() {
        var latin = 0
        var values: [UInt32] = []
        func compare() {
            let lines = values.flatMap { Array(String(Unicode.Scalar($0).map(Character.init) ?? " ").utf8) + [0x0A] }
            let lower = Self.normalize(Int(TRACUU_ICU_NFKC_CASEFOLD), lines)
            let ascii = Self.call(lower) { tracuu_latin_ascii($0, Int64($0.count), &$1, Int64($1.count)) }
            let folded = Array(VietnameseText.fold(String(decoding: lines, as: UTF8.self)).utf8)
            let parts = [lower, ascii, folded].map { $0.split(separator: 0x0A, omittingEmptySubsequences: false) }
            guard parts.allSatisfy({ $0.count == values.count + 1 }) else {
                Issue.record("lines lost near U+\(String(values.first ?? 0, radix: 16))")
                return
            }
            for (index, value) in values.enumerated() {
                let spelled = parts[1][index].map { $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) }
                let isSpelled =
                    !spelled.isEmpty && spelled.allSatisfy(Self.isLetter) && Self.isAlphabetic(parts[0][index])
                if isSpelled { latin += 1 }
                let expected = isSpelled ? spelled : Self.withoutMarks(Array(parts[0][index]))
                if Array(parts[2][index]) != expected {
                    Issue.record(
                        "U+\(String(value, radix: 16)): \(String(decoding: parts[2][index], as: UTF8.self)) is not \(String(decoding: expected, as: UTF8.self))"
                    )
                }
            }
        }
        for value in 0...UInt32(0x10FFFF) where Unicode.Scalar(value) != nil && value != 0x0A {
            // Ideographs and Hangul are no Latin letters; a few of them stand for all.
            if (0x3400..<0xD7A4).contains(value), !(0xA640..<0xAC00).contains(value), value % 997 > 0 { continue }
            if value >= 0x20000, value % 997 > 0, !(0xE0000..<0xE1000).contains(value) { continue }
            values.append(value)
            if values.count == 1000 {
                compare()
                values.removeAll()
            }
        }
        compare()
        #expect(latin > 1900, "only \(latin) characters are spelled with ASCII letters")
    }
}
