// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuu

/// Reading and writing whole files.
enum Files {
    /// The longest file that is read whole, in bytes.
    static let sizeLimit = 256 << 20

    /// The content of a file, or of standard input for `-`.
    static func read(_ path: String) throws(TraCuuError) -> [UInt8] {
        let isInput = path == "-"
        let name = isInput ? "standard input" : path
        let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw failure("open", path, errno) }
            throw .badInput(source: path, line: nil, reason: "there is no such file")
        }
        defer { if !isInput { _ = close(descriptor) } }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", name, errno) }
            if count == 0 { return content }
            guard content.count + count <= sizeLimit else {
                throw .limit("\(name) has more than \(sizeLimit >> 20) MiB")
            }
            content.append(contentsOf: buffer[..<count])
        }
    }

    /// Writes a file so that it is there as a whole or not at all: under another name in the same folder, then renamed.
    static func replace(_ path: String, with text: String) throws(TraCuuError) {
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("create", temporary, errno) }
        var text = text
        var code = text.withUTF8 { Output.writeAll(descriptor, UnsafeRawBufferPointer($0)) }
        if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(temporary, path) != 0 { code = errno }
        guard code == 0 else {
            unlink(temporary)
            throw failure("write", path, code)
        }
    }

    /// An error of the operating system.
    static func failure(_ operation: String, _ path: String, _ code: Int32) -> TraCuuError {
        .io(operation: operation, path: path, code: code, message: String(cString: strerror(code)))
    }
}
