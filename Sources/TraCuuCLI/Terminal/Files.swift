// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuu

/// Reading and writing whole files.
enum Files {
    /// The longest file that is read whole unless its reader says otherwise, in bytes.
    static let sizeLimit = 256 << 20

    /// The content of a file, or of standard input for `-`, if it has no more bytes than `limit`.
    static func read(_ path: String, limit: Int = sizeLimit) throws(TraCuuError) -> [UInt8] {
        let (descriptor, name) = try open(path)
        defer { if descriptor != STDIN_FILENO { _ = close(descriptor) } }
        var content: [UInt8] = []
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            guard status.st_size <= limit else { throw .limit("\(name) has more than \(limit >> 20) MiB") }
            content.reserveCapacity(max(0, Int(status.st_size)))
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try read(descriptor, name, &buffer)
            if count == 0 { return content }
            guard content.count + count <= limit else {
                throw .limit("\(name) has more than \(limit >> 20) MiB")
            }
            content.append(contentsOf: buffer[..<count])
        }
    }

    /// Hands over the content of a file of any size, or of standard input for `-`, in pieces of at most `size` bytes, until
    /// `body` returns another code than 0, which is returned.
    static func read(
        _ path: String,
        pieces size: Int,
        _ body: (UnsafeRawBufferPointer) -> Int32
    ) throws(TraCuuError) -> Int32 {
        let (descriptor, name) = try open(path)
        defer { if descriptor != STDIN_FILENO { _ = close(descriptor) } }
        var buffer = [UInt8](repeating: 0, count: size)
        while true {
            let count = try read(descriptor, name, &buffer)
            if count == 0 { return 0 }
            let code = buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            if code != 0 { return code }
        }
    }

    private static func open(_ path: String) throws(TraCuuError) -> (descriptor: Int32, name: String) {
        if path == "-" { return (STDIN_FILENO, "standard input") }
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor < 0 else { return (descriptor, path) }
        guard errno == ENOENT else { throw failure("open", path, errno) }
        throw .badInput(source: path, line: nil, reason: "there is no such file")
    }

    /// Reads what comes at once; returns how many bytes, 0 at the end.
    private static func read(_ descriptor: Int32, _ name: String, _ buffer: inout [UInt8]) throws(TraCuuError) -> Int {
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw failure("read", name, errno) }
        }
    }

    /// Writes a text to a file, as a whole or not at all if it is a regular one or is not there yet.
    static func write(_ text: String, to path: String) throws(TraCuuError) {
        try write(to: path) { (descriptor) throws(TraCuuError) in
            var text = text
            return text.withUTF8 { Output.writeAll(descriptor, UnsafeRawBufferPointer($0)) }
        }
    }

    /// Writes a file, as a whole or not at all if it is a regular one or is not there yet. `body` writes to a descriptor and
    /// returns 0 or the code of the first error; what it throws leaves the file as it was.
    ///
    /// Links are followed, and a file that is replaced keeps its mode. Devices and pipes are written to as they are, and so
    /// is a path that leads to standard output.
    static func write(
        to path: String,
        _ body: (_ descriptor: Int32) throws(TraCuuError) -> Int32
    ) throws(TraCuuError) {
        var status = stat()
        guard stat(path, &status) == 0 else { return try replace(path, mode: nil, body) }
        if isOutput(status) {
            let code = try body(STDOUT_FILENO)
            if code != 0 { try Output.fail(code) }
        } else if status.st_mode & S_IFMT == S_IFREG {
            try replace(path, mode: status.st_mode & 0o7777, body)
        } else {
            let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure("write", path, errno) }
            defer { _ = close(descriptor) }
            let code = try body(descriptor)
            guard code == 0 else { throw failure("write", path, code) }
        }
    }

    /// Writes under another name in the same folder and renames that, so that no one sees a part.
    private static func replace(
        _ path: String,
        mode: mode_t?,
        _ body: (_ descriptor: Int32) throws(TraCuuError) -> Int32
    ) throws(TraCuuError) {
        let target = try target(of: path)
        let temporary = folder(of: target) + ".tracuu-\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("write", path, errno) }
        var code = mode.map { fchmod(descriptor, $0) == 0 ? 0 : errno } ?? 0
        do throws(TraCuuError) {
            if code == 0 { code = try body(descriptor) }
        } catch {
            _ = close(descriptor)
            unlink(temporary)
            throw error
        }
        if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(temporary, target) != 0 { code = errno }
        guard code == 0 else {
            unlink(temporary)
            throw failure("write", path, code)
        }
    }

    private static func isOutput(_ status: stat) -> Bool {
        var output = stat()
        guard fstat(STDOUT_FILENO, &output) == 0 else { return false }
        return output.st_dev == status.st_dev && output.st_ino == status.st_ino
    }

    /// Where symbolic links lead, also if nothing is there yet.
    private static func target(of path: String) throws(TraCuuError) -> String {
        var target = path
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        // As many links as the system follows.
        for _ in 0..<40 {
            let count = readlink(target, &buffer, buffer.count)
            guard count >= 0 else { return target }
            guard let link = String(validating: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) else {
                throw failure("write", path, EILSEQ)
            }
            target = link.hasPrefix("/") ? link : folder(of: target) + link
        }
        throw failure("write", path, ELOOP)
    }

    /// The folder that a path begins with, with the slash behind it; empty if the path is a mere name.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// An error of the operating system.
    static func failure(_ operation: String, _ path: String, _ code: Int32) -> TraCuuError {
        .io(operation: operation, path: path, code: code, message: String(cString: strerror(code)))
    }
}
