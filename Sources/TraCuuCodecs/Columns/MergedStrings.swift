// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The strings that stay of several columns' dictionaries, merged without a copy of any: 8 bytes a distinct string,
/// and 4 for each string of each column.
struct MergedStrings: SortedStrings {
    /// For each string the column that has it (high half) and its ordinal there (low half).
    private var origins: [UInt64] = []
    private(set) var totalSize = 0
    private let columns: [Column]
    /// For each column and ordinal of it the ordinal among all; means nothing for strings that go.
    private(set) var ordinals: [[UInt32]]

    /// The next string of a column.
    private struct Head {
        let column: Int
        var ordinal: Int
        var string: UnsafeRawBufferPointer
        /// The first eight bytes, which decide most comparisons.
        var prefix: UInt64

        init(_ columns: [Column], _ column: Int, _ ordinal: Int) {
            self.column = column
            self.ordinal = ordinal
            string = columns[column].keyword(UInt32(ordinal))
            prefix = 0
            for index in 0..<min(string.count, 8) { prefix |= UInt64(string[index]) << UInt64(56 - 8 * index) }
        }

        func order(_ other: Head) -> Int {
            if prefix != other.prefix { return prefix < other.prefix ? -1 : 1 }
            return compareBytes(string, other.string)
        }
    }

    /// - Parameter used: for each column whether a document that stays has the string of an ordinal.
    init(_ columns: [Column], used: [[Bool]]) {
        self.columns = columns
        ordinals = used.map { Array(repeating: 0, count: $0.count) }
        var heads: [Head] = []
        for (column, used) in used.enumerated() {
            if let first = used.firstIndex(of: true) { heads.append(Head(columns, column, first)) }
        }
        // Few columns are merged at a time, so that the least is found by looking at all.
        while var least = heads.first {
            for head in heads.dropFirst() where head.order(least) < 0 { least = head }
            origins.append(UInt64(least.column) << 32 | UInt64(least.ordinal))
            totalSize += least.string.count
            var index = 0
            while index < heads.count {
                let head = heads[index]
                guard head.order(least) == 0 else {
                    index += 1
                    continue
                }
                ordinals[head.column][head.ordinal] = UInt32(origins.count - 1)
                if let next = used[head.column][(head.ordinal + 1)...].firstIndex(of: true) {
                    heads[index] = Head(columns, head.column, next)
                    index += 1
                } else {
                    heads.remove(at: index)
                }
            }
        }
    }

    var count: Int { origins.count }

    func forEachString(_ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> Void) throws(TraCuuError) {
        for origin in origins {
            try body(columns[Int(origin >> 32)].keyword(UInt32(truncatingIfNeeded: origin)))
        }
    }
}
