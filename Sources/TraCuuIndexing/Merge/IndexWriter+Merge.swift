// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

extension IndexWriter {
    /// Merges as long as the policy finds something to merge.
    func mergeWhereDue() throws(TraCuuError) {
        let policy = MergePolicy(factor: options.mergeFactor)
        while let range = policy.nextMerge(segments.map(\.size), fits: fitOneSegment) {
            try merge(range)
        }
    }

    /// Merges as many neighbours as fit into one segment, from the first on, and rids others of deleted documents.
    func mergeEverything() throws(TraCuuError) {
        var start = 0
        while start < segments.count {
            var end = start + 1
            while end < segments.count, fitOneSegment(start..<end + 1) { end += 1 }
            let before = segments.count
            if end - start > 1 || segments[start].deletedCount > 0 { try merge(start..<end) }
            start = end - (before - segments.count)
        }
    }

    /// Whether neighbours together keep the limits of a segment.
    private func fitOneSegment(_ range: Range<Int>) -> Bool {
        let live = segments[range].reduce(0) { $0 + $1.liveCount }
        let fields = segments[range].reduce(into: Set<[UInt8]>()) { names, segment in
            // By their bytes: names in NFC and NFD are different fields.
            names.formUnion(segment.reader.info.fields.map { Array($0.utf8) })
        }
        return live <= Int(Int32.max) && fields.count <= TermsFieldNumber.keywordLimit
    }

    /// Replaces a run of neighbouring segments by one without their deleted documents.
    ///
    /// The old files stay until the next commit stands.
    func merge(_ range: Range<Int>) throws(TraCuuError) {
        let inputs = Array(segments[range])
        let live = inputs.reduce(0) { $0 + $1.liveCount }
        guard live > 0 else {
            segments.removeSubrange(range)
            return
        }
        let merger = SegmentMerger(
            directory,
            number: takeSegmentNumber(),
            inputs: inputs.map { ($0.reader, $0.deletions) }
        )
        let reference = try merger.run()
        segments.replaceSubrange(range, with: [WritableSegment(try SegmentReader(directory, reference))])
        counts.segmentsWritten += 1
        counts.merges += 1
    }
}
