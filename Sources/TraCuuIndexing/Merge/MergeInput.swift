// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// A segment to be merged, and where its documents go.
final class MergeInput {
    let reader: SegmentReader
    let deletions: DeletionSet
    /// The new order of the documents, nil if they keep theirs.
    let order: DocumentOrder?
    /// For each document its number in the merged segment, `MergeInput.dropped` if it is deleted; empty if nothing changes but
    /// by `firstDocument`.
    private let map: [UInt32]
    private let firstDocument: UInt32

    static let dropped = UInt32.max

    init(_ reader: SegmentReader, _ deletions: DeletionSet, firstDocument: UInt32) {
        self.reader = reader
        self.deletions = deletions
        self.firstDocument = firstDocument
        order = nil
        guard !deletions.isEmpty else {
            map = []
            return
        }
        var next = firstDocument
        var map: [UInt32] = []
        map.reserveCapacity(Int(reader.documentCount))
        for document in 0..<reader.documentCount {
            if deletions.contains(document) {
                map.append(Self.dropped)
            } else {
                map.append(next)
                next += 1
            }
        }
        self.map = map
    }

    /// All documents of a segment in a new order.
    init(_ reader: SegmentReader, _ order: DocumentOrder) {
        self.reader = reader
        self.order = order
        deletions = DeletionSet(documentCount: reader.documentCount)
        firstDocument = 0
        map = order.newNumbers
    }

    /// The error that a posting is of a document that does not exist.
    var beyondLast: TraCuuError {
        let name = SegmentFiles.name(reader.reference.number, .terms)
        return .corrupt(file: name, offset: 0, reason: "a posting lies beyond the last document")
    }

    /// Documents that stay.
    var liveCount: UInt32 { reader.documentCount - deletions.count }
    /// Whether any document goes.
    var hasDeletions: Bool { !deletions.isEmpty }
    /// Whether a document stays.
    func isLive(_ document: UInt32) -> Bool { map.isEmpty || map[Int(document)] != Self.dropped }
    /// A document's number in the merged segment, or `dropped`.
    func target(of document: UInt32) -> UInt32 { map.isEmpty ? firstDocument + document : map[Int(document)] }

    /// Calls `body` with the documents that stay, in the order of the merged segment.
    func forEachLive(_ body: (UInt32) -> Void) {
        if let order { return order.documents.forEach(body) }
        for document in 0..<reader.documentCount where isLive(document) { body(document) }
    }
}
