// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Names one segment; its files carry it so that files of different segments cannot be mixed up.
@frozen
package struct SegmentID: Hashable, Sendable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// What a file of an index holds; written into its header.
package enum FileKind: UInt16, Sendable, CaseIterable {
    case commit = 1
    case segment = 2
    case terms = 3
    case postings = 4
    case positions = 5
    case norms = 6
    case stored = 7
    case columns = 8
    case deletions = 9
    case bigrams = 10
}
