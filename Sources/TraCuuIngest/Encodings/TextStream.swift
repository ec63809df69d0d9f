// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

/// The bytes of a source: of UTF-16 the same text in UTF-8, all others as they are.
final class TextStream {
    /// UTF-16 of one byte order, if the source is that.
    let encoding: VietnameseEncoding?

    /// How many bytes are looked at to tell UTF-16, and taken at once when it is decoded.
    private static let headSize = 4096
    private static let blockSize = 1 << 18

    private let source: SourceStream
    private var decoder: VietnameseDecoder?
    private var block: [UInt8] = []
    /// What is to be handed out next, from `start` on.
    private var ready: [UInt8] = []
    private var start = 0

    /// Looks at the first bytes of a source.
    init(_ source: SourceStream) throws(TraCuuError) {
        self.source = source
        var head = [UInt8](repeating: 0, count: Self.headSize)
        // A pipe or a decompressor may give less at once; the end is that of the source alone.
        var count = 0
        while count < head.count {
            let result: Result<Int, TraCuuError> = head.withUnsafeMutableBytes { head in
                Result { () throws(TraCuuError) in
                    try source.read(into: UnsafeMutableRawBufferPointer(rebasing: head[count...]))
                }
            }
            let more = try result.get()
            if more == 0 { break }
            count += more
        }
        head.removeLast(head.count - count)
        encoding = head.withUnsafeBytes {
            VietnameseEncoding.utf16(UnsafeRawBufferPointer(rebasing: $0[..<(count & ~1)]))
        }
        ready = head
        guard let encoding else { return }
        var decoder = VietnameseDecoder(encoding)
        ready.removeAll()
        head.withUnsafeBytes { decoder.decode($0, into: &ready) }
        self.decoder = decoder
        block = [UInt8](repeating: 0, count: Self.blockSize)
    }

    private static func read(_ source: SourceStream, into buffer: inout [UInt8]) throws(TraCuuError) -> Int {
        let result: Result<Int, TraCuuError> = buffer.withUnsafeMutableBytes { buffer in
            Result { () throws(TraCuuError) in try source.read(into: buffer) }
        }
        return try result.get()
    }

    /// Fills `output` from its start; returns how many bytes were written, 0 at the end.
    func read(into output: UnsafeMutableRawBufferPointer) throws(TraCuuError) -> Int {
        while start == ready.count {
            guard decoder != nil else { return try source.read(into: output) }
            ready.removeAll(keepingCapacity: true)
            start = 0
            let count = try Self.read(source, into: &block)
            if count == 0 {
                decoder?.finish(into: &ready)
                decoder = nil
            } else {
                block.withUnsafeBytes { decoder?.decode(UnsafeRawBufferPointer(rebasing: $0[..<count]), into: &ready) }
            }
        }
        let count = min(ready.count - start, output.count)
        ready.withUnsafeBytes {
            output.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
        }
        start += count
        return count
    }
}
