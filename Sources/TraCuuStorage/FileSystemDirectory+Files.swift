// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
package import TraCuuCore

extension FileSystemDirectory {
    package func map(_ name: String) throws(TraCuuError) -> Mapping {
        let file = try pathOf(name)
        // Non-blocking, so that a pipe in place of a file is an error and not a wait.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
        let handle = try SystemCall.retrying("open", file) { openat(descriptor, name, flags) }
        defer { _ = close(handle) }
        var status = stat()
        try SystemCall.retrying("read the size", file) { fstat(handle, &status) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(file: file, reason: "not a regular file") }
        guard let size = Int(exactly: status.st_size), size > 0 else { return Mapping.empty }
        let start = mmap(nil, size, PROT_READ, MAP_SHARED, handle, 0)
        let code = errno
        guard let start, start != MAP_FAILED else { throw SystemCall.error("map", file, code) }
        return Mapping(
            bytes: UnsafeRawBufferPointer(start: start, count: size),
            advise: adviseKernel,
            release: { _ = munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count) }
        )
    }

    package func create(_ name: String) throws(TraCuuError) -> any OutputFile {
        let file = try pathOf(name)
        // A new file rather than a truncated one: readers may still have the old one mapped.
        do throws(TraCuuError) {
            try SystemCall.retrying("replace", file) { unlinkat(descriptor, name, 0) }
        } catch .io(_, _, ENOENT, _) {
            // Nothing to replace.
        }
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let handle = try SystemCall.retrying("create", file) { openat(descriptor, name, flags, 0o666) }
        return FileSystemOutputFile(descriptor: handle, path: file)
    }
}

/// Passes advice on to the kernel, in whole pages; a refusal is no matter.
private func adviseKernel(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ advice: MappingAdvice) {
    let page = max(Int(sysconf(Int32(_SC_PAGESIZE))), 1)
    let range = range.clamped(to: 0..<bytes.count)
    let start = range.lowerBound / page * page
    // A page that is only partly behind the reader stays, unless the file ends in it.
    let end = range.upperBound == bytes.count ? bytes.count : range.upperBound / page * page
    guard start < end, let base = bytes.baseAddress else { return }
    let address = UnsafeMutableRawPointer(mutating: base + start)
    switch advice {
    case .sequential: _ = madvise(address, end - start, MADV_SEQUENTIAL)
    case .done: _ = madvise(address, end - start, MADV_DONTNEED)
    }
}

/// A file that is being written through a descriptor. Not for use by several threads at once.
final class FileSystemOutputFile: OutputFile {
    /// The most that one call is asked to write; Linux takes no more than 2 GiB less a page.
    private static let writeLimit = 1 << 30

    private var descriptor: Int32
    private let path: String
    /// After a failed write or sync the kernel may have dropped pages: a later sync that succeeds would prove nothing.
    private var failure: TraCuuError?

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) {
        try checkUsable()
        var rest = bytes
        while !rest.isEmpty {
            let written = try remembering { () throws(TraCuuError) in
                try SystemCall.retrying("write", path) {
                    Glibc.write(descriptor, rest.baseAddress, min(rest.count, Self.writeLimit))
                }
            }
            guard written > 0 else {
                let error = SystemCall.error("write", path, ENOSPC)
                failure = error
                throw error
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }

    func sync() throws(TraCuuError) {
        try checkUsable()
        try remembering { () throws(TraCuuError) in
            _ = try SystemCall.retrying("sync", path) { fsync(descriptor) }
        }
    }

    func close() throws(TraCuuError) {
        guard descriptor >= 0 else { return }
        let handle = descriptor
        descriptor = -1
        if Glibc.close(handle) != 0 {
            let code = errno
            // Linux has released the descriptor even if a signal came.
            if code != EINTR { throw SystemCall.error("close", path, code) }
        }
        if let failure { throw failure }
    }

    private func checkUsable() throws(TraCuuError) {
        if let failure { throw failure }
        guard descriptor >= 0 else { throw .usage("\(path) is written after it was closed") }
    }

    private func remembering<Result>(_ body: () throws(TraCuuError) -> Result) throws(TraCuuError) -> Result {
        do throws(TraCuuError) {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }
}
