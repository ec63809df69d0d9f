// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// How documents are spread over values.
struct Distribution {
    /// A value and its documents.
    struct Bar: Equatable {
        var label: String
        var count = 0
        /// Those of them that are relevant.
        var relevant = 0
    }

    /// Of values that differ only in the place of their tones or in their Unicode form, as in facets: one bar, and how many
    /// documents have each form.
    private struct Value {
        var count = 0
        var relevant = 0
        var forms: [String: Int] = [:]

        /// The bar, under the most frequent form.
        var bar: Bar {
            let label = forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
            return Bar(label: label, count: count, relevant: relevant)
        }
    }

    /// By their canonical forms.
    private var values: [String: Value] = [:]
    /// Documents without a value.
    private(set) var unknown = 0

    /// Counts a document.
    mutating func add(_ value: String?, isRelevant: Bool) {
        guard let value else {
            unknown += 1
            return
        }
        let key = VietnameseText.canonicalize(value)
        values[key, default: Value()].count += 1
        values[key]?.forms[value, default: 0] += 1
        if isRelevant { values[key]?.relevant += 1 }
    }

    mutating func add(_ other: Distribution) {
        unknown += other.unknown
        for (key, value) in other.values {
            values[key, default: Value()].count += value.count
            values[key]?.relevant += value.relevant
            values[key]?.forms.merge(value.forms, uniquingKeysWith: +)
        }
    }

    /// The values with the most documents, the most first, and one bar for all others.
    func largest(_ limit: Int, others: String) -> [Bar] {
        let sorted = values.values.map(\.bar).sorted { ($1.count, $0.label) < ($0.count, $1.label) }
        guard sorted.count > limit else { return sorted }
        let rest = sorted[(limit - 1)...].reduce(into: Bar(label: others)) { sum, bar in
            sum.count += bar.count
            sum.relevant += bar.relevant
        }
        return sorted[..<(limit - 1)] + [rest]
    }

    /// The values as years in their order, those without documents too; several to a bar if there are many.
    func years(_ limit: Int) -> [Bar] {
        let years = values.keys.compactMap { Int($0) }
        guard let first = years.min(), let last = years.max() else { return [] }
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { last / $0 - first / $0 < limit } ?? 10_000
        var result = (first / step...last / step).map { number in
            Bar(label: step == 1 ? String(number) : "\(number * step)–\(number * step + step - 1)")
        }
        for year in years {
            guard let value = values[String(year)] else { continue }
            result[year / step - first / step].count += value.count
            result[year / step - first / step].relevant += value.relevant
        }
        return result
    }
}
