// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct VietnameseDecoderTests {
    @Test(arguments: VietnameseEncoding.all)
    func piecesGiveWhatTheWholeGives(encoding: VietnameseEncoding) {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let text = EncodingTexts.vietnamese + " 😀→ \u{FEFF}end"
        for bytes in [encoding.encode(text).bytes, encoding.encode("\u{FEFF}" + text).bytes] {
            for _ in 0..<20 {
                var decoder = VietnameseDecoder(encoding)
                var result: [UInt8] = []
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = Array(rest.prefix(Int.random(in: 0..<30, using: &random)))
                    rest = rest.dropFirst(piece.count)
                    piece.withUnsafeBytes { decoder.decode($0, into: &result) }
                }
                decoder.finish(into: &result)
                #expect(result == bytes.withUnsafeBytes(encoding.utf8), "seed \(seed)")
            }
        }
    }

    @Test(arguments: VietnameseEncoding.all)
    func anyBytesGiveText(encoding: VietnameseEncoding) {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        for length in [0, 1, 2, 3, 5, 100, 6000] {
            // Arbitrary bytes; bytes beyond ASCII only, which end nothing; and few different ones.
            let low: UInt8 = ([0, 0x80, 0xCC] as [UInt8]).randomElement(using: &random) ?? 0
            let bytes = (0..<length).map { _ in UInt8.random(in: low...0xFF, using: &random) }
            let whole = bytes.withUnsafeBytes(encoding.utf8)
            #expect(String(validating: whole, as: UTF8.self) != nil, "seed \(seed)")
            _ = VietnameseEncoding.detect(bytes)
        }
    }

    @Test func illFormedUTF8IsReadAsWindows() {
        #expect(VietnameseEncoding.utf8.decode(Array("Việt ".utf8) + [0xE9, 0x20, 0xC3]) == "Việt é Ã")
        #expect(
            VietnameseEncoding.utf8.decode([0xEF, 0xBB, 0xBF, 0x61]).unicodeScalars.map(\.value) == [0xFEFF, 0x61]
        )
        var decoder = VietnameseDecoder(.utf8)
        var text: [UInt8] = []
        ([0x61, 0xFF, 0xE1, 0xBB] as [UInt8]).withUnsafeBytes { decoder.decode($0, into: &text) }
        ([0x87, 0x20] as [UInt8]).withUnsafeBytes { decoder.decode($0, into: &text) }
        decoder.finish(into: &text)
        #expect(String(decoding: text, as: UTF8.self) == "aÿệ ")
        #expect(decoder.illFormedCount == 1)
    }

    @Test func aByteOrderMarkDecidesAndIsDropped() {
        let little: [UInt8] = [0xFF, 0xFE, 0xC7, 0x1E, 0x3D, 0xD8, 0x00, 0xDE]
        let big: [UInt8] = [0xFE, 0xFF, 0x1E, 0xC7, 0xD8, 0x3D, 0xDE, 0x00]
        for encoding in [VietnameseEncoding.utf16LittleEndian, .utf16BigEndian] {
            #expect(encoding.decode(little) == "ệ😀")
            #expect(encoding.decode(big) == "ệ😀")
        }
        #expect(VietnameseEncoding.utf16BigEndian.decode(Array(big.dropFirst(2))) == "ệ😀")
        // A lone surrogate and half a unit.
        #expect(VietnameseEncoding.utf16LittleEndian.decode([0x3D, 0xD8, 0x61, 0x00, 0x62]) == "\u{FFFD}a\u{FFFD}")
    }

    @Test func misreadTextKeepsWhatNoByteWasReadAs() {
        let misread = VietnameseEncoding.utf8.misread
        #expect(misread?.decode(Array("→ \u{201C}Ä\u{90}áº£ng\u{201D} ủy 😀".utf8)) == "→ \u{201C}Đảng\u{201D} ủy 😀")
        // ISO 8859-1 instead of windows-1252: control characters.
        #expect(misread?.decode(Array("\u{C4}\u{90}\u{E1}\u{BA}\u{A3}ng".utf8)) == "Đảng")
        let marked = VietnameseEncoding.utf8.misread?.encode("\u{FEFF}Đảng")
        #expect(marked.flatMap { misread?.decode($0.bytes) }?.unicodeScalars.count == 4)
    }

    @Test func marksOfWindows1258AreComposed() {
        let encoding = VietnameseEncoding.windows1258
        #expect(EncodingTexts.areSame(encoding.decode([0x61, 0xEC, 0xF2]), "ạ\u{301}"))
        #expect(EncodingTexts.areSame(encoding.decode([0x6E, 0xDE, 0x20, 0xCC]), "ñ \u{300}"))
        #expect(EncodingTexts.areSame(encoding.decode([0xF4, 0xF2, 0xF5, 0xCC]), "ộờ"))
    }
}
