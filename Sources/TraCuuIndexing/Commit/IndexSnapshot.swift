// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuStorage

/// One commit, open for reading: it stays as it is whatever writers do meanwhile. Safe to share between threads.
package final class IndexSnapshot: Sendable {
    package let commit: CommitPoint
    package let segments: [SegmentReader]
    /// The number of each segment's first document, counted over the whole index.
    package let documentBase: [UInt64]
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
        var tried: UInt64?
        while true {
            guard let commit = try CommitPoint.newest(directory) else {
                throw .noIndex(path: directory.path, reason: "the folder holds no commit; make one with `tracuu index`")
            }
            do throws(TraCuuError) {
                try self.init(directory, commit)
                return
            } catch {
                guard tried != commit.generation else { throw error }
                tried = commit.generation
            }
        }
    }

    /// Opens a commit.
    package init(_ directory: any Directory, _ commit: CommitPoint) throws(TraCuuError) {
        self.commit = commit
        var segments: [SegmentReader] = []
        var bases: [UInt64] = []
        var documents: UInt64 = 0
        var tokens: UInt64 = 0
        for reference in commit.segments {
            let segment = try SegmentReader(directory, reference)
            segments.append(segment)
            bases.append(documents)
            documents += UInt64(segment.documentCount)
            tokens &+= segment.norms.totalLength
        }
        self.segments = segments
        documentBase = bases
        documentCount = documents
        tokenCount = tokens
    }

    /// Documents that are not deleted.
    package var liveCount: UInt64 {
        commit.segments.reduce(0) { $0 + UInt64($1.documentCount - min($1.documentCount, $1.deletedCount)) }
    }
}
