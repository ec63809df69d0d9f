// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuStorage

/// One commit, open for reading: it stays as it is whatever writers do meanwhile. Safe to share between threads.
package final class IndexSnapshot: Sendable {
    package let commit: CommitPoint
    package let segments: [SegmentReader]
    /// Documents, deleted ones included: what statistics of ranking count.
    package let documentCount: UInt64
    /// Tokens of all those documents.
    package let tokenCount: UInt64

    /// Opens the newest commit.
    ///
    /// A writer may remove the files of a commit while it is being opened; then the next newer one is tried.
    ///
    /// - Throws: ``TraCuuError/noIndex(path:reason:)`` if the directory has no commit, and what opening its files
    ///   throws.
    package convenience init(newest directory: any Directory) throws(TraCuuError) {
        let opened = try CommitPoint.withNewest(directory) { (commit) throws(TraCuuError) in
            (commit, try Self.open(directory, commit))
        }
        guard let (commit, segments) = opened else {
            throw .noIndex(path: directory.path, reason: "the folder holds no commit; make one with `tracuu index`")
        }
        self.init(commit, segments)
    }

    /// Opens a commit.
    package convenience init(_ directory: any Directory, _ commit: CommitPoint) throws(TraCuuError) {
        self.init(commit, try Self.open(directory, commit))
    }

    private init(_ commit: CommitPoint, _ segments: [SegmentReader]) {
        self.commit = commit
        self.segments = segments
        documentCount = segments.reduce(0) { $0 + UInt64($1.documentCount) }
        tokenCount = segments.reduce(0) { $0 &+ $1.norms.totalLength }
    }

    private static func open(
        _ directory: any Directory,
        _ commit: CommitPoint
    ) throws(TraCuuError) -> [SegmentReader] {
        var segments: [SegmentReader] = []
        for reference in commit.segments { segments.append(try SegmentReader(directory, reference)) }
        return segments
    }

    /// Documents that are not deleted.
    package var liveCount: UInt64 {
        commit.segments.reduce(0) { $0 + UInt64($1.documentCount - min($1.documentCount, $1.deletedCount)) }
    }
}
