// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Decodes the `docs` part of a full block, see ``PostingsFormat``.
enum DocumentBlock {
    /// Decodes 128 documents.
    ///
    /// - Returns: the number of bytes read, or nil if they are cut off or ill-formed. Documents may be out of range
    ///   or out of order in a damaged block; the caller checks.
    static func read(
        _ bytes: UnsafeRawBufferPointer,
        previous: Int64,
        into documents: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        guard let start = bytes.baseAddress, let code = bytes.first else { return nil }
        if code <= 32 {
            let size = 1 + BitPacking.byteCount(width: Int(code))
            guard size <= bytes.count else { return nil }
            BitPacking.unpack(start + 1, width: Int(code), into: documents)
            var document = UInt32(truncatingIfNeeded: previous)
            for index in 0..<PostingsFormat.blockSize {
                document = document &+ documents[index] &+ 1
                documents[index] = document
            }
            return size
        }
        guard code >= PostingsFormat.bitSetCode,
            code < PostingsFormat.bitSetCode + UInt8(PostingsFormat.maxBitSetWords)
        else { return nil }
        let words = Int(code - PostingsFormat.bitSetCode) + 1
        guard 1 + words * 8 <= bytes.count else { return nil }
        let base = UInt32(truncatingIfNeeded: previous + 1)
        var count = 0
        for index in 0..<words {
            var word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1 + index * 8, as: UInt64.self))
            guard count + word.nonzeroBitCount <= PostingsFormat.blockSize else { return nil }
            while word != 0 {
                documents[count] = base &+ UInt32(index &* 64 &+ word.trailingZeroBitCount)
                count += 1
                word &= word &- 1
            }
        }
        return count == PostingsFormat.blockSize ? 1 + words * 8 : nil
    }
}
