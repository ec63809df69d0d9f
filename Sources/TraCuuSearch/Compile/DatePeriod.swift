// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// The stretch of time that a text stands for: a year, a month, a day, or an instant.
enum DatePeriod {
    /// Reads `2020`, `2020-05`, `5/2020`, `2020-05-17`, `17/5/2020` (also with hyphens, dots or slashes otherwise) and what
    /// ``TraCuuCodecs/ISODate`` reads.
    ///
    /// - Returns: the first and the last millisecond as date columns count them, in UTC; nil if the text is anything else.
    static func milliseconds(_ text: String) -> ClosedRange<Int64>? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
        let isDate =
            parts.count <= 3
            && parts.allSatisfy { part in
                (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            }
        guard isDate else {
            return start(text).map { $0...$0 }
        }
        var numbers = parts.compactMap { Int($0) }
        if parts[0].utf8.count != 4 {
            guard parts.count > 1, parts.last?.utf8.count == 4 else { return nil }
            numbers.reverse()
        }
        guard !parts.dropFirst().dropLast().contains(where: { $0.utf8.count > 2 }),
            parts.filter({ $0.utf8.count > 2 }).count == 1
        else { return nil }
        let (year, month, day) = (
            numbers[0], numbers.count > 1 ? numbers[1] : nil, numbers.count > 2 ? numbers[2] : nil
        )
        guard let first = start(year, month ?? 1, day ?? 1) else { return nil }
        let next: Int64?
        if day != nil {
            next = first + 86_400_000
        } else if let month, month < 12 {
            next = start(year, month + 1, 1)
        } else {
            next = year < 9999 ? start(year + 1, 1, 1) : first + (month == nil ? 366 : 31) * 86_400_000
        }
        return next.map { first...$0 - 1 }
    }

    private static func start(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return start("\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))")
    }

    private static func start(_ text: String) -> Int64? {
        var text = text
        return text.withUTF8 { ISODate.milliseconds(UnsafeRawBufferPointer($0)) }
    }
}
