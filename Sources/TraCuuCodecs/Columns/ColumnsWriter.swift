// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes what a ``ColumnsBuilder`` collected as ``ColumnsFormat`` says.
package enum ColumnsWriter {
    /// Writes the file and makes its content durable.
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
        let file = try IndexFileWriter(directory, name: name, kind: ColumnsFormat.kind, segment: segment)
        var list = ByteWriter()
        var count: UInt32 = 0
        let sorted = builder.columns.sorted { ColumnOrder.precedes($0.name, $0.kind, $1.name, $1.kind) }
        for column in sorted where !column.documents.isEmpty {
            try file.pad(to: 8)
            let layout = try ColumnLayout(column, documentCount: documentCount)
            layout.appendEntry(to: &list, start: file.position)
            try file.write(layout.presence)
            try file.write(layout.packedValues)
            try file.write(layout.dictionary)
            count += 1
        }
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
