// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Dates and times as ISO 8601 and RFC 3339 write them, as milliseconds since 1970-01-01T00:00:00Z.
package enum ISODate {
    /// Reads `2022-02-22`, optionally with a time behind `T` or one space: `14:30`, `14:30:05`, `14:30:05.123`,
    /// optionally with a zone: `Z`, `+07`, `+0700` or `+07:00`. Without a zone, the time is UTC.
    ///
    /// Digits behind the third one of a second are dropped. Years run from 0000 to 9999, in the Gregorian calendar; a
    /// leap second is not known.
    ///
    /// - Returns: `nil` if the bytes are anything else, or name a day or time that does not exist.
    package static func milliseconds(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        var scanner = Scanner(bytes: bytes)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), (1...12).contains(month),
            (1...daysInMonth(month, year)).contains(day)
        else { return nil }
        let days = daysSinceEpoch(year, month, day)
        guard !scanner.isAtEnd else { return days * 86_400_000 }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "), let time = scanner.time(),
            let zone = scanner.zone(), scanner.isAtEnd
        else { return nil }
        return days * 86_400_000 + time - zone
    }

    /// Reads a day as Vietnamese documents write it: `22/2/2022`, `22/02/2022`, also with hyphens or dots; the day is UTC's.
    ///
    /// - Returns: `nil` if the bytes are anything else, or name a day that does not exist.
    package static func vietnameseDay(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        var scanner = Scanner(bytes: bytes)
        guard let day = scanner.number(upTo: 2), let separator = scanner.separator(),
            let month = scanner.number(upTo: 2),
            scanner.skip(separator), let year = scanner.number(4), scanner.isAtEnd, (1...12).contains(month),
            (1...daysInMonth(month, year)).contains(day)
        else { return nil }
        return daysSinceEpoch(year, month, day) * 86_400_000
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar, by Howard Hinnant's `days_from_civil`
    /// ("chrono-Compatible Low-Level Date Algorithms", in the public domain): years start in March, so that a leap day
    /// is the last day of a year, and 400 years are a cycle of 146,097 days.
    static func daysSinceEpoch(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let cycle = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfCycle = shifted - cycle * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * 146_097 + dayOfCycle - 719_468
    }

    /// The day, in the Gregorian calendar, of a time in milliseconds since 1970-01-01T00:00:00Z: Hinnant's `civil_from_days`.
    package static func day(_ milliseconds: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // Rounded down, and of any number: a column of a made-up file may hold one that no date has.
        let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let days = (rest < 0 ? whole - 1 : whole) + 719_468
        let cycle = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfCycle = days - cycle * 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func daysInMonth(_ month: Int64, _ year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads parts of a date from left to right.
private struct Scanner {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    mutating func digit() -> Int64? {
        guard position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) else {
            return nil
        }
        defer { position += 1 }
        return Int64(bytes[position] - UInt8(ascii: "0"))
    }

    /// A number of exactly so many digits.
    mutating func number(_ digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// A number of one digit or more, at most so many.
    mutating func number(upTo digits: Int) -> Int64? {
        guard var value = digit() else { return nil }
        for _ in 1..<digits {
            guard let digit = digit() else { break }
            value = value * 10 + digit
        }
        return value
    }

    /// What stands between the parts of a day.
    mutating func separator() -> Unicode.Scalar? {
        for separator: Unicode.Scalar in ["/", "-", "."] where skip(separator) { return separator }
        return nil
    }

    /// Milliseconds since midnight.
    mutating func time() -> Int64? {
        guard let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60 else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        guard skip(":") else { return milliseconds }
        guard let second = number(2), second < 60 else { return nil }
        milliseconds += second * 1000
        guard skip(".") || skip(",") else { return milliseconds }
        guard var unit = digit().map({ $0 * 100 }) else { return nil }
        var weight: Int64 = 10
        while let digit = digit() {
            unit += digit * weight
            weight /= 10
        }
        return milliseconds + unit
    }

    /// Milliseconds that the zone is ahead of UTC; 0 if there is none.
    mutating func zone() -> Int64? {
        if isAtEnd || skip("Z") || skip("z") { return 0 }
        let sign: Int64
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hour = number(2), hour < 24 else { return nil }
        guard !isAtEnd else { return sign * hour * 3_600_000 }
        _ = skip(":")
        guard let minute = number(2), minute < 60 else { return nil }
        return sign * (hour * 60 + minute) * 60_000
    }
}
