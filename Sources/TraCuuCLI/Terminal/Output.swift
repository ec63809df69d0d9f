// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuu

/// Writing to standard output and standard error.
enum Output {
    /// Writes text to standard output.
    ///
    /// If its reader has gone (`tracuu … | head`) the program ends quietly.
    static func write(_ text: String) throws(TraCuuError) {
        var text = text
        let code = text.withUTF8 { writeAll(STDOUT_FILENO, UnsafeRawBufferPointer($0)) }
        if code != 0 { try fail(code) }
    }

    /// Standard output.
    static let descriptor = STDOUT_FILENO

    /// Ends the program quietly if the reader of standard output has gone, or throws what else went wrong with it.
    static func fail(_ code: Int32) throws(TraCuuError) {
        if code == EPIPE { exit(0) }
        throw Files.failure("write", "standard output", code)
    }

    /// Writes a line to standard error.
    static func note(_ line: String) {
        var line = Text.printable(line) + "\n"
        _ = line.withUTF8 { writeAll(STDERR_FILENO, UnsafeRawBufferPointer($0)) }
    }

    /// Says in one line on standard error what is wrong.
    static func complain(_ message: String) {
        note("tracuu: " + message)
    }

    /// Writes to standard error as it is.
    static func raw(_ text: String) {
        var text = text
        _ = text.withUTF8 { writeAll(STDERR_FILENO, UnsafeRawBufferPointer($0)) }
    }

    /// Writes all bytes to a file; returns 0 or the code of the error.
    static func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = rest.dropFirst(count)
        }
        return 0
    }
}
