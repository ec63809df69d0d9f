// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension DateGrammar {
    /// A day of the Gregorian calendar in the years 1900 to 2099.
    struct Day: Equatable {
        let year: Int
        let month: Int
        let day: Int

        /// The day with these numbers; nil if there is none.
        init?(year: Int, month: Int, day: Int) {
            guard 1900...2099 ~= year, 1...12 ~= month, day >= 1, day <= Self.days(year: year, month: month) else {
                return nil
            }
            self.year = year
            self.month = month
            self.day = day
        }

        /// The day in ISO 8601: `2020-12-14`.
        var iso: String {
            func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(year)-\(padded(month))-\(padded(day))"
        }

        private static func days(year: Int, month: Int) -> Int {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }
}
