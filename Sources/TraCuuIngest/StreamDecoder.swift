// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Turns compressed bytes into what they stand for, block by block.
protocol StreamDecoder: AnyObject {
    /// Whether the bytes consumed so far are whole: the data may end here.
    var isComplete: Bool { get }

    /// Consumes bytes from the front of `input` and writes to `output`; returns how many bytes were written. Only if it
    /// is 0 has all input been consumed.
    ///
    /// - Throws: ``DecoderFailure`` if the data is damaged.
    func decode(
        _ input: inout UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) throws(DecoderFailure) -> Int
}

/// Why compressed data cannot be read, for a person.
struct DecoderFailure: Error {
    let reason: String
}

/// The ways in which bytes can be packed.
enum Compression: String {
    case gzip
    case zstd

    /// What the first bytes of a file say about it (RFC 1952, section 2.3.1; RFC 8878, section 3.1, skippable frames
    /// included).
    init?(magic bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if bytes.count >= 4, bytes[0] & 0xF0 == 0x50, bytes[1...3].elementsEqual([0x2A, 0x4D, 0x18]) {
            self = .zstd
        } else {
            return nil
        }
    }

    /// A decoder for one stream, or nil if there is no memory.
    func makeDecoder() -> (any StreamDecoder)? {
        switch self {
        case .gzip: GzipDecoder()
        case .zstd: ZstdDecoder()
        }
    }
}
