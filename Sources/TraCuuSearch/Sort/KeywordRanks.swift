// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// The places of a field's strings in the order of Vietnamese dictionaries, over all segments. Strings that the order holds
/// to be equal, such as `hòa` and `hoà`, share a place. Only strings of documents that match are looked at.
struct KeywordRanks {
    /// For each segment the place of each ordinal; empty if the segment does not have the field.
    private(set) var ranks: [[UInt32]] = []

    init(_ field: String, _ plan: QueryPlan) throws(TraCuuError) {
        let order = try DictionaryOrder()
        var found: [(key: [UInt8], segment: Int, ordinal: Int)] = []
        for (number, segment) in plan.snapshot.segments.enumerated() {
            let column = try segment.columns.column(field, .keyword)
            ranks.append([UInt32](repeating: 0, count: column?.distinctCount ?? 0))
            guard let column, var walk = try plan.walk(number, isScored: false) else { continue }
            var isSeen = [Bool](repeating: false, count: column.distinctCount)
            while let window = try walk.next() {
                window.visitDocuments { document in
                    for index in column.values(of: document) {
                        let ordinal = Int(column.ordinal(at: index))
                        if ordinal < isSeen.count { isSeen[ordinal] = true }
                    }
                }
            }
            for ordinal in isSeen.indices where isSeen[ordinal] {
                let text = String(decoding: column.keyword(UInt32(ordinal)), as: UTF8.self)
                found.append((try order.key(text, isUnique: false), number, ordinal))
            }
        }
        found.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var rank: UInt32 = 0
        for (place, entry) in found.enumerated() {
            if place > 0, entry.key != found[place - 1].key { rank += 1 }
            ranks[entry.segment][entry.ordinal] = rank
        }
    }
}
