// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A day as documents write it.
struct CalendarDate {
    var year: Int
    var month: Int
    var day: Int

    /// The date in ISO 8601: `2020-12-14`.
    var iso: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    /// Reads `14/12/2020` (also with hyphens or dots) or `14 tháng 12 năm 2020`; nil if there is no such day.
    ///
    /// Years are those from 1900 to 2099.
    static func read(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (date: CalendarDate, end: Int)? {
        let limit = min(text.count, start + 64)
        guard let day = number(text, start, limit) else { return nil }
        if let first = NumberSeparator(text, at: day.end, limit: limit),
            let month = number(text, first.end, limit),
            let second = NumberSeparator(text, at: month.end, limit: limit), second.kind == first.kind
        {
            return finish(text, day: day.value, month: month.value, at: second.end, limit)
        }
        guard let monthStart = skip(monthWord, text, day.end, limit), let month = number(text, monthStart, limit),
            let yearStart = skip(yearWord, text, month.end, limit)
        else { return nil }
        return finish(text, day: day.value, month: month.value, at: yearStart, limit)
    }

    private static let monthWord = TextWord.code("thang")
    private static let yearWord = TextWord.code("nam")

    private static func finish(
        _ text: UnsafeBufferPointer<UInt8>,
        day: Int,
        month: Int,
        at start: Int,
        _ limit: Int
    ) -> (date: CalendarDate, end: Int)? {
        guard let end = NumberScan.year(text, start, limit) else { return nil }
        let year = text[start..<end].reduce(0) { $0 * 10 + Int($1 & 15) }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard 1...12 ~= month, 1...days[month - 1] ~= day else { return nil }
        return (CalendarDate(year: year, month: month, day: day), end)
    }

    /// A number of one or two digits.
    private static func number(
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ limit: Int
    ) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while end < limit, 0x30...0x39 ~= text[end], end - start < 3 {
            value = value * 10 + Int(text[end] & 15)
            end += 1
        }
        return 1...2 ~= end - start ? (value, end) : nil
    }

    /// The place behind a word with a space or two on either side.
    private static func skip(
        _ word: UInt64,
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ limit: Int
    ) -> Int? {
        let at = NumberSeparator.skipSpaces(text, start, limit)
        guard at > start, let found = TextWord.beginning(at: at, in: text, limit: limit - at), found.code == word else {
            return nil
        }
        let next = NumberSeparator.skipSpaces(text, found.end, limit)
        return next > found.end ? next : nil
    }
}
