// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CSystemZlib

/// Decodes gzip (RFC 1952), several members in a row included. Zero bytes behind the last member, as tapes leave them,
/// are ignored.
final class GzipDecoder: StreamDecoder {
    private enum State {
        /// At the start of the data, where a member must begin.
        case start
        case member
        /// Behind a member, where another may begin.
        case between
        case padding
    }

    /// zlib keeps a pointer to its stream, which must therefore not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var state = State.start

    init?() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 16 asks for gzip and nothing else.
        let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    var isComplete: Bool { state == .between || state == .padding }

    func decode(
        _ input: inout UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) throws(DecoderFailure) -> Int {
        var written = 0
        while written < output.count {
            if state != .member {
                guard let next = input.first else { break }
                if isComplete, next == 0 {
                    state = .padding
                    input = UnsafeRawBufferPointer(rebasing: input.dropFirst())
                    continue
                }
                guard state == .start || (state == .between && next == 0x1F && inflateReset(stream) == Z_OK) else {
                    throw DecoderFailure(reason: "something that is not gzip follows the compressed data")
                }
                state = .member
            }
            // Even without input there may be output that did not fit last time.
            let count = try inflate(&input, into: UnsafeMutableRawBufferPointer(rebasing: output[written...]))
            written += count
            if count == 0, input.isEmpty { break }
        }
        return written
    }

    private func inflate(
        _ input: inout UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) throws(DecoderFailure) -> Int {
        let (inputCount, outputCount) = (min(input.count, 1 << 30), min(output.count, 1 << 30))
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(inputCount)
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(outputCount)
        let code = CSystemZlib.inflate(stream, Z_NO_FLUSH)
        guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
            let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(code)"
            throw DecoderFailure(reason: "damaged gzip data: \(message)")
        }
        if code == Z_STREAM_END { state = .between }
        let consumed = inputCount - Int(stream.pointee.avail_in)
        let written = outputCount - Int(stream.pointee.avail_out)
        // zlib takes what it is given; if it did not, this would be a loop without an end.
        guard consumed > 0 || written > 0 || input.isEmpty else {
            throw DecoderFailure(reason: "damaged gzip data: it does not go on")
        }
        input = UnsafeRawBufferPointer(rebasing: input[consumed...])
        return written
    }
}
