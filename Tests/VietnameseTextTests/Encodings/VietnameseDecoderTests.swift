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

    /// The text that pieces of one size give.
    private func decoded(_ bytes: [UInt8], _ encoding: VietnameseEncoding, piece: Int) -> (text: [UInt8], Int) {
        var decoder = VietnameseDecoder(encoding)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { decoder.decode($0, into: &text) }
        }
        decoder.finish(into: &text)
        return (text, decoder.illFormedCount)
    }

    private static let pieceSizes = [1, 7, 4097, 10_000]

    /// Nothing in these texts is ASCII, which ends a character in every encoding.
    @Test(arguments: VietnameseEncoding.all)
    func runsWithoutASCIIComeBack(encoding: VietnameseEncoding) {
        var units = ["ộờđ", "ư", "¼½"]
        if encoding.charset == .utf8 || encoding.charset == .utf16BigEndian || encoding.charset == .utf16LittleEndian {
            units += ["一", "é→ệ😀"]
        }
        for unit in units {
            let text = String(repeating: unit, count: (12_000 >> encoding.misreadings) / unit.utf8.count)
            let encoded = encoding.encode(text)
            guard encoded.lost.isEmpty else { continue }
            #expect(EncodingTexts.areSame(encoding.decode(encoded.bytes), text), "\(unit)")
            for size in Self.pieceSizes {
                let result = decoded(encoded.bytes, encoding, piece: size)
                #expect(result == (Array(text.utf8), 0), "\(unit) in pieces of \(size)")
            }
        }
    }

    @Test(arguments: VietnameseEncoding.all)
    func piecesOfAnyBytesGiveWhatTheWholeGives(encoding: VietnameseEncoding) {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let page = VietnameseEncoding.windows1252
        // Any bytes; those beyond ASCII; leading bytes and few others, read as windows-1252 also; letters and their marks.
        let pools: [[UInt8]] = [
            Array(0...0xFF), Array(0x80...0xFF), [0xE1, 0xBB, 0x87, 0xC3, 0xF0, 0x9F, 0xD8, 0x61],
            [0x61, 0x4F, 0xCC, 0xEC, 0xD2, 0xF2, 0xF9, 0xE2],
        ]
        for (index, pool) in pools.enumerated() {
            for times in Set([0, encoding.misreadings]) {
                var bytes = (0..<(5000 >> encoding.misreadings)).map { _ in pool.randomElement(using: &random) ?? 0 }
                // More marks than any letter has.
                if index == 3 { bytes += [UInt8](repeating: 0xCC, count: 1000) }
                for _ in 0..<times { bytes = Array(page.decode(bytes).utf8) }
                var decoder = VietnameseDecoder(encoding)
                var whole: [UInt8] = []
                bytes.withUnsafeBytes { decoder.decode($0, into: &whole) }
                decoder.finish(into: &whole)
                #expect(whole == bytes.withUnsafeBytes(encoding.utf8), "seed \(seed)")
                for size in Self.pieceSizes + [Int.random(in: 2..<4000, using: &random)] {
                    let result = decoded(bytes, encoding, piece: size)
                    #expect(result == (whole, decoder.illFormedCount), "seed \(seed), pieces of \(size)")
                }
            }
        }
    }

    /// A low surrogate whose other byte looks like that of a high one is not held back without its high one.
    @Test func surrogatesStayTogether() {
        let little: [UInt8] = [0x61, 0xD8, 0xD8, 0xDC, 0x61, 0x00]
        let big: [UInt8] = [0xD8, 0x61, 0xDC, 0xD8, 0x00, 0x61]
        for (bytes, encoding) in [(little, VietnameseEncoding.utf16LittleEndian), (big, .utf16BigEndian)] {
            let result = decoded(bytes, encoding, piece: 1)
            #expect(String(decoding: result.text, as: UTF8.self) == "\u{284D8}a")
            #expect(result.1 == 0)
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
