// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// The numbers of five scraped news pages and of the rules: what stands in a text, its key, type and date.
@Suite struct DocumentNumberVectorTests {
    struct Vector: CustomTestStringConvertible, Sendable {
        var text: String
        var key: String?
        var family: DocumentNumber.Family?
        var type: String?
        var date: String?
        var testDescription: String { text }

        init(
            _ text: String,
            _ key: String? = nil,
            _ family: DocumentNumber.Family? = nil,
            type: String? = nil,
            date: String? = nil
        ) {
            (self.text, self.key, self.family, self.type, self.date) = (text, key, family, type, date)
        }
    }

    static let vectors = [
        Vector(
            "Nghị định số 145/2020/NĐ-CP ngày 14/12/2020",
            "145-2020-nd-cp",
            .normative,
            type: "Nghị định",
            date: "2020-12-14"
        ),
        Vector("Luật thực hiện dân chủ ở cơ sở số 10/2022/QH15", "10-2022-qh15", .normative, type: "Luật"),
        Vector("Quyết định 455-QĐ/TU ngày 22/02/2022", "455-qd-tu", .party, type: "Quyết định", date: "2022-02-22"),
        Vector("Chị thị 30/CT-TW ngày 18/02/1998", "30-ct-tw", .party, type: "Chỉ thị", date: "1998-02-18"),
        Vector("Quyết định số 99-QĐ/TW ngày 03/10/2017", "99-qd-tw", .party, type: "Quyết định", date: "2017-10-03"),
        Vector("Nghị quyết số 42/NQ-CP", "42-nq-cp", .administrative, type: "Nghị quyết"),
        Vector("54-TB/ĐUK", "54-tb-duk", .party),
        Vector("145/2020/ND-CP", "145-2020-nd-cp", .normative),
        Vector("145 /2020/ NĐ – CP", "145-2020-nd-cp", .normative),
        Vector("15/2021/TT-BGDĐT", "15-2021-tt-bgddt", .normative),
        Vector("01/2016/TTLT-BYT-BNV", "1-2016-ttlt-byt-bnv", .normative),
        Vector("1234/UBND-KGVX", "1234-ubnd-kgvx", .administrative),
        Vector("16/2021/QĐ-TTg", "16-2021-qd-ttg", .normative),
        Vector("36/2005/PL-UBTVQH11", "36-2005-pl-ubtvqh11", .normative),
        Vector("Quy định số 08-QĐi/TW ngày 25/10/2018", "8-qdi-tw", .party, type: "Quy định", date: "2018-10-25"),
        Vector("36-HD/VPTW", "36-hd-vptw", .party),
        Vector("06/5/2022"), Vector("28/5"), Vector("2020-2025"), Vector("người/km2"), Vector("49X-6666"),
    ]

    @Test(arguments: vectors)
    func vector(_ vector: Vector) {
        for text in [vector.text, Decomposition.decompose(vector.text)] {
            let numbers = DocumentNumber.find(in: text)
            #expect(numbers.map(\.key) == (vector.key.map { [$0] } ?? []))
            #expect(numbers.first?.family == vector.family)
            #expect(numbers.first?.date == vector.date)
            // Where no words name the type, the symbol does.
            if let type = vector.type { #expect(numbers.first?.type == type) }
        }
    }
}
