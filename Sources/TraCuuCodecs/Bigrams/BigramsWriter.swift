// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes ``BigramsFormat``: first all rows in order, then the keys.
package struct BigramsWriter: ~Copyable {
    private let file: IndexFileWriter
    private var rowStarts: [UInt32] = []
    private var row = ByteWriter()

    /// Creates the file.
    package init(_ directory: any Directory, name: String, segment: SegmentID) throws(TraCuuError) {
        file = try IndexFileWriter(directory, name: name, kind: .bigrams, segment: segment)
    }

    private func start() throws(TraCuuError) -> UInt32 {
        let offset = file.position - UInt64(IndexFileFormat.headerSize)
        guard let start = UInt32(exactly: offset) else { throw .limit("the bigrams of one segment exceed 4 GiB") }
        return start
    }

    /// Writes the row of the next neighbour.
    ///
    /// - Parameter entries: neighbour << 32 | count, ascending, no neighbour twice, no count 0.
    package mutating func add(row entries: UnsafeBufferPointer<UInt64>) throws(TraCuuError) {
        rowStarts.append(try start())
        row.removeAll()
        row.append(varint: entries.reduce(0) { $0 + ($1 & 0xFFFF_FFFF) })
        var next: UInt64 = 0
        for entry in entries {
            row.append(varint: entry >> 32 - next)
            row.append(varint: entry & 0xFFFF_FFFF - 1)
            next = entry >> 32 + 1
        }
        try file.write(row)
    }

    /// Writes the keys, one for each row behind the third, and finishes the file durably; returns its length.
    package consuming func finish(keys: [[UInt8]]) throws(TraCuuError) -> UInt64 {
        rowStarts.append(try start())
        var tail = ByteWriter()
        for start in rowStarts { tail.append(fixed: start) }
        var size: UInt32 = 0
        for key in keys {
            try key.withBytes { (key) throws(TraCuuError) in try file.write(key) }
            tail.append(fixed: size)
            size += UInt32(key.count)
        }
        tail.append(fixed: size)
        tail.append(fixed: UInt32(keys.count))
        try file.write(tail)
        return try file.finish()
    }
}
