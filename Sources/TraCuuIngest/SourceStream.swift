// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCore

/// The bytes of one file or of standard input, decompressed if their first bytes say that they are compressed.
final class SourceStream {
    /// How many bytes are asked of the system at once.
    static let blockSize = 1 << 20

    /// What to call the source in errors.
    let name: String
    /// The bytes taken from the system so far, still compressed.
    private(set) var bytesOnDisk: UInt64 = 0

    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let block: UnsafeMutableRawBufferPointer
    /// The part of `block` not yet used.
    private var pending: UnsafeRawBufferPointer
    private var decoder: (any StreamDecoder)?

    /// Opens `path`, or standard input if it is nil.
    ///
    /// - Parameters:
    ///   - expected: the packing that the name promises.
    ///   - sniffs: whether to unpack what looks packed.
    /// - Throws: ``TraCuuError/io(operation:path:code:message:)`` if it cannot be opened or read,
    ///   ``TraCuuError/badInput(source:line:reason:)`` if it is not packed as expected.
    init(path: String?, expected: Compression?, sniffs: Bool) throws(TraCuuError) {
        name = path ?? "standard input"
        var descriptor = STDIN_FILENO
        if let path {
            descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
            guard descriptor >= 0 else { throw .system("open", path) }
        }
        self.descriptor = descriptor
        ownsDescriptor = path != nil
        block = .allocate(byteCount: Self.blockSize, alignment: 64)
        pending = UnsafeRawBufferPointer(rebasing: block[..<0])
        try start(expected: expected, sniffs: sniffs)
    }

    deinit {
        block.deallocate()
        if ownsDescriptor { close(descriptor) }
    }

    private func start(expected: Compression?, sniffs: Bool) throws(TraCuuError) {
        // A pipe may hand over its first bytes one by one; four tell everything.
        var count = 0
        while count < 4 {
            let more = try readSystem(UnsafeMutableRawBufferPointer(rebasing: block[count...]))
            if more == 0 { break }
            count += more
        }
        pending = UnsafeRawBufferPointer(rebasing: block[..<count])
        let found = sniffs ? Compression(magic: pending) : nil
        if let expected, expected != found {
            throw .badInput(source: name, line: nil, reason: "it is not \(expected.rawValue) data, as its name says")
        }
        guard let found else { return }
        decoder = found.makeDecoder()
        if decoder == nil { throw .limit("no memory to decompress \(name)") }
    }

    /// Fills `output` from its start; returns how many bytes were written, 0 at the end.
    ///
    /// - Throws: ``TraCuuError/io(operation:path:code:message:)``, or
    ///   ``TraCuuError/badInput(source:line:reason:)`` if compressed data is damaged or cut off.
    func read(into output: UnsafeMutableRawBufferPointer) throws(TraCuuError) -> Int {
        guard let decoder else { return try readPlain(into: output) }
        while true {
            let atEnd = pending.isEmpty ? try !refill() : false
            let written: Int
            do {
                written = try decoder.decode(&pending, into: output)
            } catch {
                throw .badInput(source: name, line: nil, reason: error.reason)
            }
            if written > 0 { return written }
            guard atEnd else { continue }
            guard decoder.isComplete else {
                throw .badInput(source: name, line: nil, reason: "the compressed data ends too early")
            }
            return 0
        }
    }

    private func readPlain(into output: UnsafeMutableRawBufferPointer) throws(TraCuuError) -> Int {
        guard !pending.isEmpty else { return try readSystem(output) }
        let count = min(pending.count, output.count)
        output.copyMemory(from: UnsafeRawBufferPointer(rebasing: pending[..<count]))
        pending = UnsafeRawBufferPointer(rebasing: pending[count...])
        return count
    }

    private func refill() throws(TraCuuError) -> Bool {
        let count = try readSystem(block)
        pending = UnsafeRawBufferPointer(rebasing: block[..<count])
        return count > 0
    }

    private func readSystem(_ output: UnsafeMutableRawBufferPointer) throws(TraCuuError) -> Int {
        let count = retrying { Glibc.read(descriptor, output.baseAddress, output.count) }
        guard count >= 0 else { throw .system("read", name) }
        bytesOnDisk += UInt64(count)
        return count
    }
}
