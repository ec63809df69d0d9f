// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes the columns of a merged segment one after the other, so that memory is that of the largest: 12 bytes a value
/// and what ``MergedStrings`` takes.
package enum ColumnsMerger {
    /// A segment to be merged.
    package struct Input {
        let columns: ColumnsReader
        let order: [UInt32]?
        let newDocument: (UInt32) -> UInt32?

        /// - Parameters:
        ///   - order: the documents in the order that they have in the merged segment; nil if they keep theirs.
        ///   - newDocument: the number of a document of this segment in the merged one, increasing in that order and above
        ///     those of the inputs before; `nil` leaves it out.
        package init(_ columns: ColumnsReader, order: [UInt32]? = nil, newDocument: @escaping (UInt32) -> UInt32?) {
            self.columns = columns
            self.order = order
            self.newDocument = newDocument
        }
    }

    /// Writes the file and makes its content durable. Of more columns than ``ColumnsFormat/columnLimit`` those of the
    /// later inputs are left out.
    ///
    /// - Returns: the length of the file.
    package static func write(
        _ inputs: [Input],
        documentCount: UInt32,
        to directory: any Directory,
        name: String,
        segment: SegmentID
    ) throws(TraCuuError) -> UInt64 {
        var writer = try ColumnsWriter(directory, name: name, segment: segment, documentCount: documentCount)
        for (name, kind) in columns(of: inputs) {
            var parts: [(column: Column, input: Input)] = []
            for input in inputs {
                if let column = try input.columns.read(name, kind) { parts.append((column, input)) }
            }
            try write(parts, name, kind, to: &writer)
            for input in inputs { input.columns.releaseMemory() }
        }
        return try writer.finish()
    }

    /// The columns of all inputs in the order of the file.
    private static func columns(of inputs: [Input]) -> [(name: String, kind: ColumnKind)] {
        var all: [(name: String, kind: ColumnKind)] = []
        for input in inputs {
            // Both lists are sorted; what the later has alone comes in until the limit.
            var merged: [(name: String, kind: ColumnKind)] = []
            var room = ColumnsFormat.columnLimit - all.count
            var known = all[...]
            for (name, kind) in input.columns.columns {
                while let first = known.first, ColumnOrder.precedes(first.name, first.kind, name, kind) {
                    merged.append(first)
                    known.removeFirst()
                }
                if let first = known.first, !ColumnOrder.precedes(name, kind, first.name, first.kind) { continue }
                guard room > 0 else { continue }
                room -= 1
                merged.append((name, kind))
            }
            all = merged + known
        }
        return all
    }

    private static func write(
        _ parts: [(column: Column, input: Input)],
        _ name: String,
        _ kind: ColumnKind,
        to writer: inout ColumnsWriter
    ) throws(TraCuuError) {
        var values = ColumnValues(name: name, kind: kind)
        guard kind == .keyword else {
            for (column, input) in parts {
                forEachValue(of: column, input) { target, index in
                    let value =
                        kind == .double
                        ? ColumnBuilder.orderedKey(column.double(at: index)) : column.integer(at: index)
                    values.add(target, value)
                }
            }
            return try writer.add(values, NoStrings())
        }
        var used: [[Bool]] = []
        for (column, input) in parts {
            var own = Array(repeating: false, count: column.distinctCount)
            forEachValue(of: column, input) { _, index in own[Int(column.ordinal(at: index))] = true }
            used.append(own)
        }
        let strings = MergedStrings(parts.map(\.column), used: used)
        used = []
        for (part, (column, input)) in parts.enumerated() {
            let ordinals = strings.ordinals[part]
            forEachValue(of: column, input) { target, index in
                values.add(target, Int64(ordinals[Int(column.ordinal(at: index))]))
            }
        }
        try writer.add(values, strings)
    }

    /// Calls `body` with the new document and the index of each value that stays.
    private static func forEachValue(of column: Column, _ input: Input, _ body: (UInt32, Int) -> Void) {
        func visit(_ document: UInt32) {
            let indices = column.values(of: document)
            guard !indices.isEmpty, let target = input.newDocument(document) else { return }
            for index in indices { body(target, index) }
        }
        if let order = input.order { return order.forEach(visit) }
        for document in 0..<column.documentCount { visit(document) }
    }
}
