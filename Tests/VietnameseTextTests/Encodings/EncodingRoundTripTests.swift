// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import VietnameseText

@Suite struct EncodingRoundTripTests {
    private static let normalizing = VietnameseEncoding.all.filter {
        ![.utf8, .utf16LittleEndian, .utf16BigEndian].contains($0.charset)
    }

    @Test(arguments: VietnameseEncoding.all.filter { $0.charset != .windows1252 })
    func fixturesComeBackAndAreDetected(encoding: VietnameseEncoding) throws {
        let documents = try EncodingTexts.fixtures()
        #expect(documents.count == 64)
        // What was misread twice differs from the rest only in that; some of the documents show it.
        for document in documents.enumerated().filter({ encoding.misreadings < 2 || $0.offset % 8 == 0 }).map(\.element)
        {
            let encoded = encoding.encode(document)
            let back = encoding.decode(encoded.bytes)
            let isBack = EncodingTexts.areSame(back, EncodingTexts.held(document, in: encoding))
            #expect(isBack, "\(document.prefix(80))")
            let beginning = String(document.prefix(200))
            let found = VietnameseEncoding.detect(encoding.encode(beginning).bytes)
            // A document typed without diacritics is UTF-8 in all of them.
            let isASCII = beginning.utf8.allSatisfy { $0 < 0x80 }
            let isUTF16 = encoding.charset == .utf16LittleEndian || encoding.charset == .utf16BigEndian
            #expect(found.encoding == (isASCII && !isUTF16 ? .utf8 : encoding), "\(document.prefix(80))")
        }
    }

    @Test(arguments: VietnameseEncoding.all)
    func aTextOfAllLettersComesBack(encoding: VietnameseEncoding) {
        let small = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
        for text in [small, small.uppercased(), EncodingTexts.vietnamese] {
            for form in [text, text.decomposedStringWithCanonicalMapping] {
                let encoded = encoding.encode(form)
                let back = encoding.decode(encoded.bytes)
                let isBack = EncodingTexts.areSame(back, EncodingTexts.held(form, in: encoding))
                #expect(isBack)
                #expect(encoded.lost.isEmpty == (encoding != .windows1252))
            }
        }
    }

    @Test func wordsOfCapitalsInTCVN3KeepTheirCase() {
        let words = [
            "QUYẾT ĐỊNH", "ỦY BAN", "ĐẢNG", "NGHỊ", "ÁO", "TP.HỒNG", "Hà", "Vũ", "Khả", "ở", "Đảng", "nghị",
            "QUYẾT-định",
            "ĐẶNG THỊ", "ẤP",
        ]
        for word in words {
            let encoded = VietnameseEncoding.tcvn3.encode(word)
            #expect(encoded.lost.isEmpty && VietnameseEncoding.tcvn3.decode(encoded.bytes) == word, "\(word)")
        }
        let title: [UInt8] = [0x51, 0x55, 0x59, 0xD5, 0x54, 0x20, 0xA7, 0xDE, 0x4E, 0x48]
        #expect(VietnameseEncoding.tcvn3.decode(title) == "QUYẾT ĐỊNH")
        // Alone or behind one capital it is small, and among capitals a small one is none.
        let encoded = VietnameseEncoding.tcvn3.encode("ĐẢNG UỶ, Ổ QUYếT")
        #expect(encoded.lost == ["Ỷ": 1, "Ổ": 1, "ế": 1])
        #expect(VietnameseEncoding.tcvn3.decode(encoded.bytes) == "ĐẢNG Uỷ, ổ QUYẾT")
    }

    @Test func longRunsOfLettersInTCVN3AreDivided() {
        let text = String(repeating: "QUYẾT", count: 2000)
        let encoded = VietnameseEncoding.tcvn3.encode(text)
        #expect(VietnameseEncoding.tcvn3.decode(encoded.bytes) == text && encoded.lost.isEmpty)
        let mixed = [UInt8](repeating: 0x41, count: 31) + [0xD5] + [UInt8](repeating: 0x61, count: 32) + [0xD5]
        let expected = String(repeating: "A", count: 31) + "Ế" + String(repeating: "a", count: 32) + "ế"
        #expect(VietnameseEncoding.tcvn3.decode(mixed) == expected)
    }

    @Test(arguments: normalizing)
    func whatIsNotLostComesBack(encoding: VietnameseEncoding) {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let pool =
            Array("aAeEoOuUyYiIdDđĐôơưƯăâêáàảãạếộỳỵÝ bnz.\n".unicodeScalars)
            + (0xA0...0xFF).compactMap(Unicode.Scalar.init(_:)) + [
                "\u{300}", "\u{301}", "\u{323}", "\u{309}", "\u{303}",
            ]
            + ["€", "…", "“", "”", "₫", "ế", "→", "Ж", "😀", "\u{2}", "\u{85}"]
        for _ in 0..<300 {
            let count = Int.random(in: 0..<40, using: &random)
            let scalars = (0..<count).map { _ in pool[Int.random(in: 0..<pool.count, using: &random)] }
            let text = String(String.UnicodeScalarView(scalars))
            let encoded = encoding.encode(text)
            guard encoded.lost.isEmpty else { continue }
            #expect(
                EncodingTexts.areSame(encoding.decode(encoded.bytes), text.precomposedStringWithCanonicalMapping),
                "seed \(seed): \(scalars)"
            )
        }
    }
}
