// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
package import TraCuuCore

/// A folder of a POSIX file system.
///
/// The folder is held open, so that neither a change of the working directory nor a rename of the folder itself leads
/// the index astray. If another program cuts a mapped file short, reading behind its new end ends the process
/// (`SIGBUS`), as with every engine that maps its files: an index is changed through this package only.
package final class FileSystemDirectory: Directory {
    package let path: String
    let descriptor: Int32

    /// Opens a folder.
    ///
    /// - Parameters:
    ///   - path: absolute, or relative to the working directory.
    ///   - create: makes the folder, and those above it, if it does not exist.
    /// - Throws: ``TraCuuError/noIndex(path:reason:)`` if there is no such folder and `create` is false;
    ///   ``TraCuuError/io(operation:path:code:message:)`` if the system refuses.
    package init(path: String, create: Bool = false) throws(TraCuuError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .usage("the path of an index is empty or holds a NUL")
        }
        if create { try Self.makeFolders(path) }
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        do throws(TraCuuError) {
            descriptor = try SystemCall.retrying("open", path) { open(path, flags) }
        } catch {
            switch error {
            case .io(_, _, ENOENT, _): throw .noIndex(path: path, reason: "there is no such folder")
            case .io(_, _, ENOTDIR, _): throw .noIndex(path: path, reason: "this is not a folder")
            default: throw error
            }
        }
        self.path = path
    }

    deinit {
        _ = close(descriptor)
    }

    package func names() throws(TraCuuError) -> [String] {
        // A descriptor of its own: the position of a directory stream belongs to the open file description.
        let copy = try SystemCall.retrying("list", path) { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = fdopendir(copy) else {
            let code = errno
            _ = close(copy)
            throw SystemCall.error("list", path, code)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let code = errno
                guard code == 0 else { throw SystemCall.error("list", path, code) }
                return names
            }
            if entry.pointee.d_type == UInt8(DT_DIR) { continue }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: FileName.lengthLimit + 1) {
                    String(validatingCString: $0)
                }
            }
            // A name that is not UTF-8 is none of ours.
            if let name { names.append(name) }
        }
    }

    package func rename(_ source: String, to target: String) throws(TraCuuError) {
        let from = try pathOf(source)
        _ = try pathOf(target)
        try SystemCall.retrying("rename to \(target)", from) { renameat(descriptor, source, descriptor, target) }
    }

    package func remove(_ name: String) throws(TraCuuError) {
        let file = try pathOf(name)
        try SystemCall.retrying("remove", file) { unlinkat(descriptor, name, 0) }
    }

    package func sync() throws(TraCuuError) {
        try SystemCall.retrying("sync the folder", path) { fsync(descriptor) }
    }

    /// The path of a file for messages.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` if the name is not a plain one.
    func pathOf(_ name: String) throws(TraCuuError) -> String {
        try FileName.validate(name)
        return path.hasSuffix("/") ? path + name : path + "/" + name
    }

    /// Makes a folder and those above it, each durable in the one above before the next is made.
    private static func makeFolders(_ path: String) throws(TraCuuError) {
        var parent = path.hasPrefix("/") ? "/" : "."
        var folder = path.hasPrefix("/") ? "/" : ""
        for component in path.split(separator: "/") {
            folder += component
            do throws(TraCuuError) {
                try SystemCall.retrying("create the folder", folder) { mkdir(folder, 0o777) }
                try syncFolder(parent)
            } catch .io(_, _, EEXIST, _) {
                // Opening says so if it is not a folder.
            }
            parent = folder
            folder += "/"
        }
    }

    private static func syncFolder(_ path: String) throws(TraCuuError) {
        let folder = try SystemCall.retrying("open", path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        defer { _ = close(folder) }
        try SystemCall.retrying("sync the folder", path) { fsync(folder) }
    }
}
