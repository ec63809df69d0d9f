// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How documents are spread over values.
struct Distribution {
    /// A value and its documents.
    struct Bar: Equatable {
        var label: String
        var count = 0
        /// Those of them that are relevant.
        var relevant = 0
    }

    private var bars: [String: Bar] = [:]
    /// Documents without a value.
    private(set) var unknown = 0

    /// Counts a document.
    mutating func add(_ value: String?, isRelevant: Bool) {
        guard let value else {
            unknown += 1
            return
        }
        bars[value, default: Bar(label: value)].count += 1
        if isRelevant { bars[value]?.relevant += 1 }
    }

    mutating func add(_ other: Distribution) {
        unknown += other.unknown
        for (value, bar) in other.bars {
            bars[value, default: Bar(label: value)].count += bar.count
            bars[value]?.relevant += bar.relevant
        }
    }

    /// The values with the most documents, the most first, and one bar for all others.
    func largest(_ limit: Int, others: String) -> [Bar] {
        let sorted = bars.values.sorted { ($1.count, $0.label) < ($0.count, $1.label) }
        guard sorted.count > limit else { return sorted }
        let rest = sorted[(limit - 1)...].reduce(into: Bar(label: others)) { sum, bar in
            sum.count += bar.count
            sum.relevant += bar.relevant
        }
        return sorted[..<(limit - 1)] + [rest]
    }

    /// The values as years in their order, those without documents too; several to a bar if there are many.
    func years(_ limit: Int) -> [Bar] {
        let years = bars.keys.compactMap { Int($0) }
        guard let first = years.min(), let last = years.max() else { return [] }
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { last / $0 - first / $0 < limit } ?? 10_000
        var result = (first / step...last / step).map { number in
            Bar(label: step == 1 ? String(number) : "\(number * step)–\(number * step + step - 1)")
        }
        for year in years {
            guard let bar = bars[String(year)] else { continue }
            result[year / step - first / step].count += bar.count
            result[year / step - first / step].relevant += bar.relevant
        }
        return result
    }
}
