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
