// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// The counts of a field for a person.
struct FacetView {
    private let facet: Facet
    private let style: Style

    init(_ facet: Facet, _ style: Style) {
        self.facet = facet
        self.style = style
    }

    /// The field, and below it a line for each value: its documents, then the value.
    var lines: [String] {
        let counts = facet.values.map { String($0.count) }
        let width = counts.map(\.count).max() ?? 1
        var lines = [Text.printable(facet.field)]
        for (value, count) in zip(facet.values, counts) {
            lines.append(
                "  " + String(repeating: " ", count: width - count.count) + count + "  "
                    + Text.cut(Text.printable(value.value), to: Text.titleLimit)
            )
        }
        let others = facet.otherValues
        if others > 0 { lines.append(style.faint("  and \(Numbers.count(UInt64(others), "other value"))")) }
        if facet.values.isEmpty { lines.append(style.faint("  no values")) }
        return lines
    }
}

extension JSONWriter {
    mutating func value(_ facet: Facet) {
        object { json in
            json.member("field", facet.field)
            json.name("values")
            json.array(facet.values) { json, value in
                json.object { json in
                    json.member("value", value.value)
                    json.member("count", value.count)
                }
            }
            json.member("other_values", facet.otherValues)
        }
    }
}
