// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// One segment as a commit refers to it.
package struct SegmentReference: Equatable, Sendable {
    /// The number in the names of its files.
    package var number: UInt64
    /// The id in the headers of its files.
    package var id: SegmentID
    package var documentCount: UInt32
    package var deletedCount: UInt32
    /// The generation of its deletions file, 0 if it has none.
    package var deletionGeneration: UInt64

    package init(
        number: UInt64,
        id: SegmentID,
        documentCount: UInt32,
        deletedCount: UInt32 = 0,
        deletionGeneration: UInt64 = 0
    ) {
        self.number = number
        self.id = id
        self.documentCount = documentCount
        self.deletedCount = deletedCount
        self.deletionGeneration = deletionGeneration
    }

    /// All files of the segment.
    package var files: [String] {
        SegmentFiles.structures.map { SegmentFiles.name(number, $0) }
            + (deletionGeneration > 0 ? [SegmentFiles.deletions(number, generation: deletionGeneration)] : [])
    }
}

/// A state of the index: the segments that make it up, in document order.
///
/// ## Commit file (kind 1), `commit-<generation>`
/// ```
/// body     := u64 generation, u64 nextSegment, analysis, varint n, segment{n}
/// nextSegment := the number of the next segment to be made
/// analysis := length-prefixed UTF-8: the version of the analysis that made the terms
/// segment  := u64 number, u64 id low, u64 id high, u32 documents, u32 deleted, u64 deletionGeneration
/// ```
/// The file is written as `pending-<generation>`, made durable, renamed, and the folder made durable: a commit is
/// there as a whole or not at all. The header's segment id of a commit is zero.
package struct CommitPoint: Equatable, Sendable {
    package var generation: UInt64 = 0
    package var nextSegment: UInt64 = 1
    package var analysis: String
    package var segments: [SegmentReference] = []

    private static let prefix = "commit-"
    private static let pendingPrefix = "pending-"
    private static let noSegment = SegmentID(high: 0, low: 0)

    /// The state of an empty index.
    package init(analysis: String) {
        self.analysis = analysis
    }

    /// The name of this commit's file.
    package var fileName: String { Self.prefix + String(generation) }

    /// The generation that a file name stands for, nil if it is no commit's.
    package static func generation(of name: String) -> UInt64? {
        number(name, behind: prefix)
    }

    /// Whether the name is exactly one that TraCuu gives to a file of an index.
    package static func isIndexFile(_ name: String) -> Bool {
        generation(of: name) != nil || isPending(name) || SegmentFiles.isName(name)
    }

    /// Whether the name is that of a commit being written.
    static func isPending(_ name: String) -> Bool {
        number(name, behind: pendingPrefix) != nil
    }

    /// The number behind a prefix, nil if the name is anything else; `commit-7` is one, `commit-07` is not.
    private static func number(_ name: String, behind prefix: String) -> UInt64? {
        guard name.hasPrefix(prefix), let number = UInt64(name.dropFirst(prefix.count)),
            name == prefix + String(number)
        else { return nil }
        return number
    }

    /// Makes this commit the newest; durable when it returns.
    package func write(_ directory: any Directory) throws(TraCuuError) {
        let pending = Self.pendingPrefix + String(generation)
        let file = try IndexFileWriter(directory, name: pending, kind: .commit, segment: Self.noSegment)
        var body = ByteWriter()
        body.append(fixed: generation)
        body.append(fixed: nextSegment)
        body.append(lengthPrefixed: analysis)
        body.append(varint: UInt64(segments.count))
        for segment in segments {
            body.append(fixed: segment.number)
            body.append(fixed: segment.id.low)
            body.append(fixed: segment.id.high)
            body.append(fixed: segment.documentCount)
            body.append(fixed: segment.deletedCount)
            body.append(fixed: segment.deletionGeneration)
        }
        try file.write(body)
        _ = try file.finish()
        try directory.sync()
        try directory.rename(pending, to: fileName)
        try directory.sync()
    }

    /// Reads a commit file.
    package init(_ directory: any Directory, name: String) throws(TraCuuError) {
        let file = try IndexFile(directory, name: name, kind: .commit, segment: Self.noSegment)
        let start = UInt64(IndexFileFormat.headerSize)
        var reader = try file.reader(at: start, count: Int(file.bodyEnd - start))
        generation = try reader.fixed()
        nextSegment = try reader.fixed()
        // A writer counts on from both; no index comes near the limit.
        guard generation < 1 << 62, nextSegment < 1 << 62 else {
            throw reader.corrupt("the commit's numbers are too large")
        }
        analysis = try reader.string()
        let count = try reader.varint(upTo: reader.remaining, "the number of segments")
        for _ in 0..<count {
            let number: UInt64 = try reader.fixed()
            let low: UInt64 = try reader.fixed()
            let high: UInt64 = try reader.fixed()
            let segment = SegmentReference(
                number: number,
                id: SegmentID(high: high, low: low),
                documentCount: try reader.fixed(),
                deletedCount: try reader.fixed(),
                deletionGeneration: try reader.fixed()
            )
            guard segment.documentCount <= UInt32(Int32.max), segment.deletedCount <= segment.documentCount,
                segment.deletionGeneration > 0 || segment.deletedCount == 0
            else { throw reader.corrupt("a segment has an impossible number of documents") }
            segments.append(segment)
        }
        guard reader.remaining == 0, Self.generation(of: name) == generation else {
            throw reader.corrupt("the commit does not fit its name or length")
        }
    }

    /// The newest commit of a directory, nil if there is none.
    package static func newest(_ directory: any Directory) throws(TraCuuError) -> CommitPoint? {
        try withNewest(directory) { $0 }
    }

    /// Calls `body` with the newest commit; nil if there is none.
    ///
    /// A writer may remove a commit and its files while they are being read. So if anything fails and there is a newer
    /// commit by then, that one is tried.
    package static func withNewest<Result>(
        _ directory: any Directory,
        _ body: (CommitPoint) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result? {
        var newest = try newestGeneration(directory)
        while let generation = newest {
            do throws(TraCuuError) {
                return try body(try CommitPoint(directory, name: prefix + String(generation)))
            } catch {
                newest = try newestGeneration(directory)
                if newest == generation { throw error }
            }
        }
        return nil
    }

    /// The generation of the newest commit, nil if there is none.
    package static func newestGeneration(_ directory: any Directory) throws(TraCuuError) -> UInt64? {
        try directory.names().compactMap { generation(of: $0) }.max()
    }
}
