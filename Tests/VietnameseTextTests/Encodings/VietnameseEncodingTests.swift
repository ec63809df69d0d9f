// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct VietnameseEncodingTests {
    @Test func everyEncodingIsFoundByItsName() {
        for encoding in VietnameseEncoding.all { #expect(VietnameseEncoding(name: encoding.name) == encoding) }
        #expect(Set(VietnameseEncoding.all.map(\.name)).count == VietnameseEncoding.all.count)
        #expect(VietnameseEncoding.all.count == 21)
    }

    @Test(arguments: [
        ("ABC", VietnameseEncoding.tcvn3), ("TCVN", .tcvn3), ("cp1258", .windows1258), ("Windows_1258", .windows1258),
        ("utf16", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian), ("utf8", .utf8), ("VNI-Windows", .vni),
        ("latin1", .windows1252),
    ])
    func aliases(name: String, encoding: VietnameseEncoding) {
        #expect(VietnameseEncoding(name: name) == encoding)
    }

    @Test func misreadings() {
        #expect(VietnameseEncoding(name: "mojibake") == VietnameseEncoding.utf8.misread)
        #expect(VietnameseEncoding.vni.misread?.misread?.name == "vni-as-1252-twice")
        #expect(VietnameseEncoding.vni.misread?.misread?.misread == nil)
        #expect(VietnameseEncoding.utf16BigEndian.misread == nil)
        #expect(VietnameseEncoding(name: "koi8-r") == nil)
        #expect(VietnameseEncoding(name: "") == nil)
    }
}
