// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuCodecs

struct ISODateTests {
    private func milliseconds(_ text: String) -> Int64? {
        Array(text.utf8).withUnsafeBytes { ISODate.milliseconds($0) }
    }

    @Test(
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -86_400_000), ("2022-02-22", 1_645_488_000_000),
            ("2000-02-29", 951_782_400_000), ("2024-02-29", 1_709_164_800_000), ("0000-01-01", -62_167_219_200_000),
            ("9999-12-31", 253_402_214_400_000), ("2022-02-22T00:00", 1_645_488_000_000),
            ("2022-02-22T14:30:05", 1_645_540_205_000), ("2022-02-22 14:30:05", 1_645_540_205_000),
            ("2022-02-22T14:30:05Z", 1_645_540_205_000), ("2022-02-22t14:30:05z", 1_645_540_205_000),
            ("2022-02-22T14:30:05+07:00", 1_645_515_005_000), ("2022-02-22T14:30:05+0700", 1_645_515_005_000),
            ("2022-02-22T14:30:05+07", 1_645_515_005_000), ("2022-02-22T14:30-02:30", 1_645_549_200_000),
            ("2022-02-22T14:30:05.1", 1_645_540_205_100), ("2022-02-22T14:30:05,123Z", 1_645_540_205_123),
            ("2022-02-22T14:30:05.123999999", 1_645_540_205_123), ("1969-12-31T23:59:59.999Z", -1),
            ("9999-12-31T23:59:59.999-23:59", 253_402_387_139_999),
        ] as [(String, Int64)]
    )
    func datesAreRead(_ text: String, _ expected: Int64) {
        #expect(milliseconds(text) == expected)
    }

    @Test(arguments: [
        "", "2022", "2022-02", "2022-2-22", "22-02-2022", "2022-02-30", "2021-02-29", "1900-02-29", "2022-13-01",
        "2022-00-10", "2022-01-00", "2022-04-31", "2022-02-22T", "2022-02-22 ", "2022-02-22T24:00", "2022-02-22T14:60",
        "2022-02-22T14:30:60", "2022-02-22T14", "2022-02-22T14:30:", "2022-02-22T14:30:05.", "2022-02-22T14:30+",
        "2022-02-22T14:30+7", "2022-02-22T14:30+24:00", "2022-02-22T14:30+07:60", "2022-02-22T14:30+07:",
        "2022-02-22T14:30Zx", "2022-02-22x", " 2022-02-22", "+2022-02-22", "2022/02/22", "2022-02-22  14:30",
        "145/2020/NĐ-CP", "２０２２-02-22",
    ])
    func everythingElseIsNoDate(_ text: String) {
        #expect(milliseconds(text) == nil)
    }

    @Test(arguments: ["22/02/2022", "22/2/2022", "22-02-2022", "22.2.2022"])
    func daysComeAsDocumentsWriteThem(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { ISODate.vietnameseDay($0) } == milliseconds("2022-02-22"))
    }

    @Test(arguments: [
        "", "2/2022", "22/2/22", "22/2-2022", "222/2/2022", "30/2/2022", "2/13/2022", "0/1/2022", "22/2/2022 ",
        "22/2/20221",
        "2022/2/22", "2022-02-22", "a/2/2022", "/2/2022", "1/2", "22//2022",
    ])
    func everythingElseIsNoDay(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { ISODate.vietnameseDay($0) } == nil)
    }

    /// Counts the days one by one through a whole cycle of the calendar.
    @Test func daysFollowEachOther() {
        var expected = ISODate.daysSinceEpoch(1900, 1, 1)
        #expect(expected == -25_567)
        for year in 1900..<Int64(2310) {
            for month in 1...Int64(12) {
                for day in 1...Int64(31) {
                    func pad(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
                    guard let found = milliseconds("\(year)-\(pad(month))-\(pad(day))") else { continue }
                    if found != expected * 86_400_000 { Issue.record("\(year)-\(month)-\(day): \(found)") }
                    expected += 1
                }
            }
        }
        #expect(expected == ISODate.daysSinceEpoch(2310, 1, 1))
    }

    @Test func anyBytesAreHarmless() {
        var random = SeededGenerator.fresh()
        let alphabet = Array("0123456789-:T .Z+".utf8)
        for _ in 0..<20_000 {
            let text = (0..<random.below(30)).map { _ in alphabet[random.below(alphabet.count)] }
            _ = text.withUnsafeBytes { ISODate.milliseconds($0) }
        }
    }

    /// Every day of 400 years, a whole cycle of the calendar, and the ends of what can be written.
    @Test func daysComeBack() {
        let wrong = (Int64(-146_097)...146_097).first { days in
            ([0, 86_399_999] as [Int64]).contains { rest in
                let day = ISODate.day(days * 86_400_000 + rest)
                return ISODate.daysSinceEpoch(day.year, day.month, day.day) != days
            }
        }
        #expect(wrong == nil)
        #expect(ISODate.day(-62_167_219_200_000) == (0, 1, 1))
        #expect(ISODate.day(253_402_300_799_999) == (9999, 12, 31))
        #expect(ISODate.day(951_782_400_000) == (2000, 2, 29))
    }

    /// Columns of a made-up file may hold any number.
    @Test func anyNumberHasADay() {
        for milliseconds in [Int64.min, .min + 1, .min + 86_399_998, .max - 1, .max] {
            let day = ISODate.day(milliseconds)
            let start = ISODate.daysSinceEpoch(day.year, day.month, day.day).multipliedReportingOverflow(by: 86_400_000)
            let isFirst =
                start.overflow
                || (0..<86_400_000).contains(milliseconds.subtractingReportingOverflow(start.partialValue).partialValue)
            #expect(isFirst, "\(milliseconds): \(day)")
        }
    }
}
