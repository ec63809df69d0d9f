// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuStorage

struct FileSystemDirectoryTests {
    @Test func aFolderIsMadeOnRequestOnly() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a/b"
        #expect(throws: TraCuuError.noIndex(path: path, reason: "there is no such folder")) {
            _ = try FileSystemDirectory(path: path)
        }
        try FileSystemDirectory(path: path, create: true).put("x", [7])
        #expect(try FileSystemDirectory(path: path + "/", create: true).content("x") == [7])
        try FileSystemDirectory(path: path).remove("x")
        #expect(try FileSystemDirectory(path: folder.path).names().isEmpty, "folders are not files")
        rmdir(path)
        rmdir(folder.path + "/a")
    }

    @Test func aFileIsNoFolder() throws {
        let folder = try TemporaryFolder()
        try FileSystemDirectory(path: folder.path).put("x", [7])
        let path = folder.path + "/x"
        #expect(throws: TraCuuError.noIndex(path: path, reason: "this is not a folder")) {
            _ = try FileSystemDirectory(path: path, create: true)
        }
    }

    @Test func errorsNameOperationPathAndCode() throws {
        let folder = try TemporaryFolder()
        let directory = try FileSystemDirectory(path: folder.path)
        let error = #expect(throws: TraCuuError.self) { _ = try directory.map("gone") }
        #expect(
            error
                == .io(
                    operation: "open",
                    path: folder.path + "/gone",
                    code: ENOENT,
                    message: "No such file or directory"
                )
        )
    }

    @Test func aPipeIsNoIndexFile() throws {
        let folder = try TemporaryFolder()
        mkfifo(folder.path + "/pipe", 0o600)
        let directory = try FileSystemDirectory(path: folder.path)
        let error = #expect(throws: TraCuuError.self) { _ = try directory.map("pipe") }
        #expect(error == .foreign(file: folder.path + "/pipe", reason: "not a regular file"))
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0))
    func aFullDiskIsAnErrorThatSticks() throws {
        let file = FileSystemOutputFile(descriptor: open("/dev/full", O_WRONLY), path: "full")
        let full = TraCuuError.io(operation: "write", path: "full", code: ENOSPC, message: "No space left on device")
        #expect(throws: full) { try [UInt8(1)].withUnsafeBytes { try file.write($0) } }
        #expect(throws: full) { try file.sync() }
        #expect(throws: full) { try file.close() }
    }

    @Test func aClosedFileTakesNothing() throws {
        let folder = try TemporaryFolder()
        let file = try FileSystemDirectory(path: folder.path).create("a")
        try file.close()
        let closed = TraCuuError.usage("\(folder.path)/a is written after it was closed")
        #expect(throws: closed) { try [UInt8(1)].withUnsafeBytes { try file.write($0) } }
        #expect(throws: closed) { try file.sync() }
    }

    @Test func twoOpenDescriptionsContendForTheLock() throws {
        let folder = try TemporaryFolder()
        let first = try FileSystemDirectory(path: folder.path)
        let second = try FileSystemDirectory(path: folder.path)
        var lock: (any DirectoryLock)? = try first.lock("write.lock")
        #expect(throws: TraCuuError.locked(path: folder.path + "/write.lock", holder: getpid())) {
            _ = try second.lock("write.lock")
        }
        #expect(try first.content("write.lock") == Array("\(getpid())\n".utf8))
        #expect(lock != nil)
        lock = nil
        #expect(try first.content("write.lock") == [])
        lock = try second.lock("write.lock")
    }

    @Test func theLockOfAnotherProcessNamesIt() throws {
        let folder = try TemporaryFolder()
        let directory = try FileSystemDirectory(path: folder.path)
        // Someone else's lock, made with the system's own means.
        let handle = open(folder.path + "/write.lock", O_RDWR | O_CREAT, 0o600)
        defer { close(handle) }
        #expect(flock(handle, LOCK_EX | LOCK_NB) == 0)
        let path = folder.path + "/write.lock"
        #expect(throws: TraCuuError.locked(path: path, holder: nil)) { _ = try directory.lock("write.lock") }
        #expect(pwrite(handle, "4711\n", 5, 0) == 5)
        #expect(throws: TraCuuError.locked(path: path, holder: 4711)) { _ = try directory.lock("write.lock") }
    }
}
