// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCore

/// Calls to the operating system, with their errors as ``TraCuuError``.
enum SystemCall {
    /// Repeats a call while a signal interrupts it.
    ///
    /// - Returns: what the call returned, never negative.
    /// - Throws: ``TraCuuError/io(operation:path:code:message:)`` with the call's `errno`.
    @discardableResult
    static func retrying<Result: SignedInteger>(
        _ operation: String,
        _ path: String,
        _ call: () -> Result
    ) throws(TraCuuError) -> Result {
        while true {
            let result = call()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw error(operation, path, code) }
        }
    }

    /// The error for an `errno`.
    static func error(_ operation: String, _ path: String, _ code: Int32) -> TraCuuError {
        .io(operation: operation, path: path, code: code, message: message(code))
    }

    /// The system's words for an `errno`; safe on any thread, as `strerror` is not.
    static func message(_ code: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            buffer.initialize(repeating: 0)
            guard let base = buffer.baseAddress, strerror_r(code, base, buffer.count) == 0 else {
                return "unknown error"
            }
            return String(cString: base)
        }
    }
}
