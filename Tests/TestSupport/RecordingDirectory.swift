// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
package import TraCuuCore
package import TraCuuStorage

/// One thing that was asked of a directory.
package enum DirectoryOperation: Equatable, Sendable {
    case names
    case map(String)
    case create(String)
    case write(String, count: Int)
    case syncFile(String)
    case close(String)
    case rename(String, to: String)
    case remove(String)
    case sync
    case lock(String)
}

/// Passes everything on to another directory and records it, in order, before it is done.
package final class RecordingDirectory: Directory {
    private let base: any Directory
    private let log = Mutex<[DirectoryOperation]>([])
    private let watch: (@Sendable (DirectoryOperation) throws(TraCuuError) -> Void)?

    /// - Parameter watch: called before an operation is passed on; what it throws is thrown instead.
    package init(
        _ base: any Directory,
        watch: (@Sendable (DirectoryOperation) throws(TraCuuError) -> Void)? = nil
    ) {
        self.base = base
        self.watch = watch
    }

    /// What has been asked so far.
    package var operations: [DirectoryOperation] { log.withLock { $0 } }

    package var path: String { base.path }

    fileprivate func record(_ operation: DirectoryOperation) throws(TraCuuError) {
        log.withLock { $0.append(operation) }
        try watch?(operation)
    }

    package func names() throws(TraCuuError) -> [String] {
        try record(.names)
        return try base.names()
    }

    package func map(_ name: String) throws(TraCuuError) -> Mapping {
        try record(.map(name))
        return try base.map(name)
    }

    package func create(_ name: String) throws(TraCuuError) -> any OutputFile {
        try record(.create(name))
        return RecordingFile(try base.create(name), name: name, directory: self)
    }

    package func rename(_ source: String, to target: String) throws(TraCuuError) {
        try record(.rename(source, to: target))
        try base.rename(source, to: target)
    }

    package func remove(_ name: String) throws(TraCuuError) {
        try record(.remove(name))
        try base.remove(name)
    }

    package func sync() throws(TraCuuError) {
        try record(.sync)
        try base.sync()
    }

    package func lock(_ name: String) throws(TraCuuError) -> any DirectoryLock {
        try record(.lock(name))
        return try base.lock(name)
    }
}

private final class RecordingFile: OutputFile {
    private let base: any OutputFile
    private let name: String
    private let directory: RecordingDirectory

    init(_ base: any OutputFile, name: String, directory: RecordingDirectory) {
        self.base = base
        self.name = name
        self.directory = directory
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) {
        try directory.record(.write(name, count: bytes.count))
        try base.write(bytes)
    }

    func sync() throws(TraCuuError) {
        try directory.record(.syncFile(name))
        try base.sync()
    }

    func close() throws(TraCuuError) {
        try directory.record(.close(name))
        try base.close()
    }
}
