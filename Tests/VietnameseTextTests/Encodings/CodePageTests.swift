// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import Testing

@testable import VietnameseText

@Suite struct CodePageTests {
    private static let letters: [Unicode.Scalar] = {
        let small = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
        return Array(small.unicodeScalars) + Array(small.uppercased().unicodeScalars)
    }()

    /// What the C library makes of a byte; nil if nothing. The converters may not be installed.
    private static func converted(_ byte: UInt8, from name: String) -> String? {
        let converter = iconv_open("UTF-8", name)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        // A letter behind it makes the converter write a letter that waits for a mark.
        var input = [CChar(bitPattern: byte), CChar(bitPattern: UInt8(ascii: "b"))]
        var output = [CChar](repeating: 0, count: 16)
        let (capacity, length) = (output.count, input.count)
        let written: Int? = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (left, room) = (length, capacity)
                guard iconv(converter, &from, &left, &to, &room) != -1, iconv(converter, nil, nil, &to, &room) != -1
                else { return nil }
                return capacity - room
            }
        }
        guard let written else { return nil }
        let text = String(decoding: output[..<written].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.unicodeScalars.last == "b" ? String(text.unicodeScalars.dropLast()) : nil
    }

    private static func isInstalled(_ name: String) -> Bool { converted(0x41, from: name) == "A" }

    @Test(
        .enabled(if: isInstalled("VISCII") && isInstalled("CP1258")),
        arguments: [
            (VietnameseEncoding.viscii, "VISCII"), (.windows1258, "CP1258"), (.windows1252, "CP1252"),
        ]
    )
    func tablesEqualThoseOfTheSystem(encoding: VietnameseEncoding, name: String) {
        var compared = 0
        for byte in UInt8.min...UInt8.max {
            guard let expected = Self.converted(byte, from: name) else { continue }
            compared += 1
            #expect(EncodingTexts.areSame(encoding.decode([byte]), expected), "byte \(byte)")
        }
        #expect(compared >= 247)
    }

    @Test(.enabled(if: isInstalled("TCVN5712-1")))
    func smallLettersOfTCVN3EqualThoseOfTheSystem() {
        var compared = 0
        for byte in UInt8(0xA8)...0xFF {
            let mine = VietnameseEncoding.tcvn3.decode([byte])
            guard mine.unicodeScalars.first.map({ Self.letters.prefix(67).contains($0) }) == true, byte != 0xE0 else {
                continue
            }
            compared += 1
            #expect(Self.converted(byte, from: "TCVN5712-1").map { EncodingTexts.areSame(mine, $0) } == true)
        }
        #expect(compared == 67)
    }

    @Test(arguments: [VietnameseEncoding.viscii, .vps])
    func everyLetterHasOneByte(encoding: VietnameseEncoding) throws {
        let page = try #require(CodePage.of(encoding.charset))
        for letter in Self.letters {
            #expect(page.scalars.count { $0 == UInt16(letter.value) } == 1, "\(letter)")
        }
    }

    @Test func everyLetterOfVPS() {
        let rows: [(letters: String, bytes: [UInt8])] = [
            ("àảãáạ", [0xE0, 0xE4, 0xE3, 0xE1, 0xE5]),
            ("ăằẳẵắặ", [0xE6, 0xA2, 0xA3, 0xA4, 0xA1, 0xA5]),
            ("âầẩẫấậ", [0xE2, 0xC0, 0xC4, 0xC5, 0xC3, 0xC6]),
            ("èẻẽéẹ", [0xE8, 0xC8, 0xEB, 0xE9, 0xCB]),
            ("êềểễếệ", [0xEA, 0x8A, 0x8B, 0xCD, 0x89, 0x8C]),
            ("ìỉĩíị", [0xEC, 0xCC, 0xEF, 0xED, 0xCE]),
            ("òỏõóọ", [0xF2, 0xD5, 0xF5, 0xF3, 0x86]),
            ("ôồổỗốộ", [0xF4, 0xD2, 0xB0, 0x87, 0xD3, 0xB6]),
            ("ơờởỡớợ", [0xD6, 0xA9, 0xAA, 0xAB, 0xA7, 0xAE]),
            ("ùủũúụ", [0xF9, 0xFB, 0xDB, 0xFA, 0xF8]),
            ("ưừửữứự", [0xDC, 0xD8, 0xBA, 0xBB, 0xD9, 0xBF]),
            ("ỳỷỹýỵđ", [0xFF, 0x9B, 0xCF, 0x9A, 0x9C, 0xC7]),
            ("ÀẢÃÁẠ", [0x80, 0x81, 0x82, 0xC1, 0x02]),
            ("ĂẰẲẴẮẶ", [0x88, 0x8E, 0x8F, 0xF0, 0x8D, 0x04]),
            ("ÂẦẨẪẤẬ", [0xC2, 0x84, 0x85, 0x1C, 0x83, 0x03]),
            ("ÈẺẼÉẸ", [0xD7, 0xDE, 0xFE, 0xC9, 0x05]),
            ("ÊỀỂỄẾỆ", [0xCA, 0x93, 0x94, 0x95, 0x90, 0x06]),
            ("ÌỈĨÍỊ", [0xB5, 0xB7, 0xB8, 0xB4, 0x10]),
            ("ÒỎÕÓỌ", [0xBC, 0xBD, 0xBE, 0xB9, 0x11]),
            ("ÔỒỔỖỐỘ", [0xD4, 0x97, 0x98, 0x99, 0x96, 0x12]),
            ("ƠỜỞỠỚỢ", [0xF7, 0x9E, 0x9F, 0xA6, 0x9D, 0x13]),
            ("ÙỦŨÚỤ", [0xA8, 0xD1, 0xAC, 0xDA, 0x14]),
            ("ƯỪỬỮỨỰ", [0xD0, 0xAF, 0xB1, 0x1D, 0xAD, 0x15]),
            ("ỲỶỸÝỴĐ", [0xB2, 0xFD, 0xB3, 0xDD, 0x19, 0xF1]),
        ]
        for (letters, bytes) in rows { #expect(EncodingTexts.areSame(VietnameseEncoding.vps.decode(bytes), letters)) }
        #expect(rows.map(\.bytes.count).reduce(0, +) == 134 && Set(rows.flatMap(\.bytes)).count == 134)
    }

    @Test func undefinedBytesOfWindowsAreControls() {
        #expect(
            VietnameseEncoding.windows1252.decode([0x81, 0x8D, 0x8F, 0x90, 0x9D]) == "\u{81}\u{8D}\u{8F}\u{90}\u{9D}"
        )
        #expect(VietnameseEncoding.windows1258.decode([0x8A, 0x9E]) == "\u{8A}\u{9E}")
    }

    @Test func knownBytes() {
        #expect(VietnameseEncoding.tcvn3.decode([0xA7, 0xB6, 0x6E, 0x67, 0x20, 0x75, 0xFB]) == "Đảng uỷ")
        #expect(
            VietnameseEncoding.tcvn3.decode(Array("ngh".utf8) + [0xDE, 0x20, 0x71, 0x75, 0x79, 0xD5, 0x74])
                == "nghị quyết"
        )
        #expect(VietnameseEncoding.vni.decode([0xD1, 0x61, 0xFB, 0x6E, 0x67, 0x20, 0x75, 0x79, 0xFB]) == "Đảng uỷ")
        #expect(VietnameseEncoding.viscii.decode([0xD0, 0xE4, 0x6E, 0x67]) == "Đảng")
        #expect(VietnameseEncoding.vps.decode([0xF1, 0xE4, 0x6E, 0x67, 0x20, 0xC7, 0xB6]) == "Đảng độ")
        #expect(VietnameseEncoding.windows1258.decode([0xD0, 0x61, 0xD2, 0x6E, 0x67, 0x20, 0xEA, 0xF2]) == "Đảng ệ")
        let misread = VietnameseEncoding.utf8.misread
        #expect(misread?.decode(Array("Ä\u{90}áº£ng uá»·".utf8)) == "Đảng uỷ")
        #expect(VietnameseEncoding.tcvn3.misread?.decode(Array("§¶ng uû".utf8)) == "Đảng uỷ")
        #expect(VietnameseEncoding.vni.misread?.decode(Array("Ñaûng uyû".utf8)) == "Đảng uỷ")
    }
}
