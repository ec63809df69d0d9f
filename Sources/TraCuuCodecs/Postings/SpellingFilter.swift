// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A set of spellings of one term: only their occurrences count.
package struct SpellingFilter: Equatable, Sendable {
    /// For each spelling number whether it is in the set; what lies behind the last is not.
    private(set) var members: [Bool]

    /// The set of the given spelling numbers.
    package init(_ numbers: [Int]) {
        members = []
        for number in numbers where number >= 0 {
            while members.count <= number { members.append(false) }
            members[number] = true
        }
    }

    /// Whether it is a set of one.
    package var isSingle: Bool { members.count { $0 } == 1 }

    /// Whether a spelling belongs to the set.
    package func contains(_ number: UInt64) -> Bool {
        number < UInt64(members.count) && members[Int(number)]
    }
}
