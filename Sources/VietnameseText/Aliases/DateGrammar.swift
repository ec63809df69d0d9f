// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Recognises full dates in bytes.
///
/// ```
/// date      = day sep month sep year | day month-word month (year-word | sep) year | year sep month sep day
/// sep       = up to two spaces, "/" or a dash, up to two spaces; or "." alone (not in front of a day)
/// month-word = one to three spaces, "tháng", one to three spaces; year-word likewise with "năm"
/// ```
/// Both separators of a date are of one kind; the last form has two digits for month and day.
enum DateGrammar {
    /// The date that begins at a place, and where it ends; nil if there is none.
    static func match(_ scanner: TextScanner, at start: Int) -> (date: Day, end: Int)? {
        let first = number(scanner, start)
        guard first.digits > 0, first.digits != 3, first.digits <= 4 else { return nil }
        guard let found = first.digits == 4 ? yearFirst(scanner, first) : dayFirst(scanner, first) else { return nil }
        guard !isContinued(scanner, start, found.separator, isBefore: true),
            !isContinued(scanner, found.end, found.separator, isBefore: false), scanner.isCertainEnd(found.end)
        else { return nil }
        return (found.date, found.end)
    }

    /// The same in a buffer.
    static func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Day? {
        guard let base = text.baseAddress else { return nil }
        return match(TextScanner(text: base, count: text.count), at: start)?.date
    }

    private enum Separator {
        case slash
        case dash
        case dot
        case word
    }

    private struct Number {
        var value: Int
        var digits: Int
        var end: Int
    }

    private static func dayFirst(
        _ scanner: TextScanner,
        _ day: Number
    ) -> (date: Day, end: Int, separator: Separator)? {
        var separator: Separator
        var next: Int
        if let word = word(scanner, day.end, "thang") {
            (separator, next) = (.word, word)
        } else if let sign = sign(scanner, day.end) {
            (separator, next) = sign
        } else {
            return nil
        }
        let month = number(scanner, next)
        guard month.digits == 1 || month.digits == 2 else { return nil }
        if separator == .word, let word = word(scanner, month.end, "nam") {
            next = word
        } else if let sign = sign(scanner, month.end), sign.0 == separator || separator == .word && sign.0 != .dot {
            (separator, next) = sign
        } else {
            return nil
        }
        let year = number(scanner, next)
        guard year.digits == 4 else { return nil }
        return Day(year: year.value, month: month.value, day: day.value).map { ($0, year.end, separator) }
    }

    private static func yearFirst(
        _ scanner: TextScanner,
        _ year: Number
    ) -> (date: Day, end: Int, separator: Separator)? {
        guard let (separator, next) = sign(scanner, year.end), separator != .dot else { return nil }
        let month = number(scanner, next)
        guard month.digits == 2, let second = sign(scanner, month.end), second.0 == separator else { return nil }
        let day = number(scanner, second.1)
        guard day.digits == 2 else { return nil }
        return Day(year: year.value, month: month.value, day: day.value).map { ($0, day.end, separator) }
    }

    /// A run of digits; five are as good as more.
    private static func number(_ scanner: TextScanner, _ start: Int) -> Number {
        var number = Number(value: 0, digits: 0, end: start)
        while number.digits < 5, scanner.isDigit(number.end) {
            number.value = number.value * 10 + Int(scanner.byte(number.end) - 0x30)
            number.digits += 1
            number.end += 1
        }
        return number
    }

    private static func sign(_ scanner: TextScanner, _ start: Int) -> (Separator, Int)? {
        if scanner.byte(start) == UInt8(ascii: ".") { return (.dot, start + 1) }
        let at = scanner.skippingSpaces(start, atMost: 2)
        if scanner.byte(at) == UInt8(ascii: "/") { return (.slash, scanner.skippingSpaces(at + 1, atMost: 2)) }
        let dash = scanner.dashLength(at)
        return dash > 0 ? (.dash, scanner.skippingSpaces(at + dash, atMost: 2)) : nil
    }

    /// The end of `tháng` or `năm` between spaces, in any case, with its mark or without, composed or not.
    private static func word(_ scanner: TextScanner, _ start: Int, _ letters: StaticString) -> Int? {
        var at = scanner.skippingSpaces(start, atMost: 3)
        guard at > start else { return nil }
        for index in 0..<letters.utf8CodeUnitCount {
            let letter = letters.utf8Start[index]
            if ASCII.lowerCased(scanner.byte(at)) == letter {
                at += 1
                if letter == UInt8(ascii: "a") { at += markLength(scanner, at, letters) }
            } else if letter == UInt8(ascii: "a"), isMarkedVowel(scanner, at, letters) {
                at += 2
            } else {
                return nil
            }
        }
        let end = scanner.skippingSpaces(at, atMost: 3)
        return end > at ? end : nil
    }

    /// The bytes of the combining acute (of `tháng`) or breve (of `năm`).
    private static func markLength(_ scanner: TextScanner, _ at: Int, _ letters: StaticString) -> Int {
        guard scanner.byte(at) == 0xCC else { return 0 }
        return scanner.byte(at + 1) == (letters.utf8CodeUnitCount == 5 ? 0x81 : 0x86) ? 2 : 0
    }

    /// Whether á or Á (of `tháng`), ă or Ă (of `năm`) stands at a place.
    private static func isMarkedVowel(_ scanner: TextScanner, _ at: Int, _ letters: StaticString) -> Bool {
        switch (scanner.byte(at), scanner.byte(at + 1)) {
        case (0xC3, 0xA1), (0xC3, 0x81): letters.utf8CodeUnitCount == 5
        case (0xC4, 0x83), (0xC4, 0x82): letters.utf8CodeUnitCount == 3
        default: false
        }
    }

    /// Whether more numbers are joined to the date in its own way or by "/": then it is none.
    private static func isContinued(
        _ scanner: TextScanner,
        _ place: Int,
        _ separator: Separator,
        isBefore: Bool
    ) -> Bool {
        let sign: UInt8
        let beyond: Int
        if isBefore {
            sign = scanner.byte(place - 1)
            beyond = place - 2
        } else {
            sign = scanner.byte(place)
            beyond = place + 1
        }
        guard scanner.isAlphanumeric(beyond) || !isBefore && scanner.letterLength(beyond) > 0 else { return false }
        return sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") && separator == .dash
    }
}
