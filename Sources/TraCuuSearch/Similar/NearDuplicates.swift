// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Gathers near-identical documents behind the first of each group.
package struct NearDuplicates {
    /// Documents that resemble each other as much are near-identical.
    ///
    /// A choice by looking at pairs of articles of law, not a measured optimum: below 0.8 many were the same rule for another
    /// case (a prosecutor for an investigator, one procedure for another), above 0.85 many the same text in another decree.
    package static let threshold = 0.85
    /// Texts that near-identical have one of the smallest hashes of either in common, but for one pair in millions.
    private static let probes = 8

    private var leaders: [TextSketch] = []
    private var groups: [UInt64: [Int]] = [:]

    package init() {}

    /// The group that a document belongs to, by its first document; nil if it is not like any.
    package func group(of sketch: TextSketch) -> Int? {
        var seen: Set<Int> = []
        for hash in sketch.hashes.prefix(Self.probes) { seen.formUnion(groups[hash] ?? []) }
        return seen.sorted().first { leaders[$0].resemblance(to: sketch) >= Self.threshold }
    }

    /// Begins a group with a document.
    package mutating func add(_ sketch: TextSketch) {
        for hash in sketch.hashes.prefix(Self.probes) { groups[hash, default: []].append(leaders.count) }
        leaders.append(sketch)
    }
}
