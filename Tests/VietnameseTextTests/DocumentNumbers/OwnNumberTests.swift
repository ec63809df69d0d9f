// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct OwnNumberTests {
    private let extractor = DocumentNumberExtractor.standard

    @Test(arguments: [
        "Nghị định số 145/2020/NĐ-CP quy định chi tiết Bộ luật Lao động", "145/2020/NĐ-CP", "Nghị định 145/2020/NĐ-CP",
        "Luật thực hiện dân chủ ở cơ sở số 10/2022/QH15", "Thông tư số Thông tư 01/2025/TT-BYT",
        "Thông tư số TT 07/2023/TT-BNNPTNT bãi bỏ Thông tư số 71/2011/TT-BNNPTNT",
        "Thông tư số 05/2020/TT-BGTVT sửa đổi Thông tư số 03/2018/TT-BGTVT", "“Nghị định số 145/2020/NĐ-CP”",
    ])
    func titles(_ title: String) {
        let numbers = extractor.numbers(title: title, body: "").title
        #expect(numbers.map(\.role) == [.own] + numbers.dropFirst().map { _ in .cited })
    }

    @Test(arguments: [
        "Triển khai Nghị định số 145/2020/NĐ-CP", "Sửa đổi Nghị định 145/2020/NĐ-CP",
        "Quyết định phê duyệt kế hoạch thực hiện Nghị quyết số 42/NQ-CP",
        "Kế hoạch thực hiện Luật dân chủ số 10/2022/QH15",
        "Thông tư sửa đổi Thông tư số 03/2018/TT-BGTVT", "Hội nghị về 145/2020/NĐ-CP", "Chỉ thị 30",
        "Công văn trả lời kiến nghị về 42/NQ-CP",
    ])
    func titlesThatCite(_ title: String) {
        let numbers = extractor.numbers(title: title, body: "").title
        #expect(!numbers.isEmpty && numbers.allSatisfy { $0.role == .cited })
    }

    private static let heading = """
        CHÍNH PHỦ
        Số: 145/2020/NĐ-CP\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Hà Nội, ngày 14 tháng 12 năm 2020
        NGHỊ ĐỊNH
        Căn cứ Luật Tổ chức Chính phủ số 76/2015/QH13;
        Số: 12/QĐ-UBND
        """

    @Test func headings() {
        let numbers = extractor.numbers(in: Self.heading)
        #expect(numbers.map(\.key) == ["145-2020-nd-cp", "76-2015-qh13", "12-qd-ubnd"])
        #expect(numbers.map(\.role) == [.own, .cited, .cited])
        #expect(numbers.map(\.date) == ["2020-12-14", nil, nil])
    }

    @Test(arguments: [
        ("UBND TỈNH   Số: 12/QĐ-UBND   Độc lập", DocumentNumber.Role.own), ("**Số: 12/QĐ-UBND**", .own),
        ("| Số 12/QĐ-UBND |", .own),
        ("số: 12/QĐ-UBND", .cited), ("Theo Số: 12/QĐ-UBND", .cited), ("Quyết định Số: 12/QĐ-UBND", .cited),
        ("Số\n12/QĐ-UBND", .cited),
        (String(repeating: "dài ", count: 600) + "\nSố: 12/QĐ-UBND", .cited),
    ])
    func placesOfHeadings(_ text: String, _ role: DocumentNumber.Role) {
        #expect(extractor.numbers(in: text).map(\.role) == [role])
    }

    /// Title and heading are about one document: the title's number counts, and takes the date of the heading.
    @Test func titleAndHeading() {
        let (title, body) = extractor.numbers(title: "Nghị định 145/2020/NĐ-CP về lao động", body: Self.heading)
        #expect(title.map(\.role) == [.own] && title.map(\.date) == ["2020-12-14"])
        #expect(body.map(\.role) == [.own, .cited, .cited])
        let (other, rest) = extractor.numbers(title: "Nghị định 146/2020/NĐ-CP", body: Self.heading)
        #expect(other.map(\.role) == [.own] && other.map(\.date) == [nil])
        #expect(rest.allSatisfy { $0.role == .cited })
    }
}
