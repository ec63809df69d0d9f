// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct DocumentNumberExtractorTests {
    private func types(_ text: String) -> [String?] { DocumentNumber.find(in: text).map(\.type) }

    @Test(arguments: [
        // The words right before the number.
        ("Quy định số 47-QĐ/TW", "Quy định"), ("Quyết định số 47-QĐ/TW", "Quyết định"),
        ("QUYẾT ĐỊNH 47-QĐ/TW", "Quyết định"),
        ("Nghi dinh so 145/2020/NĐ-CP", "Nghị định"), ("Nghị quyết số 54/2017/QH14", "Nghị quyết"),
        ("Bộ luật Lao động số 45/2019/QH14", "Bộ luật"), ("thông tư liên tịch số 61/TT-LB", "Thông tư liên tịch"),
        ("theo công văn số 144 TC/TCT", "Công văn"),
        // The symbol, where words do not decide.
        ("theo quy định 145/2020/NĐ-CP", "Nghị định"), ("15/2021/TT-BGDĐT", "Thông tư"), ("12-TT/TU", "Thông tri"),
        ("Nghị định 145/2020/NĐ-CP, 15/2021/TT-BGDĐT", "Thông tư"), ("1234/UBND-KGVX", "Công văn"),
        ("05-HD/VPTW", "Hướng dẫn"), ("12/HD-BNV", "Hướng dẫn"), ("12/HD-UBND", "Hướng dẫn"),
        ("12/HĐ-UBND", "Hợp đồng"),
        ("12/ĐA-UBND", "Đề án"), ("12/DA-UBND", "Dự án"), ("12/ÐA-UBND", "Đề án"), ("hợp đồng 12/HD-UBND", "Hợp đồng"),
        // The last of the meanings of the symbol in the 60 characters before.
        ("Quyết định của Bộ Chính trị ban hành Quy định về đảng viên (37-QĐ/TW)", "Quy định"),
        ("Quy định, sửa bằng Quyết định của Bộ Chính trị (37-QĐ/TW)", "Quyết định"),
        ("Luật Bảo vệ môi trường sửa đổi Bộ luật, pháp luật khác (72/2020/QH14)", "Bộ luật"),
    ])
    func type(_ text: String, _ expected: String) {
        #expect(types(text).last == expected)
    }

    @Test(arguments: [
        "12/HD-HDND", "12/DA-HDND", "47-QĐ/TW", "10/2022/QH15", "văn bản pháp luật 10/2022/QH15", "12/2019/DS-ST",
        "Quyết định về tổ chức bộ máy của các cơ quan tham mưu, giúp việc của cấp uỷ, gồm 47-QĐ/TW",
    ])
    func unknownType(_ text: String) {
        #expect(types(text) == [nil])
    }

    @Test(arguments: [
        ("145/2020/NĐ-CP", "Chính phủ"), ("10/2022/QH15", "Quốc hội"), ("12/QĐ-BTC", "Bộ Tài chính"),
        ("12-QĐ/BTC", "Ban Tổ chức"),
        ("01/2016/TTLT-BYT-BNV", "Bộ Y tế; Bộ Nội vụ"), ("2998/QĐ-BNN-TT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("12/QĐ-ĐHBKHN", "ĐHBKHN"), ("1234/UBND-KGVX", "Uỷ ban nhân dân"), ("73-CP", "Chính phủ"),
    ])
    func issuer(_ text: String, _ expected: String) {
        #expect(DocumentNumber.find(in: text).map(\.issuer) == [expected])
        #expect(DocumentNumber.find(in: Decomposition.decompose(text)).map(\.issuer) == [expected])
    }

    @Test(arguments: [
        "ngày 14/12/2020", "ngày 14-12-2020", "ngày 14.12.2020", "ngày 14 tháng 12 năm 2020", ", ngày 14/12/2020",
        "(14/12/2020)",
        "(ngày 14/12/2020)", ", 14/12/2020", "ký ngày 14/12/2020", "ban hành ngày 14 / 12 / 2020", "” ngày 14/12/2020",
        "ngày\u{A0}14/12/2020",
    ])
    func date(_ beside: String) {
        #expect(DocumentNumber.find(in: "Nghị định số 145/2020/NĐ-CP \(beside)").map(\.date) == ["2020-12-14"])
    }

    @Test(arguments: [
        "ngày 31/02/2020", "ngày 14/13/2020", "ngày 29/02/2021", "ngày 14/12", "ngày 14/12/20", "14/12/2020",
        "từ ngày 14/12/2020",
        "ngày 14-12/2020", ". Ngày mai, 14/12/2020", "ngày 14/12/20201", "ngày 14 tháng 12", "ngày 0/1/2020",
    ])
    func noDate(_ beside: String) {
        #expect(DocumentNumber.find(in: "Nghị định số 145/2020/NĐ-CP \(beside)").map(\.date) == [nil])
    }

    /// Numbers of forms are written like those of documents.
    @Test(arguments: [
        "Mẫu số 24/TP-HGTM", "mẫu 04/2020/NG-XNC", "biểu mẫu số 01/2013/TT-XYZ", "Biểu số 40/CK-NSNN",
        "theomẫu số 01/TB-TĐT", "Phụ lục số 01/BC-THXC",
        "Mẫu số 01/TB-ABC, 02/TB-ABC và số 03/TB-ABC", "Mẫu báo cáo số 13/BC-NT", "40/CK-NSNN", "I.19a/BGDĐT/HTQT",
        "Quy chuẩn QCVN 01-25 : 2010/TT-BNNPTNT", "thuế/m2, 5/XY-ZT",
    ])
    func forms(_ text: String) {
        #expect(DocumentNumber.find(in: text).isEmpty)
    }

    /// Codes that no table has are taken where words say that a document is meant.
    @Test func unknownCodes() {
        #expect(
            DocumentNumber.find(in: "văn bản số 1631/LC-QY và Quyết định 426/KLND").map(\.key) == [
                "1631-lc-qy", "426-klnd",
            ]
        )
        #expect(DocumentNumber.find(in: "theo mẫu 15/2015/TT-BTC").map(\.key) == ["15-2015-tt-btc"])
        #expect(DocumentNumber.find(in: "Quyết định số 07-UB/LĐTL").map(\.key) == ["7-ub-ldtl"])
        #expect(DocumentNumber.find(in: "Thông tư số 60 TC/TCT ngày 14/7/1994").map(\.key) == ["60-tc-tct"])
        #expect(DocumentNumber.find(in: "Nghị định số 74/ CP").map(\.key) == ["74-cp"])
    }

    /// Words that only look like those of forms when their marks are gone.
    @Test(arguments: [
        "thay bằng Quyết định số 42/QĐ-XYZ", "mà Luật số 42/QĐ-XYZ", "đại biểu của 42/QĐ-XYZ", "bằng 42/QĐ-XYZ",
    ])
    func otherWords(_ text: String) {
        #expect(DocumentNumber.find(in: text).map(\.key) == ["42-qd-xyz"])
    }

    /// An issuer that is run together with the next word.
    @Test func runTogether() {
        let numbers = DocumentNumber.find(
            in: "Nghị định 35/2016/NĐ-CPngày 15/5/2016, Quyết định 06/QĐ-TTgngày 6/1/2022, 5/2021/UBTVQH15ngày"
        )
        #expect(numbers.map(\.key) == ["35-2016-nd-cp", "6-qd-ttg", "5-2021-ubtvqh15"])
        #expect(numbers.map(\.text) == ["35/2016/NĐ-CP", "06/QĐ-TTg", "5/2021/UBTVQH15"])
        #expect(numbers.map(\.date) == ["2016-05-15", "2022-01-06", nil])
    }

    @Test func fields() throws {
        let text = "Theo Nghị quyết số 030a/2008/NQ-CP và 455–QĐ/TU"
        let numbers = DocumentNumber.find(in: text)
        try #require(numbers.count == 2)
        #expect(numbers[0].number == "30a" && numbers[0].year == 2008 && numbers[0].family == .normative)
        #expect(numbers[1].number == "455" && numbers[1].year == nil && numbers[1].family == .party)
        #expect(numbers.allSatisfy { $0.role == .cited && !$0.isShort })
        for number in numbers {
            #expect(Array(text.utf8)[number.range].elementsEqual(number.text.utf8))
        }
    }

    /// A user's table decides codes and names.
    @Test func ownTables() throws {
        var tables = NameTables.standard
        try tables.add("type\tQĐCT\tQuy định chuyên trách\tcited\nissuer\tHVX\tHọc viện X\nissuer\tCP\tNội các")
        let numbers = DocumentNumberExtractor(tables: tables).numbers(
            in: "12/qđct-hvx, Quy định chuyên trách 7, 145/2020/NĐ-CP"
        )
        #expect(numbers.map(\.key) == ["12-qdct-hvx", "7-*-qdct-*", "145-2020-nd-cp"])
        #expect(numbers.map(\.issuer) == ["Học viện X", nil, "Nội các"])
        #expect(numbers.map(\.type) == ["Quy định chuyên trách", "Quy định chuyên trách", "Nghị định"])
    }

    /// Of bodies with one code the one that was there in the year counts.
    @Test func datedIssuers() throws {
        var tables = NameTables.standard
        try tables.add("issuer\tBVX\tBộ Cũ\tuntil=2006\nissuer\tBVX\tBộ Mới\tfrom=2007")
        let extractor = DocumentNumberExtractor(tables: tables)
        func issuer(_ text: String) -> String? { extractor.numbers(in: text).first?.issuer }
        #expect(issuer("1/2006/TT-BVX") == "Bộ Cũ")
        #expect(issuer("1/2007/TT-BVX") == "Bộ Mới")
        #expect(issuer("1/QĐ-BVX ngày 1/1/2010") == "Bộ Mới")
        #expect(issuer("1/QĐ-BVX") == "Bộ Cũ")
    }
}
