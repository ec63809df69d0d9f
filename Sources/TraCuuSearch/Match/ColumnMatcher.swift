// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Matches documents one of whose values in a column passes a test. It does not score.
final class ColumnMatcher: Matcher {
    private let column: Column
    private let test: (Int) -> Bool

    /// Matches where `test` is true for the index of a value.
    init(_ column: Column, _ test: @escaping (Int) -> Bool) {
        self.column = column
        self.test = test
    }

    var cost: UInt64 { UInt64(column.documentCount) }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var document = target
        while document < column.documentCount {
            if column.values(of: document).contains(where: test) { return document }
            document += 1
        }
        return Matching.none
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 { 0 }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        for document in window.start..<min(window.end, max(window.start, column.documentCount)) {
            if let wanted, !wanted.contains(document) { continue }
            if column.values(of: document).contains(where: test) { window.insert(document) }
        }
    }
}
