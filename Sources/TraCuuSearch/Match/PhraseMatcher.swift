// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Matches documents in which a phrase stands.
///
/// It scores like a term whose idf is the sum of the terms' and whose frequency is the number of places where the phrase
/// stands.
final class PhraseMatcher: Matcher {
    private let finder: PhraseFinder
    private let scoring: TermScoring
    /// The stretch that the finder stands at.
    private var stretch: ClosedRange<UInt32>?
    private var isAtEnd = false

    init(_ finder: PhraseFinder, _ scoring: TermScoring) {
        self.finder = finder
        self.scoring = scoring
    }

    var cost: UInt64 { finder.cost }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        if let stretch, stretch.upperBound >= target { return max(stretch.lowerBound, target) }
        if !isAtEnd { stretch = try finder.nextStretch(from: target) }
        isAtEnd = stretch == nil
        return stretch?.lowerBound ?? Matching.none
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        scoring.weight > 0 ? scoring.largest : 0
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let end = window.end
        var next = try candidate(from: window.start)
        while next < end, let stretch {
            try finder.findDocuments(from: next, before: min(end, stretch.upperBound + 1))
            for index in 0..<finder.count {
                let document = finder.documents[index]
                if let wanted, !wanted.contains(document) { continue }
                let frequency = try finder.frequency(index)
                if frequency == 0 { continue }
                window.insert(document)
                if let scores = window.scores, scoring.weight > 0 {
                    let score = scoring.score(frequency: UInt32(clamping: frequency), document: document)
                    scores[Int(document - window.start)] &+= score
                }
            }
            if stretch.upperBound >= end { return }
            next = try candidate(from: stretch.upperBound + 1)
        }
    }
}
