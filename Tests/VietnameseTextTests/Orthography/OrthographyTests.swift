// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// Known answers of the orthography.
@Suite struct OrthographyTests {
    static let composition: [(input: String, expected: String)] = [
        ("\u{0065}\u{0323}\u{0302}", "ệ"),
        ("\u{0065}\u{0302}\u{0323}", "ệ"),
        ("\u{00EA}\u{0323}", "ệ"),
        ("\u{1EB9}\u{0302}", "ệ"),
        ("\u{0075}\u{0301}\u{031B}", "ứ"),
        ("\u{1ECD}\u{031B}", "ợ"),
        ("\u{00EA}\u{0341}", "ế"),
        ("\u{0061}\u{0301}\u{0306}", "ắ"),
        ("\u{0065}\u{0301}\u{0302}", "ế"),
        ("\u{00E9}\u{0302}", "ế"),
        ("\u{D0}\u{1EA3}ng", "Đảng"),
        ("\u{F0}\u{1EA1}i", "đại"),
    ]

    static let folding: [(input: String, expected: String)] = [
        ("Nghị định", "nghi dinh"),
        ("\u{110}a\u{309}ng uy\u{309}", "dang uy"),
        ("ĐƯỜNG", "duong"),
        ("Ước", "uoc"),
        ("Toạ đàm", "toa dam"),
        ("toa\u{323}", "toa"),
        ("\u{D0}", "d"),
        ("QĐ-UBND", "qd-ubnd"),
        ("ĐUK", "duk"),
        ("Đắk Lắk", "dak lak"),
        ("hiệu qủa", "hieu qua"),
        ("ma má mà mả mã mạ", "ma ma ma ma ma ma"),
    ]

    static let newStyle: [(input: String, expected: String)] = [
        ("hòa", "hoà"),
        ("hoà", "hoà"),
        ("Hóa", "Hoá"),
        ("tọa", "toạ"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("Ủy", "Uỷ"),
        ("ỦY", "UỶ"),
        ("tụy", "tuỵ"),
        ("qủa", "quả"),
        ("qúy", "quý"),
        ("quý", "quý"),
        ("gía", "giá"),
        ("gìa", "già"),
        ("gìn", "gìn"),
        ("gì", "gì"),
        ("gíêng", "giếng"),
        ("giừơng", "giường"),
        ("lựơng", "lượng"),
        ("vịêt", "việt"),
        ("thuýên", "thuyến"),
        ("nguỹên", "nguyễn"),
        ("tòan", "toàn"),
        ("ngòeo", "ngoèo"),
        ("khủyu", "khuỷu"),
        ("cuả", "của"),
        ("miá", "mía"),
        ("baỏ", "bảo"),
        ("nghiã", "nghĩa"),
        ("hụê", "huệ"),
        ("thủơ", "thuở"),
        ("cưú", "cứu"),
        ("súyt", "suýt"),
        ("Hùynh", "Huỳnh"),
        ("qúôc", "quốc"),
        ("qùynh", "quỳnh"),
        ("xoáy", "xoáy"),
        ("người", "người"),
        ("Đaị", "Đại"),
        ("Covid", "Covid"),
        ("Krông", "Krông"),
    ]

    static let oldStyle: [(input: String, expected: String)] = [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("khoẻ", "khỏe"),
        ("quý", "quý"),
        ("toàn", "toàn"),
        ("xoáy", "xoáy"),
    ]

    static let validity: [(input: String, isValid: Bool)] = [
        ("nghiêng", true),
        ("khuỷu", true),
        ("giặt", true),
        ("quýt", true),
        ("cập", true),
        ("câp", false),
        ("QCDC", false),
        ("Covid", false),
        ("kế", true),
        ("cế", false),
        ("ghế", true),
        ("gế", false),
        ("tội", true),
        ("tooj", false),
        ("Pắc", true),
        ("Đắk", false),
    ]

    @Test(arguments: composition) func composes(_ vector: (input: String, expected: String)) {
        let result = VietnameseText.canonicalize(vector.input)
        #expect(Array(result.utf8) == Array(vector.expected.utf8))
    }

    @Test(arguments: folding) func folds(_ vector: (input: String, expected: String)) {
        #expect(Array(VietnameseText.fold(vector.input).utf8) == Array(vector.expected.utf8))
    }

    @Test(arguments: newStyle) func placesTonesInTheNewStyle(_ vector: (input: String, expected: String)) {
        #expect(Array(VietnameseText.canonicalize(vector.input).utf8) == Array(vector.expected.utf8))
    }

    @Test(arguments: oldStyle) func placesTonesInTheOldStyle(_ vector: (input: String, expected: String)) {
        let result = VietnameseText.canonicalize(vector.input, style: .old)
        #expect(Array(result.utf8) == Array(vector.expected.utf8))
    }

    @Test(arguments: validity) func tellsSyllables(_ vector: (input: String, isValid: Bool)) {
        #expect((Syllable(vector.input) != nil) == vector.isValid)
    }
}
