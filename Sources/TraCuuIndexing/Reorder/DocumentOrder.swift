// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// A new order of the documents of a segment.
struct DocumentOrder: Sendable {
    /// The documents in their new order.
    let documents: [UInt32]
    /// For each document its new number.
    let newNumbers: [UInt32]

    /// - Parameter documents: every document of the segment once.
    init(_ documents: [UInt32]) {
        self.documents = documents
        var newNumbers = [UInt32](repeating: 0, count: documents.count)
        for (number, document) in documents.enumerated() { newNumbers[Int(document)] = UInt32(number) }
        self.newNumbers = newNumbers
    }

    /// An order in which documents with the same words stand together; always the same for the same segment and memory.
    init(similarIn segment: SegmentReader, memory: Int, threads: Int) throws(TraCuuError) {
        self.init(GraphBisection(index: try ForwardIndex(segment, memory: memory)).order(threads: threads))
    }
}
