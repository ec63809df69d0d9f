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
        hits = found.sorted { ($0.segment, $0.document) < ($1.segment, $1.document) }
        documents = hits.map(\.document)
        averageLength = Self.averageLength(snapshot, titleWeight)
        for (place, hit) in hits.enumerated() {
            if let last = runs.last, last.segment == hit.segment {
                runs[runs.count - 1].places = last.places.lowerBound..<place + 1
            } else {
                runs.append(Run(segment: hit.segment, places: place..<place + 1))
            }
            let norms = snapshot.segments[hit.segment].norms
            let title = norms.titleLength(hit.document)
            let length = LengthCode.decoded[Int(norms.codes[Int(hit.document)])]
            let weighted = Float(length) + (titleWeight - 1) * Float(title)
            titleLengths.append(title)
            lengths.append(weighted)
            self.norms.append(bm25.k1 * (1 - bm25.b + bm25.b * weighted / averageLength))
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
