// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Decodes the `docs` part of a full block, see ``PostingsFormat``.
enum DocumentBlock {
    /// Whether the documents are stored as a bit set.
    static func isBitSet(_ code: UInt8) -> Bool { code >= PostingsFormat.bitSetCode }

    /// Decodes 128 packed documents.
    ///
    /// - Returns: the number of bytes read and the last document, nil if the bytes are cut off or ill-formed. If the last
    ///   document fits 32 bits all are ascending and fit; otherwise they mean nothing.
    static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        previous: Int64,
        into documents: UnsafeMutablePointer<UInt32>
    ) -> (size: Int, last: Int64)? {
        guard let start = bytes.baseAddress, let code = bytes.first, code <= 32 else { return nil }
        let size = 1 + BitPacking.byteCount(width: Int(code))
        guard size <= bytes.count else { return nil }
        BitPacking.unpack(start + 1, width: Int(code), into: documents)
        // 128 steps of 33 bits do not overflow, and as each leads forward the last tells of all. Four at a time, so that
        // only one addition in four waits for the one before.
        var document = UInt64(bitPattern: previous)
        var index = 0
        while index < PostingsFormat.blockSize {
            let first = UInt64(documents[index]) &+ 1
            let second = first &+ UInt64(documents[index &+ 1]) &+ 1
            let third = second &+ UInt64(documents[index &+ 2]) &+ 1
            let fourth = third &+ UInt64(documents[index &+ 3]) &+ 1
            documents[index] = UInt32(truncatingIfNeeded: document &+ first)
            documents[index &+ 1] = UInt32(truncatingIfNeeded: document &+ second)
            documents[index &+ 2] = UInt32(truncatingIfNeeded: document &+ third)
            document = document &+ fourth
            documents[index &+ 3] = UInt32(truncatingIfNeeded: document)
            index &+= 4
        }
        return (size, Int64(bitPattern: document))
    }

    /// Finds the words of a bit set of documents, without looking at more than the last.
    ///
    /// - Parameter previous: the document before the first bit.
    /// - Returns: the number of words, which begin at the second byte, and the last document, nil if the bytes are cut off
    ///   or ill-formed. No bit behind the last document is set; how many are is for ``rank(_:count:into:)`` to tell.
    static func bits(_ bytes: UnsafeRawBufferPointer, previous: Int64) -> (words: Int, last: Int64)? {
        guard let start = bytes.baseAddress, let code = bytes.first, isBitSet(code),
            code < PostingsFormat.bitSetCode + UInt8(PostingsFormat.maxBitSetWords)
        else { return nil }
        let words = Int(code - PostingsFormat.bitSetCode) + 1
        guard 1 + words * 8 <= bytes.count else { return nil }
        let last = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: words &* 8 &- 7, as: UInt64.self))
        guard last != 0 else { return nil }
        return (words, previous + 1 + Int64((words - 1) * 64 + 63 - last.leadingZeroBitCount))
    }

    /// Counts the bits before each word of a set; false if they are not 128 in all.
    ///
    /// - Parameter ranks: room for ``PostingsFormat/maxBitSetWords``.
    static func rank(_ words: UnsafeRawPointer, count: Int, into ranks: UnsafeMutablePointer<UInt8>) -> Bool {
        var sum = 0
        for index in 0..<count {
            let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
            ranks[index] = UInt8(truncatingIfNeeded: sum)
            sum &+= word.nonzeroBitCount
        }
        return sum == PostingsFormat.blockSize
    }

    /// Writes the documents of a bit set out.
    ///
    /// - Parameters:
    ///   - words: bit sets, little-endian; together they have at most 128 bits.
    ///   - first: the document of the first bit.
    ///   - documents: room for eight more than there are bits.
    static func expand(
        _ words: UnsafeRawPointer,
        count: Int,
        first: UInt32,
        into documents: UnsafeMutablePointer<UInt32>
    ) {
        let table = BitTable.shared
        let target = UnsafeMutableRawPointer(documents)
        var next = 0
        var base = first
        // A byte at a time, always eight stores: which bits are set cannot be foreseen.
        for index in 0..<count &* 8 {
            let byte = Int(words.load(fromByteOffset: index, as: UInt8.self))
            let places = table.places[byte]
            let values = SIMD8<UInt32>(truncatingIfNeeded: places) &+ SIMD8(repeating: base)
            target.storeBytes(of: values, toByteOffset: next &* 4, as: SIMD8<UInt32>.self)
            next &+= Int(table.counts[byte])
            base &+= 8
        }
    }
}

/// Which bits are set in each byte.
private struct BitTable: @unchecked Sendable {
    static let shared = BitTable()

    /// For each byte the numbers of its bits that are set, ascending; what follows them means nothing.
    let places: UnsafePointer<SIMD8<UInt16>>
    /// For each byte how many bits are set.
    let counts: UnsafePointer<UInt8>

    private init() {
        let places = UnsafeMutablePointer<SIMD8<UInt16>>.allocate(capacity: 256)
        let counts = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            var list = SIMD8<UInt16>()
            var count = 0
            for bit in 0..<8 where byte >> bit & 1 == 1 {
                list[count] = UInt16(bit)
                count += 1
            }
            (places + byte).initialize(to: list)
            (counts + byte).initialize(to: UInt8(count))
        }
        self.places = UnsafePointer(places)
        self.counts = UnsafePointer(counts)
    }
}
