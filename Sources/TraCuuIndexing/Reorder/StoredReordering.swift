// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Copies stored documents in another order.
///
/// Blocks hold several documents and are compressed, so reading document by document would decompress each many times.
/// Instead the file is read from end to end as often as memory for the documents that come next in the new order calls for:
/// O(bytes / memory) passes.
struct StoredReordering {
    /// The bytes of documents that are held in memory; one larger document is held whatever its size.
    static let memory = 256 << 20

    private let stored: StoredReader
    private let order: DocumentOrder
    private let limit: Int

    init(_ stored: StoredReader, _ order: DocumentOrder, limit: Int = StoredReordering.memory) {
        self.stored = stored
        self.order = order
        self.limit = limit
    }

    /// Writes all documents in their new order.
    func write(to writer: StoredWriter) throws(TraCuuError) {
        // For each new document where its record ends, all behind each other.
        var ends = [Int](repeating: 0, count: order.documents.count)
        try stored.forEachRecord { (document, record) in ends[Int(order.newNumbers[Int(document)])] = record.count }
        for number in ends.indices.dropFirst() { ends[number] += ends[number - 1] }
        var first = 0
        while first < ends.count {
            let start = first > 0 ? ends[first - 1] : 0
            var last = first
            while last + 1 < ends.count, ends[last + 1] - start <= limit { last += 1 }
            try copy(first...last, ends, start, to: writer)
            first = last + 1
        }
    }

    /// Writes some of the new documents; their records begin `start` bytes behind the first of all.
    private func copy(
        _ numbers: ClosedRange<Int>,
        _ ends: [Int],
        _ start: Int,
        to writer: StoredWriter
    ) throws(TraCuuError) {
        let size = ends[numbers.upperBound] - start
        let records = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { records.deallocate() }
        func range(_ number: Int) -> Range<Int> { (number > 0 ? ends[number - 1] - start : 0)..<ends[number] - start }
        try stored.forEachRecord { (document, record) in
            let number = Int(order.newNumbers[Int(document)])
            guard numbers.contains(number) else { return }
            UnsafeMutableRawBufferPointer(rebasing: records[range(number)]).copyMemory(from: record)
        }
        for number in numbers {
            try writer.add(record: UnsafeRawBufferPointer(rebasing: records[range(number)]))
        }
    }
}
