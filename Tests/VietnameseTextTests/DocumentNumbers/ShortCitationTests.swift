// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct ShortCitationTests {
    @Test(arguments: [
        ("thực hiện Chỉ thị 30 và Quy chế", "30-*-ct-*", "Chỉ thị 30"),
        ("Nghị quyết 18 năm 2017", "18-2017-nq-*", "Nghị quyết 18 năm 2017"),
        ("Nghị định số 145 năm 2020 của Chính phủ", "145-2020-nd-*", "Nghị định số 145 năm 2020"),
        ("Nghị định 145/2020.", "145-2020-nd-*", "Nghị định 145/2020"),
        ("Nghị quyết 30a của Chính phủ", "30a-*-nq-*", "Nghị quyết 30a"),
        ("(NGHỊ ĐỊNH 100)", "100-*-nd-*", "NGHỊ ĐỊNH 100"),
        ("Chị thị số: 05", "5-*-ct-*", "Chị thị số: 05"),
        ("Thông tư liên tịch số 06/2018;", "6-2018-ttlt-*", "Thông tư liên tịch số 06/2018"),
        ("Quyết định số 86 được thay thế", "86-*-qd-*", "Quyết định số 86"),
        ("Quy định 102 về", "102-*-qd-*", "Quy định 102"), ("Kết luận 12, Kết luận", "12-*-kl-*", "Kết luận 12"),
        ("Thông tư 20 điều chỉnh", "20-*-tt-*", "Thông tư 20"), ("Thông tư 20 phân cấp", "20-*-tt-*", "Thông tư 20"),
        ("Nghị định số 4 chương", "4-*-nd-*", "Nghị định số 4"), ("Chỉ thị 16 nội bộ", "16-*-ct-*", "Chỉ thị 16"),
        ("Luật số 45/2019", "45-2019-qh-*", "Luật số 45/2019"), ("Chỉ thị 16 - một năm", "16-*-ct-*", "Chỉ thị 16"),
    ])
    func found(_ text: String, _ key: String, _ written: String) throws {
        let numbers = DocumentNumber.find(in: text)
        #expect(numbers.map(\.key) == [key])
        let number = try #require(numbers.first)
        #expect(number.text == written && number.isShort && number.family == nil && number.issuer == nil)
        #expect(Array(text.utf8)[number.range].elementsEqual(written.utf8))
    }

    @Test(arguments: [
        "chỉ thị 30", "Chỉ thị 30%", "Chỉ thị 30 %", "Chỉ thị 30.000 tỉ", "Chỉ thị 30,5", "Chỉ thị 30-40",
        "Chỉ thị 30/4",
        "Chỉ thị 30/4/1975", "Chỉ thị 5 ngày", "Chỉ thị 5 tháng", "Chỉ thị 5 năm", "Nghị quyết 5 năm 2016-2020",
        "Nghị quyết 5 năm 2016 - 2020", "Kế hoạch 5 năm 2021 – 2025", "Quyết định 3 thành viên",
        "Thông báo 12 trường hợp",
        "Thông tư\n1. Điều", "Thông tư.\n2. Điều", "Thông tư. 5 điều", "Điều 5", "Dự án 2", "Đề án 844", "Báo cáo số 1",
        "Chỉ thị 12345", "Chỉ thị 0", "Chỉ thị 30abc", "Chỉ thị 30_1", "Chỉ thị 30:15", "Nghị định 5 000",
        "Nghị định, 5",
        "Nghị định 4 chương", "Thông tư 20 điều", "Thông tư 3 trang", "Chỉ thị 2 lần", "Nghị quyết 10 điểm",
        "Nghị quyết 3 phần",
        "Chỉ thị 6 nội dung", "Thong tu 20 dieu", "Thông tư 5 khoản,", "Chỉ thị 4 mục",
    ])
    func notFound(_ text: String) {
        #expect(DocumentNumber.find(in: text).isEmpty)
    }

    @Test func date() {
        #expect(DocumentNumber.find(in: "Chỉ thị 30 ngày 18/02/1998").map(\.date) == ["1998-02-18"])
    }

    @Test(arguments: [
        ("Nghị định 145", "145-2020-nd-cp", true), ("Nghị định 145", "146-2020-nd-cp", false),
        ("Nghị định 145", "145-2020-tt-byt", false), ("Nghị định 145/2020", "145-2019-nd-cp", false),
        ("Nghị định 145/2020", "145-nd-cp", true), ("Chỉ thị 30", "30-ct-tw", true),
        ("Luật số 10", "10-2022-qh15", true),
        ("Quy định số 8", "8-qdi-tw", true), ("Nghị quyết 54/2017", "54-2017-qh14", true),
    ])
    func patterns(_ text: String, _ key: String, _ isMatch: Bool) throws {
        let pattern = try #require(DocumentNumber.find(in: text).first?.pattern)
        #expect(pattern.matches(key) == isMatch)
    }

    @Test(arguments: ["", "-", "145", "145-2020", "--", "145--nd"])
    func patternsOfNoKey(_ key: String) throws {
        let pattern = try #require(DocumentNumber.find(in: "Nghị định 145").first?.pattern)
        #expect(!pattern.matches(key))
    }
}
