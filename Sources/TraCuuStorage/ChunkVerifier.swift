// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
import TraCuuCore

/// Verifies chunks of a file against its chunk table, each once, and remembers which.
///
/// Two threads that touch a chunk for the first time at the same moment may both verify it; no thread sees a byte that
/// was not verified.
final class ChunkVerifier: Sendable {
    private nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    private let path: String
    private let chunkCount: Int
    /// Where the last chunk ends and the table starts.
    let end: Int
    /// One bit a chunk: verified.
    private nonisolated(unsafe) let verified: UnsafeMutablePointer<Atomic<UInt64>>
    private let words: Int

    init(_ bytes: UnsafeRawBufferPointer, footer: IndexFileFooter, path: String) {
        self.bytes = bytes
        self.path = path
        end = footer.tableStart
        chunkCount = footer.chunkCount
        words = (chunkCount + 63) / 64
        verified = .allocate(capacity: words)
        for word in 0..<words { (verified + word).initialize(to: Atomic(0)) }
    }

    deinit {
        verified.deinitialize(count: words)
        verified.deallocate()
    }

    /// Verifies the chunks that hold a range of bytes, which must lie before ``end``.
    ///
    /// - Complexity: one load for every 64 chunks that are verified already.
    func verify(_ range: Range<Int>) throws(TraCuuError) {
        guard !range.isEmpty else { return }
        let first = range.lowerBound / IndexFileFormat.chunkSize
        let last = (range.upperBound - 1) / IndexFileFormat.chunkSize
        for word in first / 64...last / 64 {
            var wanted = ~UInt64(0)
            if word == first / 64 { wanted &= ~0 << UInt64(first % 64) }
            if word == last / 64 { wanted &= ~0 >> UInt64(63 - last % 64) }
            var missing = wanted & ~verified[word].load(ordering: .relaxed)
            while missing != 0 {
                let bit = missing.trailingZeroBitCount
                try check(chunk: word * 64 + bit)
                verified[word].bitwiseOr(1 << UInt64(bit), ordering: .relaxed)
                missing &= missing - 1
            }
        }
    }

    private func check(chunk: Int) throws(TraCuuError) {
        let start = chunk * IndexFileFormat.chunkSize
        let content = bytes[start..<min(start + IndexFileFormat.chunkSize, end)]
        let expected = bytes.loadUnaligned(fromByteOffset: end + chunk * 4, as: UInt32.self)
        guard UInt32(littleEndian: expected) == CRC32C.checksum(UnsafeRawBufferPointer(rebasing: content)) else {
            throw .corrupt(file: path, offset: UInt64(start), reason: "a checksum is wrong (chunk \(chunk))")
        }
    }
}
