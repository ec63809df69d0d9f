// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
package import TraCuuCore
package import TraCuuStorage

/// A spelling of a term in a segment.
package struct Spelling: Equatable, Sendable {
    /// The exact key in UTF-8.
    package var key: [UInt8]
    package var counts: SpellingCounts

    package init(key: [UInt8], counts: SpellingCounts) {
        self.key = key
        self.counts = counts
    }
}

/// A term found in the dictionary.
package struct TermEntry: Sendable {
    package var info: TermInfo
    /// The spellings in the order of their numbers.
    package var spellings: [Spelling]
}

/// Finds terms in a segment's dictionary and walks through it.
package final class TermsReader: Sendable {
    /// Terms in the dictionary.
    package let termCount: UInt64
    let file: IndexFile
    let blockCount: Int
    private let indexStart: UInt64
    private nonisolated(unsafe) let index: UnsafeRawBufferPointer
    private nonisolated(unsafe) let keys: UnsafeRawBufferPointer

    /// Opens a dictionary. O(size of the index).
    package init(_ file: IndexFile) throws(TraCuuError) {
        self.file = file
        let trailerSize = UInt64(TermsFormat.trailerSize)
        guard file.bodyEnd >= trailerSize else {
            throw .corrupt(file: file.name, offset: 0, reason: "too short for a term dictionary")
        }
        var trailer = try file.reader(at: file.bodyEnd - trailerSize, count: TermsFormat.trailerSize)
        termCount = try trailer.fixed()
        let blocks: UInt64 = try trailer.fixed()
        indexStart = try trailer.fixed()
        let keySize: UInt64 = try trailer.fixed()
        guard blocks < 1 << 40, keySize < 1 << 32, indexStart <= file.bodyEnd,
            file.bodyEnd - indexStart == (blocks + 1) * 12 + keySize + trailerSize
        else { throw trailer.corrupt("the index of the term dictionary has a wrong size") }
        blockCount = Int(blocks)
        let bytes = try file.bytes(at: indexStart, count: Int(file.bodyEnd - indexStart - trailerSize))
        index = bytes
        keys = UnsafeRawBufferPointer(rebasing: bytes[((blockCount + 1) * 12)...])
    }

    /// Where a block lies in the file.
    func blockRange(_ block: Int) throws(TraCuuError) -> Range<UInt64> {
        let start = UInt64(littleEndian: index.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self))
        let end = UInt64(littleEndian: index.loadUnaligned(fromByteOffset: block * 8 + 8, as: UInt64.self))
        guard start <= end, end <= indexStart else { throw corrupt("a block of terms lies outside the file") }
        return start..<end
    }

    /// The first key of a block, field byte included.
    private func firstKey(_ block: Int) -> UnsafeRawBufferPointer {
        let base = (blockCount + 1) * 8
        let start = Int(UInt32(littleEndian: index.loadUnaligned(fromByteOffset: base + block * 4, as: UInt32.self)))
        let end = Int(UInt32(littleEndian: index.loadUnaligned(fromByteOffset: base + block * 4 + 4, as: UInt32.self)))
        guard start <= end, end <= keys.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: keys[start..<end])
    }

    /// The last block whose first key is at or before the key, 0 if there is none.
    func block(for key: UnsafeRawBufferPointer) -> Int {
        block(for: key, from: 0, to: blockCount)
    }

    /// As ``block(for:)`` for a key that is known to belong into the block `start` or behind it; fast if it is near.
    func block(for key: UnsafeRawBufferPointer, from start: Int) -> Int {
        var low = start
        var step = 1
        while low + step < blockCount, compareBytes(firstKey(low + step), key) <= 0 {
            low += step
            step *= 2
        }
        return block(for: key, from: low, to: min(low + step, blockCount))
    }

    private func block(for key: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
        var low = start
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if compareBytes(firstKey(middle), key) <= 0 { low = middle } else { high = middle }
        }
        return low
    }

    /// Finds a term with its spellings, nil if the segment does not have it. O(log terms).
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the block it belongs into is damaged.
    package func find(field: UInt8, key: UnsafeRawBufferPointer) throws(TraCuuError) -> TermEntry? {
        try seek(field, key) { (cursor) throws(TraCuuError) in
            TermEntry(info: cursor.info, spellings: try cursor.spellings())
        }
    }

    /// Finds what is known of a term apart from its spellings; otherwise as ``find(field:key:)``.
    package func info(field: UInt8, key: UnsafeRawBufferPointer) throws(TraCuuError) -> TermInfo? {
        try seek(field, key) { $0.info }
    }

    /// Lends a cursor at a term; nil if the segment does not have it.
    private func seek<Result>(
        _ field: UInt8,
        _ key: UnsafeRawBufferPointer,
        _ body: (TermsCursor) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result? {
        guard blockCount > 0, key.count < TermsFormat.keyLimit else { return nil }
        var wanted: [UInt8] = []
        wanted.reserveCapacity(key.count + 1)
        wanted.append(field)
        wanted.append(contentsOf: key)
        let block = wanted.withUnsafeBytes { self.block(for: $0) }
        var cursor = TermsCursor(self, block: block)
        while try cursor.next(), cursor.block == block {
            let order = wanted.withUnsafeBytes { wanted in
                cursor.fullKey.withUnsafeBytes { compareBytes($0, wanted) }
            }
            if order == 0 { return try body(cursor) }
            if order > 0 { return nil }
        }
        return nil
    }

    /// Walks through all terms from the first.
    package func cursor() -> TermsCursor {
        TermsCursor(self, block: 0)
    }

    /// Walks through the terms from the block that a key belongs into on; terms before the key may come first.
    package func cursor(near field: UInt8, key: UnsafeRawBufferPointer) -> TermsCursor {
        let full = [field] + Array(key)
        return TermsCursor(self, block: full.withUnsafeBytes { self.block(for: $0) })
    }

    func corrupt(_ reason: String) -> TraCuuError {
        .corrupt(file: file.name, offset: indexStart, reason: reason)
    }
}

/// Orders byte strings as C's `memcmp` does, a prefix before what it begins.
package func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let common = min(left.count, right.count)
    guard common > 0, let first = left.baseAddress, let second = right.baseAddress else {
        return left.count - right.count
    }
    let order = Int(memcmp(first, second, common))
    return order != 0 ? order : left.count - right.count
}
