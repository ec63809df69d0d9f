// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CSystemZstd

/// Decodes Zstandard (RFC 8878), several frames in a row included. Frames whose window is larger than 128 MiB are
/// refused, as the library does unless told otherwise.
final class ZstdDecoder: StreamDecoder {
    private let context: OpaquePointer
    private(set) var isComplete = false

    init?() {
        guard let context = ZSTD_createDCtx() else { return nil }
        self.context = context
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    func decode(
        _ input: inout UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) throws(DecoderFailure) -> Int {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        repeat {
            let before = source.pos
            let hint = ZSTD_decompressStream(context, &target, &source)
            guard ZSTD_isError(hint) == 0 else {
                throw DecoderFailure(reason: "damaged zstd data: \(String(cString: ZSTD_getErrorName(hint)))")
            }
            // Called without input at the start of a frame, the library asks for a header: that changes nothing.
            if hint == 0 { isComplete = true } else if source.pos > before || target.pos > 0 { isComplete = false }
        } while target.pos == 0 && source.pos < source.size
        input = UnsafeRawBufferPointer(rebasing: input[source.pos...])
        return target.pos
    }
}
