// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCore

/// A recursive walk through one folder that collects the files to read.
struct FolderWalk {
    private(set) var files: [SourceFile] = []
    private(set) var ignoredCount = 0
    /// The folders already read: each is read once, whichever links lead to it, so that links in a circle end and many
    /// links between folders do not multiply them.
    private var visited: Set<FolderIdentity> = []

    private struct FolderIdentity: Hashable {
        var device: UInt
        var node: UInt

        init(_ status: stat) {
            device = UInt(status.st_dev)
            node = UInt(status.st_ino)
        }
    }

    private struct Entry {
        var name: String
        var status: stat
        var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
        /// What decides the order: folders count with the slash behind their name, so that whole paths are in order.
        var key: [UInt8] { Array(name.utf8) + (isFolder ? [UInt8(ascii: "/")] : []) }
    }

    /// Walks through the folder at `root`.
    ///
    /// - Throws: ``TraCuuError/io(operation:path:code:message:)`` if it cannot be read. A folder inside that cannot be
    ///   read becomes a file that has failed.
    mutating func start(_ root: String) throws(TraCuuError) {
        var status = stat()
        guard stat(root, &status) == 0 else { throw .system("find", root) }
        visited.insert(FolderIdentity(status))
        try walk(root, id: "")
    }

    private mutating func walk(_ path: String, id: String) throws(TraCuuError) {
        let prefix = path.hasSuffix("/") ? path : path + "/"
        for entry in try entries(in: path, prefix: prefix) {
            let entryPath = prefix + entry.name
            let entryID = id + entry.name
            if entry.isFolder {
                guard visited.insert(FolderIdentity(entry.status)).inserted else { continue }
                do {
                    try walk(entryPath, id: entryID + "/")
                } catch {
                    files.append(SourceFile(path: entryPath, id: entryID, format: .unknown, failure: error))
                }
            } else if let kind = SourceFile.kind(ofName: entry.name), entry.status.st_mode & S_IFMT == S_IFREG {
                files.append(
                    SourceFile(
                        path: entryPath,
                        id: entryID,
                        format: kind.format,
                        compression: kind.compression,
                        size: UInt64(max(0, entry.status.st_size))
                    )
                )
            } else {
                ignoredCount += 1
            }
        }
    }

    /// What is in a folder, in order, without what is hidden. A name that is not UTF-8 becomes a file that has failed.
    private mutating func entries(in path: String, prefix: String) throws(TraCuuError) -> [Entry] {
        guard let folder = opendir(path) else { throw .system("read the folder", path) }
        defer { closedir(folder) }
        var entries: [(key: [UInt8], entry: Entry)] = []
        while true {
            errno = 0
            guard let next = readdir(folder) else {
                if errno != 0 { throw .system("read the folder", path) }
                break
            }
            let name = withUnsafeBytes(of: &next.pointee.d_name) { bytes in
                let bytes = bytes.prefix { $0 != 0 }
                return (
                    text: String(validating: bytes, as: UTF8.self), repaired: String(decoding: bytes, as: UTF8.self)
                )
            }
            if name.repaired.utf8.first == UInt8(ascii: ".") { continue }
            guard let text = name.text else {
                let source = prefix + name.repaired
                let failure = TraCuuError.badInput(source: source, line: nil, reason: "the file's name is not UTF-8")
                files.append(SourceFile(path: source, id: source, format: .unknown, failure: failure))
                continue
            }
            var status = stat()
            guard stat(prefix + text, &status) == 0 else {
                if errno == ENOENT || errno == ELOOP {
                    // A link that leads nowhere or in a circle, or a file that has just been removed.
                    ignoredCount += 1
                } else {
                    let failure = TraCuuError.system("find", prefix + text)
                    files.append(SourceFile(path: prefix + text, id: text, format: .unknown, failure: failure))
                }
                continue
            }
            let entry = Entry(name: text, status: status)
            entries.append((entry.key, entry))
        }
        return entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.entry)
    }
}
