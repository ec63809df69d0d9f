// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Matches documents with a value in a range of a column. It does not score.
final class ColumnMatcher: Matcher {
    private let range: ColumnRange

    init(_ range: ColumnRange) {
        self.range = range
    }

    var cost: UInt64 { range.cost }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        range.candidate(from: target) ?? Matching.none
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 { 0 }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        range.insert(
            from: window.start,
            into: window.bits,
            wordCount: Window.wordCount,
            wanted: wanted.map { UnsafePointer($0.bits) }
        )
    }
}
