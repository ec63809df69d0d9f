// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
package import TraCuuCore
package import TraCuuStorage

/// Reads ``NormsFormat``; safe to use from several threads.
package struct NormsReader: Sendable {
    /// Keeps the bytes alive.
    private let file: IndexFile
    /// The ``LengthCode`` of each document; readable as long as this value or its file lives.
    package nonisolated(unsafe) let codes: UnsafeRawBufferPointer
    private let titleLengths: PackedIntegers
    private let lengths: PackedIntegers
    /// The tokens of all documents.
    package let totalLength: UInt64
    private let titleTotal = TitleTotal()

    /// Checks the whole file.
    package init(_ file: IndexFile) throws(TraCuuError) {
        let start = UInt64(IndexFileFormat.headerSize)
        var reader = try file.reader(at: start, count: Int(file.bodyEnd - start))
        totalLength = try reader.fixed(UInt64.self)
        let count = Int(try reader.fixed(UInt32.self))
        let titleWidth = try reader.fixed(UInt16.self)
        let lengthWidth = try reader.fixed(UInt16.self)
        guard titleWidth <= 32, lengthWidth <= 32 else {
            throw reader.corrupt("a length has \(max(titleWidth, lengthWidth)) bits")
        }
        guard lengthWidth > 0 || totalLength == 0 else {
            throw reader.corrupt("there are \(totalLength) tokens in documents without any")
        }
        codes = try reader.raw(count)
        for byte in try reader.raw(-count & 7) where byte != 0 { throw reader.corrupt("padding is not zero") }
        titleLengths = try PackedIntegers(&reader, count: count, width: Int(titleWidth))
        lengths = try PackedIntegers(&reader, count: count, width: Int(lengthWidth))
        guard reader.remaining == 0 else { throw reader.corrupt("\(reader.remaining) bytes too many") }
        self.file = file
    }

    /// The number of documents.
    package var documentCount: Int { codes.count }

    /// The tokens of a document's title, in constant time; 0 for a document that does not exist.
    package func titleLength(_ document: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: titleLengths[Int(document)])
    }

    /// The tokens of a document, exactly, in constant time; 0 for a document that does not exist.
    package func length(_ document: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: lengths[Int(document)])
    }

    /// The tokens of all titles. O(documents) the first time.
    package var totalTitleLength: UInt64 {
        titleTotal.value { (0..<documentCount).reduce(0) { $0 &+ titleLengths[$1] } }
    }
}

/// A sum that is computed when it is first asked for.
private final class TitleTotal: Sendable {
    private let sum = Mutex<UInt64?>(nil)

    func value(_ compute: () -> UInt64) -> UInt64 {
        sum.withLock { sum in
            if let sum { return sum }
            let computed = compute()
            sum = computed
            return computed
        }
    }
}
