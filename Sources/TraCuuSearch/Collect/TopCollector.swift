// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Keeps the best documents of a stream that comes in document order, segment after segment. Among equal scores the earlier
/// document wins.
///
/// Nothing here compares documents: all that are kept stay in the order in which they came, but for their scores.
struct TopCollector: ~Copyable {
    private let limit: Int
    private let scale: ScoreScale
    /// The best few, best first; or many of which some are no longer among the best, as they came.
    private var kept: [ScoredEntry] = []
    /// How the scores of many are distributed, nil for few.
    private var histogram: ScoreHistogram?
    /// Only documents with more units than this get in, whatever comes; -1 as long as any does.
    private(set) var threshold: Int32

    /// Up to so many are kept in order all the time.
    private static let few = 64

    /// A collector of at most `limit` documents whose scores are in units of `scale`.
    init(limit: Int, scale: ScoreScale) {
        self.limit = limit
        self.scale = scale
        threshold = limit > 0 ? -1 : .max
        if limit > Self.few { histogram = ScoreHistogram(limit: limit) }
        kept.reserveCapacity(min(limit, 4096) + 1)
    }

    /// How many documents are among the best.
    var count: Int { min(kept.count, limit) }

    /// Offers a document behind all that were offered before.
    @inline(__always)
    mutating func offer(_ units: Int32, _ document: UInt32, segment: Int) {
        if units > threshold { take(units, document, segment) }
    }

    /// Offers the matching documents of a window of a segment.
    mutating func offer(_ window: Window, segment: Int) {
        for word in 0..<Window.wordCount {
            var bits = window.bits[word]
            while bits != 0 {
                let place = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                offer(window.scores?[place] ?? 0, window.start &+ UInt32(place), segment: segment)
            }
        }
    }

    private mutating func take(_ units: Int32, _ document: UInt32, _ segment: Int) {
        let entry = ScoredEntry(
            score: ScoreScale.rounded(units),
            segment: UInt32(truncatingIfNeeded: segment),
            document: document
        )
        guard histogram != nil else { return insert(entry) }
        kept.append(entry)
        if let raised = histogram?.add(entry.score) { threshold = raised }
        if kept.count >= 4 * limit + 4096 { shrink() }
    }

    /// Puts an entry behind those that score as much or more.
    private mutating func insert(_ entry: ScoredEntry) {
        var place = kept.count
        kept.append(entry)
        while place > 0, kept[place - 1].score < entry.score {
            kept[place] = kept[place - 1]
            place -= 1
        }
        kept[place] = entry
        if kept.count > limit { kept.removeLast() }
        if kept.count == limit { threshold = ScoreScale.lastTying(with: kept[limit - 1].score) }
    }

    /// Drops what is no longer among the best.
    private mutating func shrink() {
        kept.removeAll { $0.score <= threshold }
        // Equal scores fall into one class of the histogram, however many they are.
        guard kept.count >= 2 * limit + 2048 else { return }
        sort()
        kept.removeLast(kept.count - limit)
        threshold = ScoreScale.lastTying(with: kept[limit - 1].score)
        let histogram = ScoreHistogram(limit: limit)
        for entry in kept { _ = histogram.add(entry.score) }
        self.histogram = histogram
        kept.sort { ($0.segment, $0.document) < ($1.segment, $1.document) }
    }

    /// The best documents, best first.
    consuming func ranked() -> [ScoredDocument] {
        if histogram != nil {
            kept.removeAll { $0.score <= threshold }
            sort()
        }
        let scale = scale
        return kept.prefix(limit).map { entry in
            ScoredDocument(
                segment: Int(entry.segment),
                document: entry.document,
                score: scale.score(entry.score)
            )
        }
    }

    /// Sorts by score, the highest first; equal ones stay as they came. Byte by byte, from the lowest.
    private mutating func sort() {
        var source = kept
        var target = kept
        for shift in [0, 8, 16, 24] as [Int32] {
            var starts = [Int](repeating: 0, count: 256)
            for entry in source { starts[Int(~entry.score &>> shift & 0xFF)] += 1 }
            var sum = 0
            for byte in 0..<256 { (starts[byte], sum) = (sum, sum + starts[byte]) }
            for entry in source {
                let byte = Int(~entry.score &>> shift & 0xFF)
                target[starts[byte]] = entry
                starts[byte] += 1
            }
            swap(&source, &target)
        }
        kept = source
    }
}

/// A document that is or was among the best; its score is in units, as ``Float`` has them.
struct ScoredEntry {
    var score: Int32
    var segment: UInt32
    var document: UInt32
}
