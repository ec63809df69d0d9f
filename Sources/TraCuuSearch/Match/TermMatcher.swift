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
    /// The block that the next window begins in, and the place in it.
    private var block = 0
    private var index = 0

    init(_ cursor: PostingsCursor, _ scoring: TermScoring) {
        self.cursor = cursor
        self.scoring = scoring
    }

    var cost: UInt64 { UInt64(cursor.list.info.documentFrequency) }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        while block < cursor.list.blockCount {
            let found = cursor.findBlock(target, from: block)
            if found != block {
                block = found
                index = 0
                continue
            }
            try cursor.load(block)
            index = min(index, cursor.count)
            while index < cursor.count, cursor.documents[index] < target { index += 1 }
            if index < cursor.count { return cursor.documents[index] }
            block += 1
            index = 0
        }
        return Matching.none
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let end = window.end
        guard try candidate(from: window.start) < end else { return }
        while block < cursor.list.blockCount {
            if let wanted, cursor.list.blockCount > 1, index == 0, block > 0, !isWanted(wanted, end) {
                if cursor.list.lastDocument(of: block) >= end { return }
                block += 1
                continue
            }
            try cursor.load(block)
            let stop = placeOf(end)
            score(index..<stop, window)
            index = stop
            if index < cursor.count { return }
            if cursor.list.blockCount > 1, cursor.list.lastDocument(of: block) >= end - 1 {
                block += 1
                index = 0
                return
            }
            block += 1
            index = 0
        }
    }

    /// Whether a document that the current block may hold has its bit set.
    private func isWanted(_ wanted: Window, _ end: UInt32) -> Bool {
        let (next, overflow) = cursor.list.lastDocument(of: block - 1).addingReportingOverflow(1)
        let first = max(overflow ? .max : next, wanted.start)
        let last = min(cursor.list.lastDocument(of: block), end - 1)
        return first <= last && wanted.hasAny(first, last)
    }

    /// The first place of the block whose document is at or after `end`.
    private func placeOf(_ end: UInt32) -> Int {
        let documents = cursor.documents
        var low = index
        var high = cursor.count
        while low < high {
            let middle = (low + high) >> 1
            if documents[middle] < end { low = middle + 1 } else { high = middle }
        }
        return low
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
