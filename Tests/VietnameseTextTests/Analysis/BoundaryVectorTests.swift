// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// Known words of ICU, on which the rules build. `@`, `:` and `_` divide here, whatever the version of ICU does.
@Suite struct BoundaryVectorTests {
    static let vectors: [(input: String, words: [String])] = [
        ("145/2020/NĐ-CP", ["145", "2020", "NĐ", "CP"]),
        ("10/2022/QH15", ["10", "2022", "QH15"]),
        ("30/CT-TW", ["30", "CT", "TW"]),
        ("455-QĐ/TU", ["455", "QĐ", "TU"]),
        ("42/NQ-CP", ["42", "NQ", "CP"]),
        ("54-TB/ĐUK", ["54", "TB", "ĐUK"]),
        ("01/2016/TTLT-BYT-BNV", ["01", "2016", "TTLT", "BYT", "BNV"]),
        ("1234/UBND-KGVX", ["1234", "UBND", "KGVX"]),
        ("36/2005/PL-UBTVQH11", ["36", "2005", "PL", "UBTVQH11"]),
        ("06/5/2022", ["06", "5", "2022"]),
        ("28/5", ["28", "5"]),
        ("07-08-2020", ["07", "08", "2020"]),
        ("ngày 28.5.2024", ["ngày", "28.5.2024"]),
        ("84.668", ["84.668"]),
        ("84,668", ["84,668"]),
        ("1,233,143", ["1,233,143"]),
        ("9.696.992", ["9.696.992"]),
        ("1.233.143,50", ["1.233.143,50"]),
        ("12,5%", ["12,5"]),
        ("3.000.000 đồng", ["3.000.000", "đồng"]),
        ("3.000.000đ", ["3.000.000đ"]),
        ("500.000đ.", ["500.000đ"]),
        ("2020,2021", ["2020,2021"]),
        ("4,5,6", ["4,5,6"]),
        ("1;2", ["1;2"]),
        ("2020-2025", ["2020", "2025"]),
        ("TP.HCM", ["TP.HCM"]),
        ("TP. HCM", ["TP", "HCM"]),
        ("TP.Hồ Chí Minh", ["TP.Hồ", "Chí", "Minh"]),
        ("T.Ư", ["T.Ư"]),
        ("v.v.", ["v.v"]),
        ("nhân dân.Đồng chí", ["nhân", "dân.Đồng", "chí"]),
        ("Q.1", ["Q", "1"]),
        ("Covid-19", ["Covid", "19"]),
        ("Bộ GD&ĐT", ["Bộ", "GD", "ĐT"]),
        ("kinh tế-xã hội", ["kinh", "tế", "xã", "hội"]),
        ("Đ/c", ["Đ", "c"]),
        ("truy cập16", ["truy", "cập16"]),
        ("Hôm nay3,045", ["Hôm", "nay3,045"]),
        ("20200806_092911", ["20200806", "092911"]),
        ("Nguyễn_Văn_A", ["Nguyễn", "Văn", "A"]),
        ("đạo đức,phong cách", ["đạo", "đức", "phong", "cách"]),
        ("năm“Dân vận khéo”", ["năm", "Dân", "vận", "khéo"]),
        ("www.thuathienhue.gov.vn", ["www.thuathienhue.gov.vn"]),
        (
            "https://thuathienhue.gov.vn/tin-tuc?id=12&x=y",
            ["https", "thuathienhue.gov.vn", "tin", "tuc", "id", "12", "x", "y"]
        ),
        ("0912.345.678", ["0912.345.678"]),
        ("vanthu@quangnam.gov.vn", ["vanthu", "quangnam.gov.vn"]),
        ("8h30", ["8h30"]),
        ("QyĐ", ["QyĐ"]),
        ("m²", ["m"]),
    ]

    @Test(arguments: vectors) func divides(_ vector: (input: String, words: [String])) throws {
        let utf8 = Array(vector.input.utf8)
        let words = try utf8.withUnsafeBytes { try ReferenceTokenizer().words(in: $0) }
        #expect(words.map { String(decoding: utf8[$0], as: UTF8.self) } == vector.words)
    }
}
