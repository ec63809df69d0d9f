// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuIndexing
import TraCuuIngest

/// One run of an ``ArchiveIndexer``.
struct ArchiveRun {
    /// The time between two reports of progress.
    private static let interval = Duration.milliseconds(100)

    private let reader: DocumentReader
    private let writer: IndexWriter
    private let isStrict: Bool
    private let onBad: (TraCuuError) -> Void
    private let onProgress: (IndexingProgress) -> Void
    private let start = ContinuousClock.now
    private var nextReport: ContinuousClock.Instant
    /// Documents refused by the writer and sources that broke off.
    private var refused = 0

    init(
        _ reader: DocumentReader,
        _ writer: IndexWriter,
        isStrict: Bool,
        onBad: @escaping (TraCuuError) -> Void,
        onDoubt: @escaping (TraCuuError) -> Void,
        onProgress: @escaping (IndexingProgress) -> Void
    ) {
        self.reader = reader
        self.writer = writer
        self.isStrict = isStrict
        self.onBad = onBad
        self.onProgress = onProgress
        nextReport = start
        reader.onBad = onBad
        reader.onDoubt = onDoubt
    }

    /// Reads everything, commits, and says what was done.
    mutating func finish() throws(TraCuuError) -> IndexingReport {
        while try step() {
            let now = ContinuousClock.now
            if now >= nextReport {
                nextReport = now + Self.interval
                onProgress(progress(.reading))
            }
        }
        onProgress(progress(.committing))
        try writer.commit()
        var report = IndexingReport()
        report.documents = writer.counts.added
        report.replaced = writer.counts.replaced
        report.bad = reader.badCount + refused
        report.unreadSources = reader.unreadCount
        report.ignoredFiles = reader.ignoredCount
        report.converted = reader.convertedCounts
        report.unknownEncoding = reader.unknownCount
        report.bytes = reader.bytesRead
        report.took = ContinuousClock.now - start
        return report
    }

    /// Takes one document; false if there are no more.
    private mutating func step() throws(TraCuuError) -> Bool {
        var refusal: TraCuuError?
        let hasMore: Bool
        let unread = reader.unreadCount
        do {
            hasMore = try reader.next { view in
                do throws(TraCuuError) {
                    try writer.add(view)
                } catch .limit(let reason) {
                    let place = reader.place
                    refusal = .badInput(source: place.source, line: place.line, reason: reason)
                }
            }
        } catch let error as TraCuuError where !isStrict && reader.unreadCount > unread {
            // A source that breaks off: the reader goes on with the next one.
            refusal = error
            hasMore = true
        } catch let error as TraCuuError {
            throw error
        } catch {
            throw .usage("\(error)")
        }
        if let refusal {
            refused += 1
            if isStrict { throw refusal }
            onBad(refusal)
        }
        return hasMore
    }

    private func progress(_ phase: IndexingProgress.Phase) -> IndexingProgress {
        let (done, total) = reader.progress
        return IndexingProgress(
            phase: phase,
            documents: writer.counts.added,
            bad: reader.badCount + refused,
            bytes: reader.bytesRead,
            sourceBytes: done,
            totalSourceBytes: total,
            elapsed: ContinuousClock.now - start
        )
    }
}
