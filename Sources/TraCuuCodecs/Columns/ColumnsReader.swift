// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
package import TraCuuCore
package import TraCuuStorage

/// Reads ``ColumnsFormat``; safe to use from several threads.
package final class ColumnsReader: Sendable {
    /// The documents of the segment.
    package let documentCount: UInt32
    private let file: IndexFile
    private let entries: [ColumnEntry]
    private let listStart: UInt64
    /// The columns that were used, which are checked only once.
    private let opened = Mutex<[Int: Column]>([:])

    /// Reads the list of columns; a column itself is read when it is first used.
    package init(_ file: IndexFile) throws(TraCuuError) {
        let start = UInt64(IndexFileFormat.headerSize)
        let trailerSize = UInt64(ColumnsFormat.trailerSize)
        guard file.bodyEnd >= start + trailerSize else { throw file.corrupt(at: start, "the body is cut off") }
        let trailerStart = file.bodyEnd - trailerSize
        var trailer = try file.reader(at: trailerStart, count: ColumnsFormat.trailerSize)
        listStart = try trailer.fixed(UInt64.self)
        let count = Int(try trailer.fixed(UInt32.self))
        documentCount = try trailer.fixed(UInt32.self)
        guard listStart >= start, listStart <= trailerStart, count <= ColumnsFormat.columnLimit else {
            throw trailer.corrupt("the list of \(count) columns does not fit")
        }
        var list = try file.reader(at: listStart, count: Int(trailerStart - listStart))
        var entries: [ColumnEntry] = []
        for _ in 0..<count {
            let entry = try ColumnEntry(&list)
            guard entry.start >= start, entry.start <= listStart else {
                throw list.corrupt("field \(entry.name) lies outside the file")
            }
            if let last = entries.last, !last.precedes(entry) { throw list.corrupt("columns are out of order") }
            entries.append(entry)
        }
        guard list.remaining < 8 else { throw list.corrupt("bytes behind the list of columns") }
        self.entries = entries
        self.file = file
    }

    /// The names and kinds of all columns, sorted.
    package var columns: [(name: String, kind: ColumnKind)] {
        entries.map { ($0.name, $0.kind) }
    }

    /// A column, if a document of the segment has a value of this name and kind.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if it is damaged.
    /// - Complexity: O(log columns); O(values) the first time, when it is checked.
    package func column(_ name: String, _ kind: ColumnKind) throws(TraCuuError) -> Column? {
        guard let index = index(of: name, kind) else { return nil }
        return try column(at: index)
    }

    /// A column as ``column(_:_:)`` gives it, but checked each time and not kept; for merges.
    func read(_ name: String, _ kind: ColumnKind) throws(TraCuuError) -> Column? {
        guard let index = index(of: name, kind) else { return nil }
        return try read(at: index)
    }

    /// Gives the memory of the file back; what is needed again is fetched again.
    func releaseMemory() { file.release(upTo: file.length) }

    private func index(of name: String, _ kind: ColumnKind) -> Int? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if ColumnOrder.precedes(entries[middle].name, entries[middle].kind, name, kind) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < entries.count, !ColumnOrder.precedes(name, kind, entries[low].name, entries[low].kind) else {
            return nil
        }
        return low
    }

    /// All columns, sorted by name and kind; for checks.
    package func allColumns() throws(TraCuuError) -> [Column] {
        var all: [Column] = []
        for index in entries.indices { all.append(try column(at: index)) }
        return all
    }

    private func column(at index: Int) throws(TraCuuError) -> Column {
        if let known = opened.withLock({ $0[index] }) { return known }
        let column = try read(at: index)
        opened.withLock { $0[index] = column }
        return column
    }

    private func read(at index: Int) throws(TraCuuError) -> Column {
        let end = index + 1 < entries.count ? entries[index + 1].start : listStart
        return try Column(entries[index], documentCount: documentCount, file: file, end: end)
    }
}

/// One entry of the list of columns.
struct ColumnEntry: Sendable {
    let name: String
    let kind: ColumnKind
    let shape: ColumnShape
    let presenceWidth: Int
    let valueWidth: Int
    let start: UInt64
    let valueCount: Int
    private(set) var minimum: Int64 = 0
    private(set) var divisor: UInt64 = 1
    private(set) var distinctCount = 0
    private(set) var dictionaryWidth = 0
    private(set) var stringsSize = 0

    init(_ list: inout ByteReader) throws(TraCuuError) {
        name = try list.string()
        guard let kind = ColumnKind(rawValue: try list.byte()), let shape = ColumnShape(rawValue: try list.byte())
        else {
            throw list.corrupt("field \(name) is of an unknown kind")
        }
        self.kind = kind
        self.shape = shape
        presenceWidth = Int(try list.byte())
        valueWidth = Int(try list.byte())
        start = try list.varint()
        valueCount = try list.varint(upTo: PackedIntegers.countLimit, "the number of values")
        switch kind {
        case .integer, .date:
            minimum = try list.fixed(Int64.self)
            divisor = try list.fixed(UInt64.self)
        case .keyword:
            distinctCount = try list.varint(upTo: Int(UInt32.max) - 1, "the number of distinct strings")
            dictionaryWidth = Int(try list.byte())
            stringsSize = try list.varint(upTo: PackedIntegers.countLimit, "the size of strings")
        case .double:
            guard valueWidth == 64 else { throw list.corrupt("a floating-point number has \(valueWidth) bits") }
        }
    }

    /// Whether this entry, and its column, may stand before another.
    func precedes(_ other: ColumnEntry) -> Bool {
        start <= other.start && ColumnOrder.precedes(name, kind, other.name, other.kind)
    }
}
