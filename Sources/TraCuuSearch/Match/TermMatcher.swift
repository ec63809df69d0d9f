// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// How a matcher turns frequencies into scores.
struct TermScoring {
    /// The idf, times how often the query has the term; 0 if the matcher does not score.
    var weight: Float
    /// For each length code `k1 * (1 - b + b * length / average)`.
    let norms: [Float]
    /// For each document its length code.
    let codes: UnsafeRawBufferPointer
}

/// Matches the documents with a term.
final class TermMatcher: Matcher {
    private let cursor: PostingsCursor
    private let scoring: TermScoring
    /// Where the next window begins.
    private var place = PostingsPlace()

    init(_ cursor: PostingsCursor, _ scoring: TermScoring) {
        self.cursor = cursor
        self.scoring = scoring
    }

    var cost: UInt64 { UInt64(cursor.list.info.documentFrequency) }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        try place.advance(cursor, to: target)
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let end = window.end
        guard try candidate(from: window.start) < end else { return }
        let list = cursor.list
        while place.block < list.blockCount {
            if let wanted, list.blockCount > 1, place.index == 0, place.block > 0, !isWanted(wanted, end) {
                if list.lastDocument(of: place.block) >= end { return }
                place.nextBlock()
                continue
            }
            try cursor.load(place.block)
            let first = place.index
            place.seek(end, in: cursor)
            score(first..<place.index, window)
            if place.index < cursor.count { return }
            let isEnd = list.blockCount > 1 && list.lastDocument(of: place.block) >= end - 1
            place.nextBlock()
            if isEnd { return }
        }
    }

    /// Whether a document that the current block may hold has its bit set.
    private func isWanted(_ wanted: Window, _ end: UInt32) -> Bool {
        let (next, overflow) = cursor.list.lastDocument(of: place.block - 1).addingReportingOverflow(1)
        let first = max(overflow ? .max : next, wanted.start)
        let last = min(cursor.list.lastDocument(of: place.block), end - 1)
        return first <= last && wanted.hasAny(first, last)
    }

    private func score(_ range: Range<Int>, _ window: Window) {
        let documents = cursor.documents
        let frequencies = cursor.frequencies
        let start = window.start
        let bits = window.bits
        guard scoring.weight != 0 else {
            for index in range {
                let place = documents[index] &- start
                bits[Int(place >> 6)] |= 1 &<< UInt64(place & 63)
            }
            return
        }
        let scores = window.scores
        let weight = scoring.weight
        let codes = scoring.codes
        scoring.norms.withUnsafeBufferPointer { norms in
            for index in range {
                let document = documents[index]
                let place = document &- start
                let frequency = Float(frequencies[index])
                let norm = norms[Int(codes[Int(document)])]
                scores[Int(place)] += weight * (frequency / (frequency + norm))
                bits[Int(place >> 6)] |= 1 &<< UInt64(place & 63)
            }
        }
    }
}
