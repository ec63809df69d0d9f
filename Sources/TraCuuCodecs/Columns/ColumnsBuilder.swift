// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Collects the values of a segment's documents by field and kind, document after document. Memory: 12 bytes a value,
/// and each distinct string once.
package struct ColumnsBuilder: Sendable {
    private var names = ByteStringTable()
    /// For each name and kind, the index of its column.
    private var indices: [Key: Int] = [:]
    private(set) var columns: [ColumnBuilder] = []
    /// How many values were left out because a limit of ``ColumnsFormat`` was passed.
    package private(set) var skippedValues = 0

    private struct Key: Hashable {
        let name: Int
        let kind: ColumnKind
    }

    package init() {}

    /// Whether no value was added.
    package var isEmpty: Bool { columns.allSatisfy(\.documents.isEmpty) }

    /// About how much memory the values take.
    ///
    /// - Complexity: O(1).
    package var allocatedBytes: Int { names.allocatedBytes + allocatedByColumns }
    private var allocatedByColumns = 0

    /// Adds a value of a document. A string that is an ``ISODate`` or a day as Vietnamese documents write it is a date, any
    /// other a keyword; a truth value is an integer. A value that the document has already is not kept twice; one that passes a limit of ``ColumnsFormat``
    /// is left out and counted.
    ///
    /// - Parameter document: not less than any before it in the same column.
    package mutating func add(_ document: UInt32, _ value: FieldValue) throws(TraCuuError) {
        let (kind, number): (ColumnKind, Int64)
        switch value.kind {
        case .string:
            if let date = ISODate.milliseconds(value.string) ?? ISODate.vietnameseDay(value.string) {
                (kind, number) = (.date, date)
            } else if value.string.count <= ColumnsFormat.keywordLimit, let index = column(value.name, .keyword) {
                return try change(index) { (column) throws(TraCuuError) in
                    try column.add(document, column.number(of: value.string))
                }
            } else {
                skippedValues += 1
                return
            }
        case .integer, .boolean: (kind, number) = (.integer, value.integer)
        case .double: (kind, number) = (.double, ColumnBuilder.orderedKey(value.double))
        }
        guard let index = column(value.name, kind) else {
            skippedValues += 1
            return
        }
        try change(index) { (column) throws(TraCuuError) in try column.add(document, number) }
    }

    /// Changes a column and keeps count of its memory.
    private mutating func change(
        _ index: Int,
        _ body: (inout ColumnBuilder) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        allocatedByColumns -= columns[index].allocatedBytes
        defer { allocatedByColumns += columns[index].allocatedBytes }
        try body(&columns[index])
    }

    /// The index of a column, a new one if need be; `nil` if a limit forbids it.
    private mutating func column(_ name: UnsafeRawBufferPointer, _ kind: ColumnKind) -> Int? {
        guard name.count <= ColumnsFormat.nameLimit else { return nil }
        let isFull = columns.count >= ColumnsFormat.columnLimit
        guard let number = isFull ? names.knownNumber(of: name) : names.number(of: name) else { return nil }
        let key = Key(name: number, kind: kind)
        if let known = indices[key] { return known }
        guard !isFull else { return nil }
        indices[key] = columns.count
        columns.append(ColumnBuilder(name: String(decoding: name, as: UTF8.self), kind: kind))
        return columns.count - 1
    }
}
