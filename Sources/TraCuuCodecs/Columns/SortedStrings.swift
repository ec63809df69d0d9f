// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The distinct strings of a keyword column on their way to its dictionary, in the order of their bytes.
protocol SortedStrings {
    /// How many strings there are.
    var count: Int { get }
    /// The size of all strings together.
    var totalSize: Int { get }
    /// Calls `body` with each string, in order.
    func forEachString(_ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> Void) throws(TraCuuError)
}

/// The strings of a table and their order.
struct SortedTable: SortedStrings {
    private let table: ByteStringTable
    /// The numbers of the strings in the order of their bytes.
    let order: [Int]

    init(_ table: ByteStringTable) {
        self.table = table
        order = table.sorted()
    }

    var count: Int { table.count }
    var totalSize: Int { table.totalSize }

    func forEachString(_ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> Void) throws(TraCuuError) {
        for number in order { try table.withBytes(of: number, body) }
    }
}

/// The strings of a column that has none.
struct NoStrings: SortedStrings {
    var count: Int { 0 }
    var totalSize: Int { 0 }
    func forEachString(_ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> Void) throws(TraCuuError) {}
}
