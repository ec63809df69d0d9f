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
    /// How many strings were longer than ``ColumnsFormat/keywordLimit`` and left out.
    package private(set) var skippedStrings = 0

    private struct Key: Hashable {
        let name: Int
        let kind: ColumnKind
    }

    package init() {}

    /// Whether no value was added.
    package var isEmpty: Bool { columns.allSatisfy(\.documents.isEmpty) }

    /// About how much memory the values take.
    ///
    /// - Complexity: O(columns).
    package var allocatedBytes: Int {
        columns.reduce(names.allocatedBytes) { $0 + $1.allocatedBytes }
    }

    /// Adds a value of a document. A string that is an ``ISODate`` is a date, any other a keyword; a truth value is an
    /// integer. A value that the document has already is not kept twice.
    ///
    /// - Parameter document: not less than any before it in the same column.
    /// - Throws: ``TraCuuError/limit(_:)`` if there are too many columns or the name is too long.
    package mutating func add(_ document: UInt32, _ value: FieldValue) throws(TraCuuError) {
        switch value.kind {
        case .string:
            if let date = ISODate.milliseconds(value.string) {
                try columns[column(value.name, .date)].add(document, date)
            } else if value.string.count <= ColumnsFormat.keywordLimit {
                let index = try column(value.name, .keyword)
                let number = columns[index].number(of: value.string)
                try columns[index].add(document, number)
            } else {
                skippedStrings += 1
            }
        case .integer, .boolean:
            try columns[column(value.name, .integer)].add(document, value.integer)
        case .double:
            try columns[column(value.name, .double)].add(document, ColumnBuilder.orderedKey(value.double))
        }
    }

    /// Adds the values of a column of another segment.
    ///
    /// - Parameters:
    ///   - column: documents of this column come after those that were added before.
    ///   - newDocument: the number of a document of that segment in this one, increasing; `nil` leaves it out.
    package mutating func add(_ other: Column, _ newDocument: (UInt32) -> UInt32?) throws(TraCuuError) {
        let found = try Array(other.name.utf8).withUnsafeBufferPointer { (name) throws(TraCuuError) in
            try column(UnsafeRawBufferPointer(name), other.kind)
        }
        // Each string is looked up once, however often it occurs.
        var numbers = [Int64?](repeating: nil, count: other.distinctCount)
        for document in 0..<other.documentCount {
            guard let target = newDocument(document) else { continue }
            for index in other.values(of: document) {
                switch other.kind {
                case .keyword:
                    let ordinal = other.ordinal(at: index)
                    let number = numbers[Int(ordinal)] ?? columns[found].number(of: other.keyword(ordinal))
                    numbers[Int(ordinal)] = number
                    try columns[found].add(target, number)
                case .integer, .date: try columns[found].add(target, other.integer(at: index))
                case .double: try columns[found].add(target, ColumnBuilder.orderedKey(other.double(at: index)))
                }
            }
        }
    }

    /// The index of a column, a new one if need be.
    private mutating func column(_ name: UnsafeRawBufferPointer, _ kind: ColumnKind) throws(TraCuuError) -> Int {
        guard name.count <= ColumnsFormat.nameLimit else {
            throw .limit("a field's name has \(name.count) bytes, more than \(ColumnsFormat.nameLimit)")
        }
        let key = Key(name: names.number(of: name), kind: kind)
        if let known = indices[key] { return known }
        guard columns.count < ColumnsFormat.columnLimit else {
            throw .limit("a segment has at most \(ColumnsFormat.columnLimit) fields")
        }
        indices[key] = columns.count
        columns.append(ColumnBuilder(name: String(decoding: name, as: UTF8.self), kind: kind))
        return columns.count - 1
    }
}
