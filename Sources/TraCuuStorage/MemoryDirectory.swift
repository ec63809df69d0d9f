// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import Synchronization
package import TraCuuCore

/// A folder in memory, for small indexes that need not outlive the process and for tests.
///
/// A file's content can be mapped once it is closed; before, it is empty.
package final class MemoryDirectory: Directory {
    package let path: String
    private let state = Mutex(State())

    private struct State {
        var files: [String: MemoryFile] = [:]
        var locks: Set<String> = []
    }

    /// An empty folder with a name for messages.
    package init(path: String = "(memory)") {
        self.path = path
    }

    package func names() -> [String] {
        state.withLock { Array($0.files.keys) }
    }

    package func map(_ name: String) throws(TraCuuError) -> Mapping {
        let file = try pathOf(name)
        guard let found = state.withLock({ $0.files[name] }) else { throw SystemCall.error("open", file, ENOENT) }
        return found.content.withLock { $0 }
    }

    package func create(_ name: String) throws(TraCuuError) -> any OutputFile {
        let file = try pathOf(name)
        let created = MemoryFile()
        state.withLock { $0.files[name] = created }
        return MemoryOutputFile(created, path: file)
    }

    package func rename(_ source: String, to target: String) throws(TraCuuError) {
        let file = try pathOf(source)
        _ = try pathOf(target)
        try state.withLock { (state) throws(TraCuuError) in
            guard let moved = state.files.removeValue(forKey: source) else {
                throw SystemCall.error("rename to \(target)", file, ENOENT)
            }
            state.files[target] = moved
        }
    }

    package func remove(_ name: String) throws(TraCuuError) {
        let file = try pathOf(name)
        guard state.withLock({ $0.files.removeValue(forKey: name) }) != nil else {
            throw SystemCall.error("remove", file, ENOENT)
        }
    }

    package func sync() {}

    package func lock(_ name: String) throws(TraCuuError) -> any DirectoryLock {
        let file = try pathOf(name)
        guard state.withLock({ $0.locks.insert(name).inserted }) else { throw .locked(path: file, holder: getpid()) }
        return MemoryLock(directory: self, name: name)
    }

    fileprivate func release(_ name: String) {
        state.withLock { _ = $0.locks.remove(name) }
    }

    private func pathOf(_ name: String) throws(TraCuuError) -> String {
        try FileName.validate(name)
        return path + "/" + name
    }
}

/// What a name stands for: like an inode, it survives a rename.
private final class MemoryFile: Sendable {
    let content = Mutex(Mapping.empty)
}

private final class MemoryLock: DirectoryLock {
    private let directory: MemoryDirectory
    private let name: String

    init(directory: MemoryDirectory, name: String) {
        self.directory = directory
        self.name = name
    }

    deinit {
        directory.release(name)
    }
}

/// Collects bytes and hands them over, without a copy, when closed. Not for use by several threads at once.
private final class MemoryOutputFile: OutputFile {
    private let file: MemoryFile
    private let path: String
    private var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var count = 0
    private var closed = false

    init(_ file: MemoryFile, path: String) {
        self.file = file
        self.path = path
    }

    deinit {
        free(bytes.baseAddress)
    }

    func write(_ more: UnsafeRawBufferPointer) throws(TraCuuError) {
        guard !closed else { throw .usage("\(path) is written after it was closed") }
        if bytes.count - count < more.count { try resize(to: max(bytes.count * 2, count + more.count, 1024)) }
        UnsafeMutableRawBufferPointer(rebasing: bytes[count...]).copyMemory(from: more)
        count += more.count
    }

    func sync() throws(TraCuuError) {
        guard !closed else { throw .usage("\(path) is synced after it was closed") }
    }

    func close() throws(TraCuuError) {
        guard !closed else { return }
        closed = true
        guard count > 0 else { return }
        try resize(to: count)
        let mapping = Mapping(bytes: UnsafeRawBufferPointer(bytes)) {
            free(UnsafeMutableRawPointer(mutating: $0.baseAddress))
        }
        bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        file.content.withLock { $0 = mapping }
    }

    private func resize(to size: Int) throws(TraCuuError) {
        guard let grown = realloc(bytes.baseAddress, size) else { throw SystemCall.error("write", path, ENOMEM) }
        bytes = UnsafeMutableRawBufferPointer(start: grown, count: size)
    }
}
