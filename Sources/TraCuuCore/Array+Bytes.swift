// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Array where Element == UInt8 {
    /// Lends the bytes; like `withUnsafeBytes`, with the type of the error kept.
    @inlinable
    package func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result {
        try withUnsafeBufferPointer { (bytes) throws(TraCuuError) in
            try body(UnsafeRawBufferPointer(bytes))
        }
    }
}
