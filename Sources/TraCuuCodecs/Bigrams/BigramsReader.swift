// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Reads ``BigramsFormat``; safe to use from several threads.
package final class BigramsReader: Sendable {
    /// The number of syllables.
    package let syllableCount: Int
    private let file: IndexFile
    private nonisolated(unsafe) let rowStarts: UnsafeRawBufferPointer
    private nonisolated(unsafe) let keyStarts: UnsafeRawBufferPointer
    private nonisolated(unsafe) let keys: UnsafeRawBufferPointer

    /// Opens a file; reads its tables only.
    package init(_ file: IndexFile) throws(TraCuuError) {
        self.file = file
        let start = UInt64(IndexFileFormat.headerSize)
        let size = file.bodyEnd - start
        let trailerSize = UInt64(BigramsFormat.trailerSize)
        guard size >= trailerSize else { throw file.corrupt(at: start, "too short for bigrams") }
        var trailer = try file.reader(at: file.bodyEnd - trailerSize, count: BigramsFormat.trailerSize)
        let count = Int(try trailer.fixed(UInt32.self))
        let rowTable = (count + BigramsFormat.firstSyllable + 1) * 4
        let keyTable = (count + 1) * 4
        guard count <= BigramsFormat.syllableLimit, size >= UInt64(rowTable + keyTable) + trailerSize else {
            throw trailer.corrupt("an impossible number of syllables")
        }
        syllableCount = count
        let tables = file.bodyEnd - trailerSize - UInt64(rowTable + keyTable)
        rowStarts = try file.bytes(at: tables, count: rowTable)
        keyStarts = try file.bytes(at: tables + UInt64(rowTable), count: keyTable)
        let keyStart = start + UInt64(Self.integer(rowStarts, count + BigramsFormat.firstSyllable))
        let keySize = Int(Self.integer(keyStarts, count))
        guard keyStart + UInt64(keySize) == tables else {
            throw file.corrupt(at: tables, "the keys of the bigrams have a wrong size")
        }
        keys = try file.bytes(at: keyStart, count: keySize)
    }

    private static func integer(_ table: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
        UInt32(littleEndian: table.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }

    /// The key of a syllable, counted from 0: folded key, zero byte, exact key. Empty if the table of keys is damaged.
    package func key(_ syllable: Int) -> UnsafeRawBufferPointer {
        guard syllable >= 0, syllable < syllableCount else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let start = Int(Self.integer(keyStarts, syllable))
        let end = Int(Self.integer(keyStarts, syllable + 1))
        guard start <= end, end <= keys.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: keys[start..<end])
    }

    /// The syllables whose keys begin with these bytes. O(log syllables).
    package func syllables(_ prefix: UnsafeRawBufferPointer) -> Range<Int> {
        let first = lowerBound { compareBytes($0, prefix) < 0 }
        let end = lowerBound { key in
            compareBytes(UnsafeRawBufferPointer(rebasing: key.prefix(prefix.count)), prefix) <= 0
        }
        return first..<max(first, end)
    }

    /// The first syllable whose key is not before the wanted ones.
    private func lowerBound(_ isBefore: (UnsafeRawBufferPointer) -> Bool) -> Int {
        var low = 0
        var high = syllableCount
        while low < high {
            let middle = (low + high) / 2
            if isBefore(key(middle)) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How often anything follows a neighbour: for a syllable, how often it occurs.
    package func total(of neighbour: Int) throws(TraCuuError) -> UInt64 {
        var reader = try row(of: neighbour)
        return try reader.varint()
    }

    /// Appends what follows a neighbour, as far as it is in a range of neighbours: neighbour << 32 | count, ascending.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the row is damaged or names a neighbour that does not exist.
    package func followers(
        of neighbour: Int,
        in range: Range<Int>,
        into entries: inout [UInt64]
    ) throws(TraCuuError) {
        var reader = try row(of: neighbour)
        _ = try reader.varint()
        let bytes = try reader.raw(reader.remaining)
        let limit = UInt64(min(range.upperBound, syllableCount + BigramsFormat.firstSyllable))
        let first = UInt64(max(range.lowerBound, 0))
        var next: UInt64 = 0
        var position = 0
        while position < bytes.count {
            guard let gap = Self.varint(bytes, &position), let count = Self.varint(bytes, &position),
                gap <= UInt64(UInt32.max), count < UInt64(UInt32.max)
            else { throw reader.corrupt("a bigram is cut off or too large") }
            next += gap
            guard next < UInt64(syllableCount + BigramsFormat.firstSyllable) else {
                throw reader.corrupt("a bigram names a syllable that does not exist")
            }
            if next >= limit { return }
            if next >= first { entries.append(next << 32 | (count + 1)) }
            next += 1
        }
    }

    /// A varint of at most five bytes, nil if it is cut off or longer.
    @inline(__always)
    private static func varint(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift <= 28 {
            let byte = bytes[position]
            position &+= 1
            value |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift &+= 7
        }
        return nil
    }

    private func row(of neighbour: Int) throws(TraCuuError) -> ByteReader {
        let origin = UInt64(IndexFileFormat.headerSize)
        guard neighbour >= 0, neighbour < syllableCount + BigramsFormat.firstSyllable else {
            throw file.corrupt(at: origin, "a syllable does not exist")
        }
        let start = Self.integer(rowStarts, neighbour)
        let end = Self.integer(rowStarts, neighbour + 1)
        guard start <= end else {
            throw file.corrupt(at: origin + UInt64(start), "a row of bigrams lies outside the file")
        }
        return try file.reader(at: origin + UInt64(start), count: Int(end - start))
    }

    /// Checks that keys and rows are in order and that every total is the sum of its row. O(file).
    package func check() throws(TraCuuError) {
        let start = UInt64(IndexFileFormat.headerSize)
        for syllable in 0..<syllableCount {
            let isDivided = key(syllable).contains(BigramsFormat.separator)
            guard isDivided, syllable == 0 || compareBytes(key(syllable - 1), key(syllable)) < 0 else {
                throw file.corrupt(at: start, "the syllable \(syllable) is ill-formed or out of order")
            }
        }
        var entries: [UInt64] = []
        for neighbour in 0..<syllableCount + BigramsFormat.firstSyllable {
            entries.removeAll(keepingCapacity: true)
            try followers(of: neighbour, in: 0..<Int.max, into: &entries)
            let sum = entries.reduce(0) { $0 + ($1 & 0xFFFF_FFFF) }
            guard sum == (try total(of: neighbour)) else {
                throw file.corrupt(at: start, "the bigrams of neighbour \(neighbour) do not add up")
            }
        }
    }
}
