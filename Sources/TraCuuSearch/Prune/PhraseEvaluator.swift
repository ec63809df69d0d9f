// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuIndexing

/// Finds the best documents of a segment for a phrase. Positions are read only of documents in which all terms are frequent
/// enough that the phrase may lift them over the threshold.
struct PhraseEvaluator {
    let finder: PhraseFinder
    let scoring: TermScoring
    /// If given, only these documents count; without those deleted.
    let allowed: DocumentSet?

    /// Offers the collector all documents that may get in.
    func run(_ segment: SegmentReader, _ number: Int, _ collector: inout TopCollector) throws(TraCuuError) {
        var target: UInt32 = 0
        while let stretch = try finder.nextStretch(from: target) {
            target = stretch.upperBound + 1
            if let allowed {
                guard let next = allowed.next(from: stretch.lowerBound) else { return }
                if next > stretch.upperBound {
                    target = next
                    continue
                }
            }
            guard finder.bound(scoring) > collector.threshold else { continue }
            try finder.findDocuments(from: stretch.lowerBound, before: target)
            if finder.count == 0 { continue }
            try finder.boundFrequencies()
            finder.boundScores(scoring)
            for index in 0..<finder.count where finder.mostScores[index] > collector.threshold {
                let document = finder.documents[index]
                let isOut = allowed.map { !$0.contains(document) } ?? segment.deletions?.contains(document) ?? false
                if isOut { continue }
                let frequency = try finder.frequency(index)
                if frequency == 0 { continue }
                let score = scoring.score(frequency: UInt32(clamping: frequency), document: document)
                collector.offer(score, document, segment: number)
            }
        }
    }
}
