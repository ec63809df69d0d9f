// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CSystemZstd
import TraCuuCore

/// Compresses blocks; keeps the library's tables from one block to the next. Not for use by several threads at once.
final class ZstdCompressor {
    private let context: OpaquePointer
    private let level: Int32

    /// - Throws: ``TraCuuError/limit(_:)`` if there is no memory for the tables.
    init(level: Int32) throws(TraCuuError) {
        guard let context = ZSTD_createCCtx() else { throw .limit("no memory to compress documents") }
        self.context = context
        self.level = min(max(level, ZSTD_minCLevel()), ZSTD_maxCLevel())
    }

    deinit {
        ZSTD_freeCCtx(context)
    }

    /// Replaces `frame` by the compressed `bytes`.
    func compress(_ bytes: UnsafeRawBufferPointer, into frame: inout [UInt8]) throws(TraCuuError) {
        let bound = ZSTD_compressBound(bytes.count)
        if frame.count < bound { frame = [UInt8](repeating: 0, count: bound) }
        let size = frame.withUnsafeMutableBytes {
            ZSTD_compressCCtx(context, $0.baseAddress, $0.count, bytes.baseAddress, bytes.count, level)
        }
        guard ZSTD_isError(size) == 0 else {
            throw .limit("documents cannot be compressed: \(String(cString: ZSTD_getErrorName(size)))")
        }
        frame.removeLast(frame.count - size)
    }
}

/// Decompresses blocks. May pass from thread to thread (hence the promise to the compiler), but is for use by one at a
/// time.
final class ZstdDecompressor: @unchecked Sendable {
    private let context: OpaquePointer

    /// - Throws: ``TraCuuError/limit(_:)`` if there is no memory for the tables.
    init() throws(TraCuuError) {
        guard let context = ZSTD_createDCtx() else { throw .limit("no memory to decompress documents") }
        self.context = context
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    /// Fills `target` with the content of a frame.
    ///
    /// - Returns: what is wrong with the frame, or `nil`: it fills `target` to the last byte.
    func decompress(_ frame: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> String? {
        let size = ZSTD_decompressDCtx(context, target.baseAddress, target.count, frame.baseAddress, frame.count)
        if ZSTD_isError(size) != 0 { return String(cString: ZSTD_getErrorName(size)) }
        return size == target.count ? nil : "a block holds \(size) bytes instead of \(target.count)"
    }
}
