// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct VNITableTests {
    /// Bytes of windows-1252 for a text of its characters.
    private func bytes(_ text: String) -> [UInt8] { VietnameseEncoding.windows1252.encode(text).bytes }

    @Test(arguments: [
        ("Quy cheá daân chuû ôû cô sôû", "Quy chế dân chủ ở cơ sở"), ("nghò quyeát", "nghị quyết"),
        ("höôùng nöôùc", "hướng nước"), ("ngöôøi", "người"), ("thuôû", "thuở"), ("khuyûu", "khuỷu"),
        ("hoøa toaùn xoaén", "hòa toán xoắn"), ("tyû leä, lyù do, myõ, thuî", "tỷ lệ, lý do, mỹ, thuỵ"),
        ("OÂng AÊn UÛY ÑÖÔØNG ÖÙ", "Ông Ăn ỦY ĐƯỜNG Ứ"), ("æ ó ò í ì Æ Ó Ò", "ỉ ĩ ị í ì Ỉ Ĩ Ị"),
    ])
    func twoBytesAreOneLetter(written: String, read: String) {
        #expect(EncodingTexts.areSame(VietnameseEncoding.vni.decode(bytes(written)), read))
        #expect(VietnameseEncoding.vni.encode(read).bytes == bytes(written))
    }

    @Test func marksCountInEitherCase() {
        #expect(VietnameseEncoding.vni.decode(bytes("Uûy ban, Aùo, oÂng")) == "Ủy ban, Áo, ông")
        #expect(VietnameseEncoding.vni.decode(bytes("tyï")) == "tỵ")
    }

    @Test func otherCharactersStayWhatTheyAre() {
        let text = "“café” – 30 °C, §5, ÿ, bø, Zürich, naïve…"
        // The first ø and ü follow a consonant; the ï follows an a and is its mark.
        #expect(VietnameseEncoding.vni.decode(bytes(text)) == "“café” – 30 °C, §5, ÿ, bø, Zürich, nạve…")
        for byte in UInt8(0)...0x7F { #expect(VietnameseEncoding.vni.decode([byte]).utf8.elementsEqual([byte])) }
    }

    @Test func whatWouldBecomeALetterIsLost() {
        let encoded = VietnameseEncoding.vni.encode("aø ñ bø áø")
        #expect(encoded.lost == ["ø": 1, "ñ": 1])
        #expect(VietnameseEncoding.vni.decode(encoded.bytes) == "a? ? bø áø")
    }
}
