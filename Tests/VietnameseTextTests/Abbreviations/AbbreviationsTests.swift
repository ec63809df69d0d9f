// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct AbbreviationsTests {
    private let abbreviations = Abbreviations()

    @Test(arguments: [
        ("UBND", "uỷ ban nhân dân"), ("ubnd", "uỷ ban nhân dân"), ("GD&ĐT", "giáo dục và đào tạo"),
        ("gddt", "giáo dục và đào tạo"),
        ("GD-ĐT", "giáo dục và đào tạo"), ("TP.HCM", "Thành phố Hồ Chí Minh"), ("tphcm", "Thành phố Hồ Chí Minh"),
        ("TTĐKX", nil), ("BTC", nil), ("btc", nil), ("QĐ", nil), ("", nil), ("&", nil),
    ])
    func expansion(_ short: String, _ expansion: String?) {
        #expect(abbreviations.expansion(of: short) == expansion)
        #expect(abbreviations.expansion(of: Decomposition.decompose(short)) == expansion)
    }

    @Test(arguments: [
        ("uỷ ban nhân dân", ["UBND"]), ("Ủy ban Nhân dân", ["UBND"]), ("uy ban nhan dan", ["UBND"]),
        ("trung tâm kiểm soát bệnh tật", ["TTKSBT", "CDC"]), ("kinh tế xã hội", ["KT-XH"]),
        ("cán bộ công chức", ["CBCC"]),
        ("trung ương", ["TƯ", "TW"]), ("quyết định", []), ("quy chế", []), ("", []),
    ])
    func shortForms(_ expansion: String, _ short: [String]) {
        #expect(abbreviations.shortForms(of: expansion) == short)
    }

    /// What is spelled as typed comes first, and alone decides if there is any.
    @Test func exactSpellings() throws {
        var tables = NameTables()
        try tables.add("abbreviation\tDN\tdoanh nghiệp\nabbreviation\tĐN\tĐà Nẵng\nabbreviation\tHD\thướng dẫn")
        let abbreviations = Abbreviations(tables)
        #expect(abbreviations.expansions(of: "đn").map(\.expansion) == ["Đà Nẵng", "doanh nghiệp"])
        #expect(abbreviations.expansions(of: "DN").map(\.expansion) == ["doanh nghiệp", "Đà Nẵng"])
        #expect(abbreviations.expansion(of: "ĐN") == "Đà Nẵng")
        #expect(abbreviations.expansion(of: "HĐ") == nil)
        #expect(abbreviations.expansion(of: "hd") == "hướng dẫn")
    }

    /// A word is no abbreviation, whatever its tone; nor are other marks those of the table.
    @Test(arguments: ["tu", "tú", "tù", "tủ", "tũ", "tụ", "tư", "tứ", "từ", "tử", "tữ", "tự"])
    func words(_ word: String) {
        for text in [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()] where text != "TƯ" {
            for text in [text, Decomposition.decompose(text)] {
                #expect(abbreviations.expansion(of: text) == nil, "\(text)")
            }
        }
    }

    /// In capitals a word can be an abbreviation, and without marks one of a marked row, unless it may be something else.
    @Test func capitals() throws {
        #expect(abbreviations.expansion(of: "TƯ") == "trung ương")
        #expect(abbreviations.expansion(of: "T.Ư") == "trung ương")
        #expect(Set(abbreviations.expansions(of: "TU").map(\.expansion)) == ["Tỉnh uỷ", "Thành uỷ", "trung ương"])
        var tables = NameTables()
        try tables.add("abbreviation\tĐA\tđề án\nabbreviation\tca\tcông an")
        let abbreviations = Abbreviations(tables)
        #expect(
            ["DA", "ĐA", "da", "đa", "Đa", "ĐÀ"].map { abbreviations.expansion(of: $0) != nil } == [
                true, true, false, false, false, false,
            ]
        )
        #expect(abbreviations.expansion(of: "ca") == "công an")
    }

    @Test(arguments: ["BCH", "BTV", "ĐTN", "TTHC", "TĐC", "KHCN", "NĐ", "tđc", "nđ"])
    func doubtful(_ short: String) {
        #expect(!abbreviations.expansions(of: short).isEmpty)
        #expect(abbreviations.expansion(of: short) == nil)
    }

    @Test func ambiguousForms() {
        #expect(Set(abbreviations.expansions(of: "BTC").map(\.expansion)) == ["Bộ Tài chính", "ban tổ chức"])
        #expect(abbreviations.expansions(of: "BTC").allSatisfy { $0.isAmbiguous })
    }
}
