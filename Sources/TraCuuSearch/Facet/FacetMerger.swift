// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

/// Adds the counts of a field's values up over segments. Values that differ only in the place of their tones or in their
/// Unicode form are one; it is shown as most documents write it.
struct FacetMerger {
    private struct Entry {
        var count: UInt64
        /// How documents of each segment write the value, and how many of them.
        var forms: [(text: String, count: UInt64)]

        /// The form of most documents; of equally frequent ones the first by its bytes.
        ///
        /// O(forms * log forms): hardly any value has several, but nobody keeps one from having thousands.
        var text: String {
            var best: (text: String, count: UInt64) = ("", 0)
            var current: (text: String, count: UInt64) = ("", 0)
            for form in forms.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }) {
                let isSame = form.text.utf8.elementsEqual(current.text.utf8)
                current = isSame ? (current.text, current.count + form.count) : form
                if current.count > best.count { best = current }
            }
            return best.text
        }
    }

    private var entries: [Entry] = []
    private var places: [String: Int] = [:]

    /// Adds a value of a segment.
    mutating func add(_ text: String, _ count: UInt64) {
        let canonical = VietnameseText.canonicalize(text)
        guard let place = places[canonical] else {
            places[canonical] = entries.count
            entries.append(Entry(count: count, forms: [(text, count)]))
            return
        }
        entries[place].count += count
        entries[place].forms.append((text, count))
    }

    /// The most frequent values, by Vietnamese order where that leaves a choice.
    func facet(_ request: FacetRequest) throws(TraCuuError) -> Facet {
        let limit = min(max(0, request.limit), entries.count)
        // Only what may be among the first is put in order.
        let border = limit > 0 ? entries.map(\.count).sorted(by: >)[limit - 1] : .max
        var first: [(key: [UInt8], value: Facet.Value)] = []
        let order = try DictionaryOrder()
        for entry in entries where entry.count >= border {
            let text = entry.text
            first.append((try order.key(text), Facet.Value(value: text, count: entry.count)))
        }
        first.sort { left, right in
            if left.value.count != right.value.count { return left.value.count > right.value.count }
            return left.key.lexicographicallyPrecedes(right.key)
        }
        return Facet(
            field: request.field,
            values: first.prefix(limit).map(\.value),
            otherValues: entries.count - limit
        )
    }
}
