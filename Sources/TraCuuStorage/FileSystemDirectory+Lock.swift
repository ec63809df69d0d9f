// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import Synchronization
package import TraCuuCore

extension FileSystemDirectory {
    /// Takes the lock by `flock` on a file of that name, which the kernel releases when the process ends, however it
    /// ends. The file holds the process's number as text while the lock is held, and stays when it is released.
    package func lock(_ name: String) throws(TraCuuError) -> any DirectoryLock {
        let file = try pathOf(name)
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let handle = try SystemCall.retrying("open the lock", file) { openat(descriptor, name, flags, 0o666) }
        let lock = FileSystemLock(descriptor: handle)
        do throws(TraCuuError) {
            try SystemCall.retrying("lock", file) { flock(handle, LOCK_EX | LOCK_NB) }
        } catch .io(_, _, EWOULDBLOCK, _) {
            throw .locked(path: file, holder: lock.holder)
        }
        try lock.hold(file)
        return lock
    }
}

/// A lock that is held as long as its descriptor is open.
private final class FileSystemLock: DirectoryLock {
    private let descriptor: Int32
    /// Whether this object, and not another, holds the lock.
    private let held = Atomic(false)

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        // The number of a holder that is gone would mislead whoever reads it before the next one has written its own.
        if held.load(ordering: .relaxed) { _ = ftruncate(descriptor, 0) }
        _ = close(descriptor)
    }

    /// Writes this process's number into the file.
    func hold(_ path: String) throws(TraCuuError) {
        held.store(true, ordering: .relaxed)
        let text = Array("\(getpid())\n".utf8)
        try SystemCall.retrying("write the lock", path) { ftruncate(descriptor, 0) }
        let written = try SystemCall.retrying("write the lock", path) { pwrite(descriptor, text, text.count, 0) }
        guard written == text.count else { throw SystemCall.error("write the lock", path, ENOSPC) }
    }

    /// The number in the file, if there is one.
    var holder: Int32? {
        var text = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &text, text.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: text[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
