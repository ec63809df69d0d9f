// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The `spellings` part of a block as it lies in the file, see ``PostingsFormat``.
struct SpellingView {
    /// The spellings in the block, ascending.
    let present: [UInt32]
    /// The occurrences' numbers, each an index into `present`; empty if there is only one.
    let ids: UnsafeRawBufferPointer

    /// Reads the list of spellings; nil if it is cut off or names one that the term does not have.
    init?(_ bytes: UnsafeRawBufferPointer, spellingCount: UInt32) {
        var reader = ByteReader(bytes, file: "postings")
        guard let count = try? reader.varint(upTo: min(bytes.count, Int(spellingCount)), "a number of spellings"),
            count > 0
        else { return nil }
        var present: [UInt32] = []
        present.reserveCapacity(count)
        var number: UInt64 = 0
        for _ in 0..<count {
            guard let step = try? reader.varint() else { return nil }
            number &+= step
            guard number < UInt64(spellingCount) else { return nil }
            present.append(UInt32(number))
        }
        self.present = present
        ids = UnsafeRawBufferPointer(rebasing: bytes[reader.position...])
    }

    /// The bits of an occurrence's number.
    var width: Int { BitPacking.width(of: UInt32(present.count - 1)) }

    /// Whether the numbers of all occurrences of the block's postings are there.
    func fits(_ frequencies: UnsafePointer<UInt32>, postings: Int) -> Bool {
        Self.fits(frequencies, postings: postings, width: width, bytes: ids.count)
    }

    /// Whether numbers of `width` bits for all occurrences of postings fit so many bytes.
    static func fits(_ frequencies: UnsafePointer<UInt32>, postings: Int, width: Int, bytes: Int) -> Bool {
        var occurrences: UInt64 = 0
        for index in 0..<postings { occurrences += UInt64(frequencies[index]) }
        return width == 0 || occurrences <= UInt64(bytes) * 8 / UInt64(width)
    }
}

/// Some of the spellings in a block, and how to find their occurrences. Plain memory, good as long as its makers'.
struct SpellingSelection {
    private let width: Int
    private let ids: UnsafeRawPointer
    /// Which of the block's first 64 spellings are wanted, one bit each; the others in `further`, by their index in the
    /// block's list.
    private let first: UInt64
    private let further: UnsafePointer<Bool>
    /// The only wanted spelling, nil if there are several.
    private let only: Int?

    /// - Parameters:
    ///   - width: the bits of an occurrence's number.
    ///   - ids: the numbers; eight bytes behind the last are readable.
    ///   - only: the wanted spelling if it is one.
    init(width: Int, ids: UnsafeRawPointer, first: UInt64, further: UnsafePointer<Bool>, only: Int?) {
        self.width = width
        self.ids = ids
        self.first = first
        self.further = further
        self.only = only
    }

    /// Whether an occurrence of the block is in one of the spellings.
    func contains(_ occurrence: Int) -> Bool {
        isWanted(Self.number(ids, bit: occurrence &* width, mask: (1 &<< UInt64(width)) &- 1))
    }

    @inline(__always)
    private static func number(_ ids: UnsafeRawPointer, bit: Int, mask: UInt64) -> UInt64 {
        let word = UInt64(littleEndian: ids.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
        return word &>> UInt64(truncatingIfNeeded: bit & 7) & mask
    }

    @inline(__always)
    private func isWanted(_ number: UInt64) -> Bool {
        number < 64 ? first &>> number & 1 == 1 : further[Int(truncatingIfNeeded: number)]
    }

    /// Counts the occurrences in the spellings, posting by posting, and keeps the postings that have any.
    ///
    /// - Returns: how many are kept; `documents` is compacted, `frequencies` and `ordinals` are set to match.
    func count(
        in all: UnsafePointer<UInt32>,
        postings: Int,
        documents: UnsafeMutablePointer<UInt32>,
        frequencies: UnsafeMutablePointer<UInt32>,
        ordinals: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let mask: UInt64 = (1 &<< UInt64(width)) &- 1
        let lanes = only.map { LaneCompare(width: width, wanted: UInt64($0)) }
        var bit = 0
        var kept = 0
        for index in 0..<postings {
            let size = Int(all[index]) &* width
            let end = bit &+ size
            var hits: UInt32 = 0
            if let lanes, size <= LaneCompare.bits {
                let word = UInt64(littleEndian: ids.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
                hits = lanes.equal(in: word &>> UInt64(truncatingIfNeeded: bit & 7), size: size)
                bit = end
            }
            while bit < end {
                hits &+= isWanted(Self.number(ids, bit: bit, mask: mask)) ? 1 : 0
                bit &+= width
            }
            documents[kept] = documents[index]
            frequencies[kept] = hits
            ordinals[kept] = UInt8(truncatingIfNeeded: index)
            kept &+= hits > 0 ? 1 : 0
        }
        return kept
    }
}

/// Counts the numbers in a word that equal a wanted one, all at a time.
private struct LaneCompare {
    /// The bits of a word that are sure to be there after shifting out up to seven.
    static let bits = 56

    private let width: Int
    /// The wanted number in every lane, and the lowest bit of every lane.
    private let pattern: UInt64
    private let lowest: UInt64

    init(width: Int, wanted: UInt64) {
        self.width = width
        var pattern: UInt64 = 0
        var lowest: UInt64 = 0
        var bit = 0
        while bit + width <= 64 {
            pattern |= wanted << UInt64(bit)
            lowest |= 1 << UInt64(bit)
            bit += width
        }
        self.pattern = pattern
        self.lowest = lowest
    }

    /// How many of the lanes in the low `size` bits hold the wanted number.
    @inline(__always)
    func equal(in word: UInt64, size: Int) -> UInt32 {
        let difference = word ^ pattern
        // The lowest bit of a lane becomes 1 if any bit of the lane differs.
        var folded = difference
        var shift = 1
        while shift < width {
            folded |= difference &>> UInt64(truncatingIfNeeded: shift)
            shift &+= 1
        }
        let equal = ~folded & lowest & ((1 &<< UInt64(truncatingIfNeeded: size)) &- 1)
        return UInt32(truncatingIfNeeded: equal.nonzeroBitCount)
    }
}
