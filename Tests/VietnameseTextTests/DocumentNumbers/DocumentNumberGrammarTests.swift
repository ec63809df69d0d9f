// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

@Suite struct DocumentNumberGrammarTests {
    /// The key of a text that is one number from begin to end; nil if it is none.
    private func key(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard let match = DocumentNumberGrammar.match(bytes, at: 0), match.end == bytes.count else { return nil }
            return String(decoding: match.key, as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("145/2020/NĐ-CP", "145-2020-nd-cp"), ("10/2022/QH15", "10-2022-qh15"),
        ("973/2020/UBTVQH14", "973-2020-ubtvqh14"),
        ("36/2005/PL-UBTVQH11", "36-2005-pl-ubtvqh11"), ("01/2016/TTLT-BYT-BNV", "1-2016-ttlt-byt-bnv"),
        ("05/1998/TTLT/TCCP-CCB", "5-1998-ttlt-tccp-ccb"), ("12/2019/DS-ST", "12-2019-ds-st"),
        ("30a/2008/NQ-CP", "30a-2008-nq-cp"), ("12đ/2008/QĐ-UBND", "12d-2008-qd-ubnd"),
        ("42/NQ-CP", "42-nq-cp"), ("1234/UBND-KGVX", "1234-ubnd-kgvx"), ("1.234/UBND-KGVX", "1234-ubnd-kgvx"),
        ("353/QĐ-BCA-V19", "353-qd-bca-v19"), ("04/TT-BCA(X13)", "4-tt-bca-x13"),
        ("26/2004/TT-BGD&ĐT", "26-2004-tt-bgddt"),
        ("1234/KHTC-ABC", "1234-khtc-abc"), ("2/QĐ-NHNN7", "2-qd-nhnn7"),
        ("455-QĐ/TU", "455-qd-tu"), ("8-QĐi/TW", "8-qdi-tw"), ("36-HD/VPTW", "36-hd-vptw"), ("12-CTr/TU", "12-ctr-tu"),
        ("102-SL/L-004", "102-sl-l-004"), ("23-L/CTN", "23-l-ctn"),
        ("30/CT-TW", "30-ct-tw"), ("30-CT/TW", "30-ct-tw"), ("30-CT/TƯ", "30-ct-tw"), ("30-CT/T.Ư", "30-ct-tw"),
        ("73-CP", "73-cp"), ("73/CP", "73-cp"), ("326/TTg", "326-ttg"), ("23/TTLN", "23-ttln"),
        ("01/2016/NQ.HĐTP", "1-2016-nq-hdtp"), ("07/2017/TT BLĐTBXH", "7-2017-tt-bldtbxh"),
        ("145/2020 NĐ-CP", "145-2020-nd-cp"), ("145-2020-NĐ-CP", "145-2020-nd-cp"), ("0/2020/NĐ-CP", "0-2020-nd-cp"),
        ("03/2018/TTLT-BCA- VKSNDTC-TANDTC", "3-2018-ttlt-bca-vksndtc-tandtc"),
        ("02/2018/TTLT--VKSTC-TATC", "2-2018-ttlt-vkstc-tatc"),
        ("10/2022/QH 15", "10-2022-qh15"), ("15 /2020/QH  14", "15-2020-qh14"), ("10/2022/QH\u{A0}15", "10-2022-qh15"),
        ("36/2005/PL-UBTVQH 11", "36-2005-pl-ubtvqh11"), ("145/2020/NĐ\u{200B}-CP", "145-2020-nd-cp"),
        ("145/2020/N\u{AD}Đ-\u{AD}CP", "145-2020-nd-cp"), ("145\u{200B}/\u{FEFF}2020/NĐ-C\u{200B}P", "145-2020-nd-cp"),
        ("64/2020/TT- BCA", "64-2020-tt-bca"), ("145/2020/NĐ-\nCP", "145-2020-nd-cp"), ("21 - TC/TCT", "21-tc-tct"),
    ])
    func keys(_ text: String, _ expected: String) {
        #expect(key(text) == expected)
    }

