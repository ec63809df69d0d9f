// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
public import TraCuuIndexing
import TraCuuIngest
import TraCuuStorage

/// Indexes files, folders and standard input into one index, in one commit.
///
/// ```swift
/// var archive = ArchiveIndexer()
/// archive.onBad = { print($0) }
/// let report = try archive.run(["van-ban.jsonl.zst", "tin-tuc/"], into: "archive.idx")
/// print(report.documents)
/// ```
public struct ArchiveIndexer {
    /// How the index is written.
    public var options = IndexOptions()
    /// Whether the first line, file or document that cannot be taken ends the run, which then commits nothing. Otherwise it
    /// is told to ``onBad`` and passed over.
    public var isStrict = false
    /// Told of each line, file or document that is passed over.
    public var onBad: (TraCuuError) -> Void = { _ in }
    /// Told of each document that is taken in though its encoding cannot be told or it is UTF-8 of which some bytes are
    /// ill-formed; in strict mode what is not UTF-8 is bad then.
    public var onDoubt: (TraCuuError) -> Void = { _ in }
    /// Told how far the run is, at most ten times a second and once before the commit.
    public var onProgress: (IndexingProgress) -> Void = { _ in }

    /// Indexing with the default options.
    public init() {}

    /// Indexes the documents of all sources and commits. Text in any encoding that ``VietnameseEncoding`` knows is converted.
    ///
    /// - Parameters:
    ///   - sources: paths of files (JSON Lines, text, Markdown; JSON Lines also with gzip or zstd) and folders; `-` is
    ///     standard input.
    ///   - path: the folder of the index; it is made if it does not exist.
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` if a source does not exist, and in strict mode for the first
    ///   bad document; what ``Indexer`` throws.
    public func run(_ sources: [String], into path: String) throws(TraCuuError) -> IndexingReport {
        // Sources are looked up before anything is made.
        let reader = try DocumentReader(sources, strict: isStrict)
        let directory = try FileSystemDirectory(path: path, create: true)
        let writer = try IndexWriter(directory, options: options)
        var run = ArchiveRun(reader, writer, isStrict: isStrict, onBad: onBad, onDoubt: onDoubt, onProgress: onProgress)
        var report = try run.finish()
        report.segments = try CommitPoint.newest(directory)?.segments.count ?? 0
        return report
    }
}
