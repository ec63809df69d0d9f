// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How digits with `.` and `,` between them are read.
enum NumberShape: Equatable {
    /// Digits alone, a decimal fraction, or numbering such as `1.2.3`: the key is what is written.
    case plain
    /// Groups of three digits (`3.000.000`, `84,668`, `1.233.143,50`): the key has neither group separators nor a
    /// decimal point, but a comma.
    case grouped
    /// A telephone number, `0912.345.678`: the key has the digits only.
    case telephone
    /// A date in the calendar, `28.5.2024`: three numbers.
    case date
    /// A list, `2020,2021`: what stands between the commas are numbers of their own.
    case list

    /// The shape of digits and separators; a separator always stands between two digits.
    init(_ text: some RandomAccessCollection<UInt32>) {
        let isDot = text.filter { $0 < 0x30 }.map { $0 == UInt32(UInt8(ascii: ".")) }
        let groups = text.split(maxSplits: .max, omittingEmptySubsequences: false) { $0 < 0x30 }
        guard let kind = isDot.first else {
            self = .plain
            return
        }
        let isLeadingZero = groups[0].first == 0x30 && groups[0].count > 1
        let hasFraction = isDot.count > 1 && isDot.last != kind
        let body = hasFraction ? groups.dropLast() : groups[...]
        let isUniform = isDot.dropLast().allSatisfy { $0 == kind }
        if isUniform, body.count > 1, groups[0].count <= 3, groups[0].first != 0x30,
            body.dropFirst().allSatisfy({ $0.count == 3 })
        {
            self = .grouped
        } else if isDot.contains(false) {
            // One comma is a decimal comma, unless what it parts cannot be one number.
            let isList = isDot.count > 1 || isLeadingZero || (groups[0].count > 3 && groups[1].count > 3)
            self = isList ? .list : .plain
        } else if Self.isDate(groups) {
            self = .date
        } else if isLeadingZero, 10...11 ~= text.count - isDot.count, groups.allSatisfy({ $0.count > 1 }) {
            self = .telephone
        } else {
            self = .plain
        }
    }

    private static func isDate<Group: Collection<UInt32>>(_ groups: [Group]) -> Bool {
        guard groups.count == 3, groups[0].count <= 2, groups[1].count <= 2, groups[2].count == 4 else { return false }
        let values = groups.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        return DateGrammar.Day(year: values[2], month: values[1], day: values[0]) != nil
    }

    /// The key of a number.
    static func key(_ text: [UInt32]) -> [UInt32] {
        switch NumberShape(text) {
        case .plain, .date, .list: return text
        case .telephone: return text.filter { $0 >= 0x30 }
        case .grouped:
            let separators = text.indices.filter { text[$0] < 0x30 }
            guard let last = separators.last, let first = separators.first, text[last] != text[first] else {
                return text.filter { $0 >= 0x30 }
            }
            let comma = UInt32(UInt8(ascii: ","))
            return text[..<last].filter { $0 >= 0x30 } + [comma] + text[(last + 1)...]
        }
    }
}
