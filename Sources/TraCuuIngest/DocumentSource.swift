// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
package import TraCuuCore

/// The files that a list of paths stands for, in the order in which they are read.
///
/// A path is a file, a folder or `-` for standard input. Folders are walked recursively and give the files in the byte
/// order of their paths whose names end in `.jsonl`, `.ndjson`, `.json` (each also with `.gz` or `.zst`), `.txt` or
/// `.md`, in any case. Names that begin with a dot are skipped. Symbolic links are followed, but a folder is read only once.
/// A file named directly is read whatever its ending.
package struct DocumentSource {
    /// The number of files in folders that were left out because of their ending.
    package private(set) var ignoredCount = 0
    private(set) var files: [SourceFile] = []

    /// The size of all files on disk; nil if one of them is standard input or a pipe.
    package var totalSize: UInt64? {
        var total: UInt64 = 0
        for file in files where file.failure == nil {
            guard let size = file.size else { return nil }
            total &+= size
        }
        return total
    }

    /// Looks up `paths`; walks folders at once.
    ///
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` for a path that does not exist and for a folder without
    ///   any file to read or fail to read, ``TraCuuError/io(operation:path:code:message:)`` for a path that the system refuses.
    package init(paths: [String]) throws(TraCuuError) {
        for path in paths {
            if path == "-" {
                files.append(SourceFile(path: nil, id: "-", format: .unknown))
                continue
            }
            var status = stat()
            guard stat(path, &status) == 0 else {
                guard errno == ENOENT || errno == ENOTDIR else { throw .system("find", path) }
                throw .badInput(source: path, line: nil, reason: "there is no such file or folder")
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                try walk(path)
            } else {
                addNamed(path, status)
            }
        }
    }

    private mutating func addNamed(_ path: String, _ status: stat) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let kind = SourceFile.kind(ofName: name)
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        files.append(
            SourceFile(
                path: path,
                id: name,
                format: kind?.format ?? .unknown,
                compression: kind?.compression,
                size: isRegular ? UInt64(max(0, status.st_size)) : nil
            )
        )
    }

    private mutating func walk(_ root: String) throws(TraCuuError) {
        var walk = FolderWalk()
        try walk.start(root)
        ignoredCount += walk.ignoredCount
        guard !walk.files.isEmpty else {
            throw .badInput(source: root, line: nil, reason: "the folder has no file to read documents from")
        }
        files += walk.files
    }
}
