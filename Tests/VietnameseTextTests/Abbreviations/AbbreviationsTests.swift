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
        #expect(abbreviations.expansion(of: "HĐ") == "hướng dẫn")
        #expect(abbreviations.expansion(of: "hd") == "hướng dẫn")
    }

    @Test func ambiguousForms() {
        #expect(Set(abbreviations.expansions(of: "BTC").map(\.expansion)) == ["Bộ Tài chính", "ban tổ chức"])
        #expect(abbreviations.expansions(of: "BTC").allSatisfy { $0.isAmbiguous })
    }
}
