// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

extension IndexWriter {
    /// Merges as long as the policy finds something to merge.
    func mergeWhereDue() throws(TraCuuError) {
        let policy = MergePolicy(factor: options.mergeFactor)
        while let range = policy.nextMerge(segments.map(\.size)) {
            try merge(range)
        }
    }

    /// Replaces a run of neighbouring segments by one without their deleted documents.
    ///
    /// The old files stay until the next commit stands.
    func merge(_ range: Range<Int>) throws(TraCuuError) {
        let inputs = Array(segments[range])
        let live = inputs.reduce(0) { $0 + $1.liveCount }
        guard live <= Int(Int32.max) else { throw .limit("more than 2^31 - 1 documents in one segment") }
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