    /// However it is spelled, a number has one key.
    @Test(arguments: [
        ("145/2020/NĐ-CP", "145-2020-nd-cp"), ("15/2021/TT-BGDĐT", "15-2021-tt-bgddt"),
        ("16/2021/QĐ-TTg", "16-2021-qd-ttg"),
        ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "403-2017-nqlt-ubtvqh14-cp-dctubtwmttqvn"),
        ("42/NQ-CP", "42-nq-cp"), ("455-QĐ/TU", "455-qd-tu"), ("54-TB/ĐUK", "54-tb-duk"),
        ("10/2022/QH15", "10-2022-qh15"),
    ])
    func spellings(_ number: String, _ expected: String) {
        func replaced(_ text: String, _ map: [Character: String]) -> String {
            text.map { map[$0] ?? String($0) }.joined()
        }
        var spellings = [number, "00" + number]
        for dash in "‐‑‒–—−" { spellings.append(replaced(number, ["-": String(dash)])) }
        spellings.append(replaced(number, ["-": " – "]))
        spellings.append(replaced(number, ["/": " / ", "-": " - "]))
        spellings.append(replaced(number, ["/": "\u{A0}/  "]))
        spellings += [replaced(number, ["Đ": "Ð"]), replaced(number, ["Đ": "D"])]
        for spelling in spellings {
            #expect(key(spelling) == expected, "\(spelling)")
            #expect(key(spelling.lowercased()) == expected, "\(spelling.lowercased())")
            #expect(key(Decomposition.decompose(spelling)) == expected, "\(spelling) in NFD")
        }
    }

    @Test(arguments: [
        "06/5/2022", "28/5", "14/12/2020", "07-08-2020", "2020-2025", "2020 - 2025", "49X-6666", "20200806_092911",
        "24/7",
        "24/7-abc", "5/km-h", "5/km2", "120km/h", "3/4", "1/A", "50/50", "75 USD/thùng", "84.668", "5/USD", "2/MB",
        "12/QĐ",
        "13/cp", "5-CT", "3 - CP", "1/CT-scan", "2-NGHỊ/QUYẾT", "1234567/NQ-CP", "145/1820/NĐ-CP", "2012/BCT",
        "1/Hà-Nội",
        "06-2016/BLĐTBXH", "03-BBBT/TSC", "12/2020/QĐ-ngày", "35/2016/NĐ-CPngày", "2020-2025/NQ-CP", "5", "5/", "5-",
        "145/2020/",
        "1.23/NQ-CP", "5ab/NQ-CP", "5/NQ_CP",
        "10/2022/QH", "10/2022/QH 15/11/2022", "10/2022/QH 155", "10/2022/QH 1,5", "10/2022/QH 15a",
        "36/2005/PL-UBTVQH",
        "145Ư/TTg", "145U\u{31B}/TTg", "145Ê/TTg", "145E\u{302}/TTg",
    ])
    func nothing(_ text: String) {
        var text = text
        text.withUTF8 { #expect(DocumentNumberGrammar.match($0, at: 0) == nil) }
    }

    /// What stands before a number can make it a part of something else.
    @Test(arguments: [
        ("a", false), ("ề", false), ("e\u{301}", false), ("_", false), ("/", false), ("5,", false), ("5.", false),
        ("I.", false),
        ("5-", false), ("B–", false), ("QCVN 01:", false), ("QCVN 01 : ", false),
        (" ", true), ("(", true), ("“", true), ("\u{A0}", true), ("–", true), ("số-", true), ("số:", true),
        ("số: ", true),
        ("Mục 1: ", true), ("Mục 1:  ", true), ("1:", false), ("a. ", true), ("dân.", true), ("₫", true),
    ])
    func before(_ left: String, _ isFree: Bool) {
        var text = left + "145/2020/NĐ-CP"
        text.withUTF8 { #expect((DocumentNumberGrammar.match($0, at: left.utf8.count) != nil) == isFree) }
    }

    /// A number ends where its symbol does.
    @Test(arguments: [
        ("145/2020/NĐ-CP", ", ngày"), ("145/2020/NĐ-CP", "."), ("145/2020/NĐ-CP", ".Điều 2"),
        ("145/2020/NĐ-CP", " - Quy định"),
        ("145/2020/NĐ-CP", " - UBND tỉnh"), ("145/2020/NĐ-CP", "-quy"), ("40/2016/TT-BCT", " - BAN HÀNH"),
        ("10/2022/QH15", " - LUẬT"),
        ("145/2020/NĐ-CP", "\u{200B}ngày"), ("145/2020/NĐ-CP", "\u{200B} ngày"), ("10/2022/QH15", " 16"),
        ("42/NQ-CP", "(1)"), ("42/NQ-CP", "/"), ("42/NQ-CP", "\nBCA"),
    ])
    func ends(_ number: String, _ rest: String) {
        var text = number + rest
        text.withUTF8 { #expect(DocumentNumberGrammar.match($0, at: 0)?.end == number.utf8.count) }
    }

    /// A match is bounded, whatever follows.
    @Test func isBounded() throws {
        for tail in ["-AB", "-ABCDEFGHIJKLMNOP", "-A\u{31B}\u{31B}\u{31B}", " - BCA", "(X1)"] {
            var text = "1/2020/TTLT-BCA" + String(repeating: tail, count: 2000)
            text.withUTF8 { bytes in
                if let match = DocumentNumberGrammar.match(bytes, at: 0) {
                    #expect(match.end <= NumberScan.lengthLimit && match.key.count < NumberScan.lengthLimit + 8)
                }
            }
        }
    }
}
