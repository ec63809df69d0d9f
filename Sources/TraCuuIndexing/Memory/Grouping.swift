// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Items sorted by the group that each belongs to; within a group they keep their order.
struct Grouping {
    private var starts: [Int]
    private var sorted: [UInt32]

    /// Groups the items 0, 1, 2, … by a counting sort. O(items + groups).
    ///
    /// - Parameters:
    ///   - groups: the group of each item.
    ///   - count: the number of groups.
    init(_ groups: [UInt32], count: Int) {
        starts = Array(repeating: 0, count: count + 1)
        for group in groups { starts[Int(group) + 1] += 1 }
        for group in 0..<count { starts[group + 1] += starts[group] }
        sorted = Array(repeating: 0, count: groups.count)
        var next = starts
        for (item, group) in groups.enumerated() {
            sorted[next[Int(group)]] = UInt32(item)
            next[Int(group)] += 1
        }
    }

    /// The items of a group.
    func members(of group: Int) -> ArraySlice<UInt32> { sorted[starts[group]..<starts[group + 1]] }
}
