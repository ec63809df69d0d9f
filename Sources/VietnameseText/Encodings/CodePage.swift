// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A charset of single bytes: the character of each.
struct CodePage: Sendable {
    /// The scalar of each byte.
    let scalars: [UInt16]
    /// The byte of each scalar that has one, the lowest if there are several.
    let bytes: [UInt16: UInt8]

    /// The table of a charset; nil if it is not one of single bytes.
    static func of(_ charset: VietnameseEncoding.Charset) -> CodePage? {
        switch charset {
        case .tcvn3: tcvn3
        case .viscii: viscii
        case .vps: vps
        case .windows1258: windows1258
        case .windows1252: windows1252
        case .utf8, .utf16LittleEndian, .utf16BigEndian, .vni: nil
        }
    }

    /// A table from the characters of the bytes from `first` on; bytes before are ASCII but for `controls`.
    private init(_ high: String, from first: Int, over base: CodePage? = nil, controls: [UInt8: Unicode.Scalar] = [:]) {
        var scalars = base?.scalars ?? (0..<256).map(UInt16.init)
        for (index, scalar) in high.unicodeScalars.enumerated() where scalar != "\u{7F}" {
            scalars[first + index] = UInt16(truncatingIfNeeded: scalar.value)
        }
        for (byte, scalar) in controls { scalars[Int(byte)] = UInt16(truncatingIfNeeded: scalar.value) }
        self.init(scalars)
    }

    init(_ scalars: [UInt16]) {
        self.scalars = scalars
        bytes = Dictionary(zip(scalars, 0...255), uniquingKeysWith: { first, _ in first })
    }

    /// The index windows-1252 of the WHATWG Encoding Standard: five unused bytes are control characters.
    static let windows1252 = CodePage(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ",
        from: 0x80
    )

    /// The index windows-1258 of the WHATWG Encoding Standard, equal to that of ICU and, where that has a character at all,
    /// of glibc. Tones are combining characters.
    static let windows1258 = CodePage(
        "€\u{81}‚ƒ„…†‡ˆ‰\u{8A}‹Œ\u{8D}\u{8E}\u{8F}\u{90}‘’“”•–—˜™\u{9A}›œ\u{9D}\u{9E}Ÿ"
            + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
            + "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß"
            + "àáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ",
        from: 0x80
    )

    /// The letters as the vietuni library has them; small letters equal to TCVN 5712-1 in glibc. All other bytes are as in
    /// windows-1252, in whose place the fonts stood. U+007F below stands for those.
    static let tcvn3 = CodePage(
        "\u{7F}ĂÂÊÔƠƯĐăâêôơưđ\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}àảãáạ\u{7F}ằẳẵắ\u{7F}"
            + "\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}ặầẩẫấậè\u{7F}ẻẽéẹềểễếệìỉ\u{7F}\u{7F}\u{7F}ĩíịò"
            + "\u{7F}ỏõóọồổỗốộờởỡớợù\u{7F}ủũúụừửữứựỳỷỹýỵ\u{7F}",
        from: 0xA0,
        over: windows1252
    )

    /// RFC 1456, equal to glibc: six control characters are letters too.
    static let viscii = CodePage(
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
            + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        from: 0x80,
        controls: [2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"]
    )

    /// The table of Mozilla's former converter `x-viet-vps`, with which that of GNU recode 3.6 agrees where it has a
    /// character: fourteen control characters are letters too.
    static let vps = CodePage(
        "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ\u{A0}ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
            + "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺßàáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ",
        from: 0x80,
        controls: [
            2: "Ạ", 3: "Ậ", 4: "Ặ", 5: "Ẹ", 6: "Ệ", 0x10: "Ị", 0x11: "Ọ", 0x12: "Ộ", 0x13: "Ợ", 0x14: "Ụ", 0x15: "Ự",
            0x19: "Ỵ", 0x1C: "Ẫ", 0x1D: "Ữ",
        ]
    )
}
