// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCore

/// One file to read documents from, or standard input.
struct SourceFile {
    /// How the bytes, once unpacked, hold documents.
    enum Format {
        /// One JSON object a line.
        case jsonLines
        /// One document: a title and a text.
        case text
        case markdown
        /// To be told from the first bytes.
        case unknown
    }

    /// Where it is; nil for standard input.
    var path: String?
    /// The id of the document in it, if it holds one.
    var id: String
    var format: Format
    /// The packing that the name promises.
    var compression: Compression?
    /// The size on disk; nil for what has no size, such as a pipe.
    var size: UInt64?
    /// Why it cannot be read, if that is known already.
    var failure: TraCuuError?

    /// Whether both paths lead to one file.
    func isSame(as other: SourceFile) -> Bool {
        var (mine, others) = (stat(), stat())
        guard let path, let otherPath = other.path, stat(path, &mine) == 0, stat(otherPath, &others) == 0 else {
            return false
        }
        return mine.st_dev == others.st_dev && mine.st_ino == others.st_ino
    }

    /// What the ending of a file's name says, whatever its case; nil if it is none that documents have.
    static func kind(ofName name: String) -> (format: Format, compression: Compression?)? {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).map { $0.lowercased() }
        guard parts.count > 1 else { return nil }
        var compression: Compression?
        switch parts.last {
        case "gz": compression = .gzip
        case "zst": compression = .zstd
        default: break
        }
        if compression != nil { parts.removeLast() }
        guard parts.count > 1, let ending = parts.last else { return nil }
        switch ending {
        case "jsonl", "ndjson", "json": return (.jsonLines, compression)
        case "txt" where compression == nil: return (.text, nil)
        case "md" where compression == nil: return (.markdown, nil)
        default: return nil
        }
    }
}
