// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// The documents that are ranked, in the order of the index, with what their lengths make of frequencies.
struct Candidates {
    /// Those of one segment.
    struct Run {
        var segment: Int
        var places: Range<Int>
    }

    let hits: [ScoredDocument]
    private(set) var runs: [Run] = []
    private let documents: [UInt32]
    /// The tokens of the title.
    private(set) var titleLengths: [UInt32] = []
    /// The tokens, rounded as BM25 rounds them, those of the title as often as they weigh.
    private(set) var lengths: [Float] = []
    /// `k1 * (1 - b + b * length / average)`.
    private(set) var norms: [Float] = []
    /// The average length over the whole index.
    let averageLength: Float

    init(_ found: [ScoredDocument], _ snapshot: IndexSnapshot, _ bm25: BM25, titleWeight: Float) {
        hits = Self.inOrderOfTheIndex(found)
        documents = hits.map(\.document)
        averageLength = Self.averageLength(snapshot, titleWeight)
        titleLengths.reserveCapacity(hits.count)
        lengths.reserveCapacity(hits.count)
        norms.reserveCapacity(hits.count)
        var start = 0
        while start < hits.count {
            let segment = hits[start].segment
            let own = snapshot.segments[segment].norms
            var end = start
            while end < hits.count, hits[end].segment == segment {
                let title = own.titleLength(hits[end].document)
                let length = LengthCode.decoded[Int(own.codes[Int(hits[end].document)])]
                let weighted = Float(length) + (titleWeight - 1) * Float(title)
                titleLengths.append(title)
                lengths.append(weighted)
                norms.append(bm25.k1 * (1 - bm25.b + bm25.b * weighted / averageLength))
                end += 1
            }
            runs.append(Run(segment: segment, places: start..<end))
            start = end
        }
    }

    /// Sorted by plain numbers: comparing documents field by field takes a multiple of the time.
    private static func inOrderOfTheIndex(_ found: [ScoredDocument]) -> [ScoredDocument] {
        var keys = found.map { UInt64($0.segment) << 32 | UInt64($0.document) }
        keys.sort()
        return keys.map { key in
            ScoredDocument(segment: Int(key >> 32), document: UInt32(truncatingIfNeeded: key), score: 0)
        }
    }

    var count: Int { hits.count }

    /// The place of a document, nil if it is no candidate. O(log candidates).
    func index(of hit: ScoredDocument) -> Int? {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if (hits[middle].segment, hits[middle].document) < (hit.segment, hit.document) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < hits.count, hits[low].segment == hit.segment, hits[low].document == hit.document else { return nil }
        return low
    }

    /// Lends the documents of a run.
    func withDocuments(
        of run: Run,
        _ body: (UnsafeBufferPointer<UInt32>) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        try documents.withUnsafeBufferPointer { (documents) throws(TraCuuError) in
            try body(UnsafeBufferPointer(rebasing: documents[run.places]))
        }
    }

    private static func averageLength(_ snapshot: IndexSnapshot, _ titleWeight: Float) -> Float {
        var titles: UInt64 = 0
        for segment in snapshot.segments { titles += segment.norms.totalTitleLength }
        let tokens = Double(snapshot.tokenCount) + Double(titleWeight - 1) * Double(titles)
        return Float(max(1, tokens / Double(max(1, snapshot.documentCount))))
    }
}
