// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import TraCuu
@testable import TraCuuReport

@Suite struct DistributionTests {
    private func distribution(_ values: [(String?, Int)]) -> Distribution {
        var distribution = Distribution()
        for (value, count) in values {
            for number in 0..<count { distribution.add(value, isRelevant: number == 0) }
        }
        return distribution
    }

    @Test func putsTheLargestFirstAndTheRestTogether() {
        let spread = distribution([("a", 2), ("b", 5), ("c", 2), ("d", 1), (nil, 3)])
        #expect(spread.unknown == 3)
        #expect(spread.largest(4, others: "khác").map(\.label) == ["b", "a", "c", "d"])
        let cut = spread.largest(3, others: "khác")
        #expect(cut.map(\.label) == ["b", "a", "khác"])
        #expect(cut.map(\.count) == [5, 2, 3] && cut.map(\.relevant) == [1, 1, 2])
    }

    @Test func listsYearsWithoutGaps() {
        let spread = distribution([("2020", 2), ("2023", 1), ("không rõ", 4)])
        #expect(spread.years(40).map(\.label) == ["2020", "2021", "2022", "2023"])
        #expect(spread.years(40).map(\.count) == [2, 0, 0, 1])
        #expect(spread.years(2).map(\.label) == ["2020–2021", "2022–2023"])
        #expect(spread.years(1).map(\.label) == ["2020–2024"])
        #expect(distribution([("1000", 1), ("9999", 1)]).years(40).count == 18)
        #expect(distribution([]).years(40).isEmpty)
    }

    /// As in facets: the place of a tone and the Unicode form make no other value.
    @Test func spellingsOfAValueAreOneBar() {
        let old = "Ủy ban nhân dân"
        let new = "Uỷ ban nhân dân"
        var spread = distribution([(old, 2), (new, 3), ("Bộ Y te\u{302}\u{301}", 1), ("Bộ Y tế", 1)])
        #expect(spread.largest(9, others: "").map(\.label) == [new, "Bộ Y tế"])
        #expect(spread.largest(9, others: "").map(\.count) == [5, 2])
        spread.add(distribution([(old, 2)]))
        #expect(spread.largest(9, others: "").first == Distribution.Bar(label: old, count: 7, relevant: 3))
    }

    @Test func addsUp() {
        var sum = distribution([("a", 2), (nil, 1)])
        sum.add(distribution([("a", 1), ("b", 1), (nil, 1)]))
        #expect(sum.unknown == 2 && sum.largest(9, others: "").map(\.count) == [3, 1])
    }
}

@Suite struct DocumentFactsTests {
    private func facts(_ fields: FieldList, title: String = "") -> DocumentFacts {
        var hit = Hit(rank: 1, id: "d", score: 1)
        hit.title = title
        hit.fields = fields
        return DocumentFacts(hit)
    }

    @Test func takesFields() {
        let known = facts(["number": "05-CT/TU", "type": "Chỉ thị", "issuer": "Tỉnh uỷ", "date": "2022-03-01"])
        #expect(known.number == "05-CT/TU" && known.type == "Chỉ thị" && known.issuer == "Tỉnh uỷ")
        #expect(known.date == "2022-03-01" && known.year == 2022)
    }

    @Test func readsTheNumberWhereFieldsSayNothing() {
        let known = facts(
            ["number": "145/2020/NĐ-CP"],
            title: "Nghị định số 145/2020/NĐ-CP về lao động, thay 39/2018/TT-BTC"
        )
        #expect(known.type == "Nghị định" && known.issuer == "Chính phủ" && known.year == 2020)
        #expect(facts([:], title: "Góp ý về Nghị định 145/2020/NĐ-CP") == facts([:]))
    }

    @Test(arguments: [
        ("2022-03-01", 2022), ("01/03/1998", 1998), ("1998", 1998), ("ngày 5 tháng 6 năm 2001", 2001),
        ("05/06/98", nil),
        ("0998-01-01", nil), ("20220301", nil), ("", nil),
    ])
    func readsTheYearOfADate(date: String, year: Int?) {
        #expect(DocumentFacts.year(date) == year)
    }
}

@Suite struct ReportLanguageTests {
    @Test func writesNumbers() {
        #expect(
            [0, 12, 123, 1234, 123_456, -1234].map { ReportLanguage.english.grouped($0) }
                == ["0", "12", "123", "1,234", "123,456", "-1,234"]
        )
        #expect(ReportLanguage.vietnamese.grouped(1_234_567) == "1.234.567")
        #expect(ReportLanguage.english.decimal(0.04999, 4) == "0.0500")
        #expect(
            ReportLanguage.vietnamese.decimal(12.345, 2) == "12,35"
                || ReportLanguage.vietnamese.decimal(12.345, 2) == "12,34"
        )
        #expect(
            ReportLanguage.english.decimal(-0.001, 2) == "0.00" && ReportLanguage.english.decimal(-1.5, 1) == "-1.5"
        )
        #expect([Double.nan, .infinity, 1e300].map { ReportLanguage.english.decimal($0, 2) } == ["–", "–", "–"])
        #expect(ReportLanguage.english.count(1, "document", "văn bản") == "1 document")
        #expect(ReportLanguage.english.count(2, "document", "văn bản") == "2 documents")
    }
}
