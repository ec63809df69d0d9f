// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
import TraCuuIndexing
import TraCuuStorage

/// What a check of an index found.
public struct IndexCheck: Sendable {
    /// A file whose checksums were verified.
    public struct File: Equatable, Sendable {
        /// The name in the index's folder.
        public var name: String
        /// Its bytes.
        public var bytes: UInt64
    }

    /// The files of the newest commit.
    public var files: [File]
    /// Documents counted.
    public var documents: UInt64
    /// Terms counted, of all fields.
    public var terms: UInt64
    /// Postings counted.
    public var postings: UInt64
    /// What is wrong, in the order it was found; empty for a sound index.
    public var problems: [TraCuuError]

    /// Bytes of all files.
    public var bytes: UInt64 { files.reduce(0) { $0 &+ $1.bytes } }

    /// Reads and verifies everything in the newest commit of an index.
    ///
    /// - Parameters:
    ///   - path: the folder of the index.
    ///   - onProgress: told the bytes verified so far and the bytes in all.
    /// - Throws: ``TraCuuError/noIndex(path:reason:)``, and ``TraCuuError/io(operation:path:code:message:)`` if the system does not
    ///   let its commit be read; all other problems are in the result, also if nothing but the damaged commit is there to
    ///   be checked.
    public static func run(
        at path: String,
        onProgress: (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(TraCuuError) -> IndexCheck {
        let directory = try FileSystemDirectory(path: path)
        var report = CheckReport()
        do throws(TraCuuError) {
            guard try CommitPoint.newest(directory) != nil else {
                throw .noIndex(path: path, reason: "the folder holds no commit")
            }
            report = try IndexChecker.check(directory, progress: onProgress)
        } catch {
            switch error {
            case .corrupt, .foreign, .newerFormat: report.problems = [error]
            default: throw error
            }
        }
        return IndexCheck(
            files: report.files.map { File(name: $0.name, bytes: $0.bytes) },
            documents: report.documents,
            terms: report.terms,
            postings: report.postings,
            problems: report.problems
        )
    }
}
