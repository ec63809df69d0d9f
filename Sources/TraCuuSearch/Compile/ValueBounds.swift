// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuQuery

/// What two bounds mean for each kind of value.
enum ValueBounds {
    /// The milliseconds between bounds that are dates; nil if none lies between them or a bound is no date.
    static func dates(_ bounds: Query.Bounds) -> ClosedRange<Int64>? {
        var (first, last) = (Int64.min, Int64.max)
        if let lower = bounds.lower {
            guard let period = DatePeriod.milliseconds(lower.text) else { return nil }
            first = lower.isInclusive ? period.lowerBound : period.upperBound + 1
        }
        if let upper = bounds.upper {
            guard let period = DatePeriod.milliseconds(upper.text) else { return nil }
            last = upper.isInclusive ? period.upperBound : period.lowerBound - 1
        }
        return first <= last ? first...last : nil
    }

    /// The same for floating-point numbers.
    static func doubles(_ bounds: Query.Bounds) -> ClosedRange<Double>? {
        var (first, last) = (-Double.infinity, Double.infinity)
        if let lower = bounds.lower {
            guard let number = number(lower.text) else { return nil }
            first = lower.isInclusive ? number : number.nextUp
        }
        if let upper = bounds.upper {
            guard let number = number(upper.text) else { return nil }
            last = upper.isInclusive ? number : number.nextDown
        }
        return first <= last ? first...last : nil
    }

    /// The same for whole numbers.
    static func integers(_ bounds: Query.Bounds) -> ClosedRange<Int64>? {
        var (first, last) = (Int64.min, Int64.max)
        if let lower = bounds.lower {
            guard let (below, isExact) = whole(lower.text) else { return nil }
            let (next, overflow) = below.addingReportingOverflow(isExact && lower.isInclusive ? 0 : 1)
            if overflow { return nil }
            first = next
        }
        if let upper = bounds.upper {
            guard let (below, isExact) = whole(upper.text) else { return nil }
            let (next, overflow) = below.subtractingReportingOverflow(isExact && !upper.isInclusive ? 1 : 0)
            if overflow { return nil }
            last = next
        }
        return first <= last ? first...last : nil
    }

    /// A number as typed: digits, perhaps with a sign, a point and an exponent.
    static func number(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || "+-.eE".utf8.contains($0) }) else { return nil }
        return Double(text)
    }

    /// The greatest whole number that is not above a number, and whether it is the number itself.
    private static func whole(_ text: String) -> (value: Int64, isExact: Bool)? {
        if let value = Int64(text) { return (value, true) }
        guard let number = number(text) else { return nil }
        let below = number.rounded(.down)
        if below < -0x1p63 { return (.min, false) }
        if below >= 0x1p63 { return (.max, false) }
        return (Int64(below), below == number)
    }
}
