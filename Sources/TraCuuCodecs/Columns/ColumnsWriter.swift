// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes ``ColumnsFormat``, column by column.
package struct ColumnsWriter: ~Copyable {
    private let file: IndexFileWriter
    private let documentCount: UInt32
    private var list = ByteWriter()
    private var count: UInt32 = 0

    /// Creates the file.
    ///
    /// - Parameter documentCount: the documents of the segment, more than any number that comes.
    init(
        _ directory: any Directory,
        name: String,
        segment: SegmentID,
        documentCount: UInt32
    ) throws(TraCuuError) {
        file = try IndexFileWriter(directory, name: name, kind: ColumnsFormat.kind, segment: segment)
        self.documentCount = documentCount
    }

    /// Writes what a builder collected and makes the file's content durable.
    ///
    /// - Parameter documentCount: the documents of the segment, more than any number that was added.
    /// - Returns: the length of the file.
    package static func write(
        _ builder: ColumnsBuilder,
        documentCount: UInt32,
        to directory: any Directory,
        name: String,
        segment: SegmentID
    ) throws(TraCuuError) -> UInt64 {
        var writer = try ColumnsWriter(directory, name: name, segment: segment, documentCount: documentCount)
        for column in builder.columns.sorted(by: { ColumnOrder.precedes($0.name, $0.kind, $1.name, $1.kind) }) {
            let strings = SortedTable(column.strings)
            try writer.add(ColumnValues(column, strings.order), strings)
        }
        return try writer.finish()
    }

    /// Writes a column, which comes behind those before in the order of ``ColumnOrder``; nothing if it has no values.
    ///
    /// - Parameter strings: the dictionary of keywords, empty for other kinds.
    mutating func add(_ values: ColumnValues, _ strings: some SortedStrings) throws(TraCuuError) {
        guard !values.documents.isEmpty else { return }
        try file.pad(to: 8)
        let layout = try ColumnLayout(values, strings, documentCount: documentCount)
        layout.appendEntry(to: &list, start: file.position)
        try file.write(layout.presence)
        try file.write(layout.packedValues)
        try file.write(layout.dictionary)
        try strings.forEachString { (string) throws(TraCuuError) in try file.write(string) }
        count += 1
    }

    /// Writes the list of columns and makes the file's content durable; returns its length.
    consuming func finish() throws(TraCuuError) -> UInt64 {
        try file.pad(to: 8)
        let listStart = file.position
        try file.write(list)
        try file.pad(to: 8)
        var trailer = ByteWriter()
        trailer.append(fixed: listStart)
        trailer.append(fixed: count)
        trailer.append(fixed: documentCount)
        try file.write(trailer)
        return try file.finish()
    }
}
