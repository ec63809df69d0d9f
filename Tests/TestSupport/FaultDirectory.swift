// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import Synchronization
package import TraCuuCore
package import TraCuuStorage

/// A folder in memory whose operations fail on demand and which can lose power.
///
/// It knows, for each file, which bytes are durable and, for the folder, which names are, so that ``crash(seed:)`` can
/// leave everything else to chance.
package final class FaultDirectory: Directory {
    /// Which operations fail, counted from 1 over all operations of the directory and its files.
    package enum Plan: Equatable, Sendable {
        case never
        /// Only this one.
        case at(Int)
        /// This one and all after it, as when a disk dies.
        case from(Int)
    }

    package let path = "(faulty)"
    let state: Mutex<State>

    /// What a name stands for.
    struct Inode {
        var content: [UInt8] = []
        /// How many bytes of the content a sync has covered.
        var durable = 0
    }

    struct State {
        let plan: Plan
        var count = 0
        var inodes: [Int: Inode] = [:]
        var names: [String: Int] = [:]
        /// The names as of the last sync of the folder.
        var durableNames: [String: Int] = [:]
        var locks: Set<String> = []

        /// Counts an operation; true if it is to fail.
        mutating func fails() -> Bool {
            count += 1
            switch plan {
            case .never: return false
            case .at(let number): return count == number
            case .from(let number): return count >= number
            }
        }
    }

    package init(_ plan: Plan = .never) {
        state = Mutex(State(plan: plan))
    }

    /// How many operations were asked for so far.
    package var operationCount: Int { state.withLock { $0.count } }

    package func names() throws(TraCuuError) -> [String] {
        try perform("list", "") { (state) throws(TraCuuError) in Array(state.names.keys) }
    }

    package func map(_ name: String) throws(TraCuuError) -> Mapping {
        let content = try perform("map", name) { (state) throws(TraCuuError) in
            guard let inode = state.names[name] else { throw self.error("map", name, ENOENT) }
            return state.inodes[inode, default: Inode()].content
        }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 64)
        copy.copyBytes(from: content)
        return Mapping(bytes: UnsafeRawBufferPointer(copy)) { $0.deallocate() }
    }

    package func create(_ name: String) throws(TraCuuError) -> any OutputFile {
        let inode = try perform("create", name) { (state) throws(TraCuuError) in
            let inode = state.count
            state.inodes[inode] = Inode()
            state.names[name] = inode
            return inode
        }
        return FaultFile(inode: inode, name: name, directory: self)
    }

    package func rename(_ source: String, to target: String) throws(TraCuuError) {
        try perform("rename", source) { (state) throws(TraCuuError) in
            guard let inode = state.names.removeValue(forKey: source) else {
                throw self.error("rename", source, ENOENT)
            }
            state.names[target] = inode
        }
    }

    package func remove(_ name: String) throws(TraCuuError) {
        try perform("remove", name) { (state) throws(TraCuuError) in
            guard state.names.removeValue(forKey: name) != nil else { throw self.error("remove", name, ENOENT) }
        }
    }

    package func sync() throws(TraCuuError) {
        try perform("sync", "") { (state) throws(TraCuuError) in state.durableNames = state.names }
    }

    package func lock(_ name: String) throws(TraCuuError) -> any DirectoryLock {
        try perform("lock", name) { (state) throws(TraCuuError) in
            guard state.locks.insert(name).inserted else { throw TraCuuError.locked(path: name, holder: getpid()) }
        }
        return FaultLock(name: name, directory: self)
    }

    /// Counts an operation and does it, unless the plan has it fail.
    fileprivate func perform<Result: Sendable>(
        _ operation: String,
        _ name: String,
        _ body: (inout State) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result {
        try state.withLock { (state) throws(TraCuuError) in
            if state.fails() { throw self.error(operation, name, EIO) }
            return try body(&state)
        }
    }

    fileprivate func error(_ operation: String, _ name: String, _ code: Int32) -> TraCuuError {
        .io(operation: operation, path: path + "/" + name, code: code, message: "injected")
    }
}

private final class FaultFile: OutputFile {
    private let inode: Int
    private let name: String
    private let directory: FaultDirectory

    init(inode: Int, name: String, directory: FaultDirectory) {
        self.inode = inode
        self.name = name
        self.directory = directory
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) {
        let copy = Array(bytes)
        let failed = directory.state.withLock { state in
            let failed = state.fails()
            // A write that fails may have written a part.
            let taken = failed ? copy.count / 2 : copy.count
            state.inodes[inode, default: FaultDirectory.Inode()].content += copy[..<taken]
            return failed
        }
        if failed { throw directory.error("write", name, ENOSPC) }
    }

    func sync() throws(TraCuuError) {
        let inode = inode
        try directory.perform("sync", name) { (state) throws(TraCuuError) in
            let count = state.inodes[inode, default: FaultDirectory.Inode()].content.count
            state.inodes[inode, default: FaultDirectory.Inode()].durable = count
        }
    }

    func close() throws(TraCuuError) {
        try directory.perform("close", name) { (_) throws(TraCuuError) in }
    }
}

private final class FaultLock: DirectoryLock {
    private let name: String
    private let directory: FaultDirectory

    init(name: String, directory: FaultDirectory) {
        self.name = name
        self.directory = directory
    }

    deinit {
        directory.state.withLock { _ = $0.locks.remove(name) }
    }
}
