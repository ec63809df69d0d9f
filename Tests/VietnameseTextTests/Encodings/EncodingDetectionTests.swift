// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct EncodingDetectionTests {
    private static let written = VietnameseEncoding.all.filter { $0.charset != .windows1252 }

    private func glance(_ text: String) -> VietnameseEncoding.Glance {
        Array(text.utf8).withUnsafeBytes(VietnameseEncoding.glance)
    }

    @Test(arguments: written)
    func oneSentenceTells(encoding: VietnameseEncoding) throws {
        for sentence in EncodingTexts.vietnamese.split(whereSeparator: { $0 == "." || $0 == ";" }) {
            let found = VietnameseEncoding.detect(encoding.encode(String(sentence)).bytes)
            #expect(found.encoding == encoding, "\(sentence): \(found.candidates)")
        }
        let found = VietnameseEncoding.detect(encoding.encode(EncodingTexts.vietnamese).bytes)
        if encoding.charset.rawValue.hasPrefix("utf-16") { return }
        let evidence = try #require(found.evidence)
        #expect(evidence.encoding == encoding && evidence.score == 1 && evidence.accented > 100)
    }

    @Test(arguments: written.filter { $0.charset != .utf8 && !$0.charset.rawValue.hasPrefix("utf-16") })
    func aWordOrTwoDoNotTell(encoding: VietnameseEncoding) {
        let found = VietnameseEncoding.detect(encoding.encode("Đảng bộ").bytes)
        #expect(found.encoding == nil || found.encoding == .utf8, "\(found.candidates)")
    }

    @Test func twoWordsTellWhatUTF8WasMisread() {
        #expect(VietnameseEncoding.detect(Array("Ä\u{90}áº£ng bá»™".utf8)).encoding?.name == "utf-8-as-1252")
        #expect(VietnameseEncoding.detect(Array("Ä\u{90}áº£ng".utf8)).encoding == .utf8)
    }

    @Test(arguments: EncodingTexts.foreign.map(\.text) + [EncodingTexts.czech, EncodingTexts.english])
    func otherLanguagesAreNeverTakenForVietnamese(text: String) {
        let words = text.split(separator: " ")
        for count in [1, 2, 3, 5, 8, 13, 21, words.count] {
            for start in stride(from: 0, to: words.count, by: max(1, count / 2)) {
                let part = words[start..<min(start + count, words.count)].joined(separator: " ")
                #expect(VietnameseEncoding.detect(Array(part.utf8)).encoding == .utf8, "\(part)")
                let western = VietnameseEncoding.windows1252.encode(part)
                if western.lost.isEmpty {
                    let found = VietnameseEncoding.detect(western.bytes).encoding
                    #expect(found == nil || found == .utf8, "\(part)")
                }
            }
        }
        for times in [3, 200] {
            let long = String(repeating: text + "\n", count: times)
            #expect(VietnameseEncoding.detect(Array(long.utf8)).encoding == .utf8)
            let western = VietnameseEncoding.windows1252.encode(long)
            if western.lost.isEmpty { #expect(VietnameseEncoding.detect(western.bytes).encoding == nil) }
        }
    }

    @Test func misreadTextInOtherLanguagesStays() throws {
        for (name, text) in EncodingTexts.foreign {
            let misread = try #require(VietnameseEncoding.utf8.misread?.encode(text))
            #expect(VietnameseEncoding.detect(misread.bytes).encoding == .utf8, "\(name)")
        }
    }

    @Test func vietnameseInAnyFormIsUTF8() {
        let short = ["Hà Nam", "Thông tin", "bão lũ", "tôi", "Gia Lai", "Cà Mau: bán cà phê", "ó", "", "\u{FEFF}"]
        for text in short + [EncodingTexts.vietnamese, "Thanh Hoá", "Ông bà Lê Văn Tám có năm quán ăn"] {
            for form in [text, text.decomposedStringWithCanonicalMapping, text.uppercased()] {
                #expect(VietnameseEncoding.detect(Array(form.utf8)).encoding == .utf8, "\(form)")
            }
        }
    }

    @Test func damagedUTF8IsUTF8() {
        let bytes = Array(EncodingTexts.vietnamese.utf8)
        for count in [40, 100, 300, bytes.count] {
            // Cut in the midst of a character, or with a byte of another charset.
            var cut = Array(bytes.prefix(count))
            while cut.last.map({ $0 < 0xC0 }) == true { cut.removeLast() }
            #expect(VietnameseEncoding.detect(cut).encoding == .utf8)
            #expect(VietnameseEncoding.detect(Array(bytes.prefix(count)) + [0xE9, 0x20]).encoding == .utf8)
        }
    }

    @Test func theSampleIsSpreadOverLongTexts() {
        let ascii = [UInt8](repeating: 0x61, count: 300_000)
        for encoding in [VietnameseEncoding.tcvn3, .vni, .utf8] + [.utf8, .vni].compactMap(\VietnameseEncoding.misread)
        {
            let text = encoding.encode(" " + EncodingTexts.vietnamese + " ").bytes
            #expect(VietnameseEncoding.detect(ascii + text).encoding == encoding)
            #expect(VietnameseEncoding.detect(text + ascii + text).encoding == encoding)
            let long = Array([[UInt8]](repeating: text, count: 120).joined())
            #expect(VietnameseEncoding.detect(long).encoding == encoding)
        }
        // Half of it in one charset and half in another.
        let tcvn3 = VietnameseEncoding.tcvn3.encode(EncodingTexts.vietnamese).bytes
        let vni = VietnameseEncoding.vni.encode(EncodingTexts.vietnamese).bytes
        #expect(VietnameseEncoding.detect(tcvn3 + [0x20] + vni).encoding == nil)
    }

    @Test func textHalfMisreadCannotBeTold() {
        let misread = VietnameseEncoding.tcvn3.misread?.encode(EncodingTexts.vietnamese).bytes ?? []
        let french = String(repeating: EncodingTexts.foreign[0].text, count: 4)
        #expect(VietnameseEncoding.detect(misread + Array(french.utf8)).encoding == nil)
    }

    @Test func patternsOfUTF16() {
        for (encoding, mark) in [
            (VietnameseEncoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
        ] {
            for text in [EncodingTexts.vietnamese, "Tiêu đề", "plain text", "1\r\n2\r\n3"] {
                let bytes = encoding.encode(text).bytes
                #expect(VietnameseEncoding.detect(mark.map(UInt8.init) + bytes).encoding == encoding)
                if text.utf16.count >= 8 { #expect(VietnameseEncoding.detect(bytes).encoding == encoding) }
            }
        }
        #expect(VietnameseEncoding.detect([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]).encoding == nil)
        #expect(VietnameseEncoding.detect([UInt8](repeating: 0, count: 64)).encoding == .utf8)
    }

    @Test func onlyMisreadTextIsLookedAtClosely() {
        for text in [EncodingTexts.vietnamese, EncodingTexts.vietnamese.uppercased(), "à ế"] {
            #expect(glance(text) == .vietnamese, "\(text)")
        }
        for text in ["", "plain", "“→” 😀 Ж", "Đăk Lăk", "e\u{302}\u{301}", "5\u{A0}%", "Ẁ\u{1E9F}ỺỿἈ"] {
            #expect(glance(text) == .plain, "\(text)")
        }
        #expect(glance("Hà Nam") == .doubtful && glance("C«ng v¨n") == .doubtful)
        for encoding in Self.written where encoding.misreadings > 0 {
            let misread = encoding.encode(EncodingTexts.vietnamese).bytes
            #expect(misread.withUnsafeBytes(VietnameseEncoding.glance) == .doubtful)
        }
    }
}
