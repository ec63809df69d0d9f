// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct DocumentNumberQueryTests {
    @Test(arguments: [
        ("145/2020/NĐ-CP", "145-2020-nd-cp"), ("145/2020/nđ-cp", "145-2020-nd-cp"),
        ("145/2020/nd-cp", "145-2020-nd-cp"),
        ("145 2020 nd cp", "145-2020-nd-cp"), ("0145-2020-nd-cp", "145-2020-nd-cp"),
        (" 145/2020/ND-CP. ", "145-2020-nd-cp"),
        ("nghị định 145/2020/nđ-cp", "145-2020-nd-cp"), ("nghi dinh so 145 2020 nd cp", "145-2020-nd-cp"),
        ("nd 145/2020/nd-cp", "145-2020-nd-cp"), ("chi thi 30-ct/tw", "30-ct-tw"), ("30 ct tw", "30-ct-tw"),
        ("10 2022 qh15", "10-2022-qh15"), ("luật 10/2022/QH15", "10-2022-qh15"), ("13/cp", "13-cp"),
        ("nghị định 73-cp", "73-cp"),
        ("12/2019/tt-xyz", "12-2019-tt-xyz"), ("30a/2008/nq-cp", "30a-2008-nq-cp"),
        ("12Đ/2008/NQ-CP", "12d-2008-nq-cp"),
    ])
    func keys(_ text: String, _ key: String) {
        for text in [text, Decomposition.decompose(text)] { #expect(DocumentNumberQuery(text) == .key(key)) }
    }

    @Test(arguments: [
        ("nghị định 145", "145-*-nd-*", "Nghị định"), ("Nghị định số 145 năm 2020", "145-2020-nd-*", "Nghị định"),
        ("nd 145/2020", "145-2020-nd-*", "Nghị định"), ("NĐ 145", "145-*-nd-*", "Nghị định"),
        ("nghi dinh 145", "145-*-nd-*", "Nghị định"),
        ("145 nđ", "145-*-nd-*", "Nghị định"), ("báo cáo số 2020", "2020-*-bc-*", "Báo cáo"),
        ("hđ 12", "12-*-hd-*", "Hợp đồng"), ("hd 12/2020", "12-2020-hd-*", "Hướng dẫn"),
        ("công văn 5512", "5512-*-cv-*", "Công văn"), ("quyết định 1956 năm 2009", "1956-2009-qd-*", "Quyết định"),
        ("145/2020/nd", "145-2020-nd-*", "Nghị định"), ("chỉ thị 30", "30-*-ct-*", "Chỉ thị"),
        ("luật 45/2019", "45-2019-qh-*", "Luật"),
        ("thông tư liên tịch 01 2016", "1-2016-ttlt-*", "Thông tư liên tịch"),
        ("nghị quyết 30a", "30a-*-nq-*", "Nghị quyết"),
        ("quy định 8", "8-*-qd-*", "Quy định"), ("145/2020", "145-2020-*", nil),
    ])
    func patterns(_ text: String, _ description: String, _ type: String?) {
        guard case .pattern(let pattern) = DocumentNumberQuery(text) else {
            Issue.record("\(text) is no pattern")
            return
        }
        #expect(pattern.description == description && pattern.type == type)
    }

    @Test(arguments: [
        "", " ", "145", "5/2020", "tháng 5/2020", "quy chế dân chủ", "nghị định", "nghị định 145 về lao động",
        "145 2020 nd cp lao dong",
        "kế hoạch 5 năm", "covid 19", "2020-2025", "145 2020", "14/12/2020", "nghị định 0", "nghị định 145 năm",
        "145 xyz", "145 xyz/abc",
        "1234567 nd cp", "nd cp 145", "nd-cp", "145 2020 nd, xyz", "nghị định 145 2020 2021",
        "báo cáo 2020", "thông báo 2023", "hợp đồng 2024", "kh 2025", "2020/2021", "10 l", "5 sl", "l 10", "sl 5",
        "145Ư/TTg",
    ])
    func otherThings(_ text: String) {
        #expect(DocumentNumberQuery(text) == nil)
    }

    /// A letter has no type in its symbol: it begins with its issuer.
    @Test func letters() {
        guard case .pattern(let pattern) = DocumentNumberQuery("công văn 5512") else {
            Issue.record("no pattern")
            return
        }
        let keys = [
            "5512-bgddt-gdtrh", "5512-cv-ub", "5512-ubnd-vx", "5513-bgddt-gdtrh", "5512-qd-bgddt", "5512-bgddt",
        ]
        #expect(keys.filter(pattern.matches) == ["5512-bgddt-gdtrh", "5512-cv-ub", "5512-ubnd-vx"])
    }

    @Test func longQueries() {
        #expect(DocumentNumberQuery(String(repeating: "145 ", count: 10_000)) == nil)
        #expect(DocumentNumberQuery("nghị định 145" + String(repeating: " ", count: 400)) == nil)
    }
}
