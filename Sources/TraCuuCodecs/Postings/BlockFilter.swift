// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Keeps of a block of postings those that contain a spelling of a ``SpellingFilter``. Plain memory that a
/// ``PostingsCursor`` owns.
struct BlockFilter {
    /// Whether each spelling of the term is wanted.
    private let members: UnsafeMutableBufferPointer<Bool>
    /// The same for the spellings of a block, by their index in its list.
    private var local: UnsafeMutablePointer<Bool>
    private var localCapacity = 64
    private let spellingCount: UInt32
    /// The frequencies of all spellings together, and for each posting that is kept its number in the block; set if there is
    /// a selection.
    let allFrequencies: UnsafeMutablePointer<UInt32>
    let ordinals: UnsafeMutablePointer<UInt8>
    /// What is kept of the block; nil if all.
    private(set) var selection: SpellingSelection?

    init(
        _ filter: SpellingFilter,
        spellingCount: UInt32,
        allFrequencies: UnsafeMutablePointer<UInt32>,
        ordinals: UnsafeMutablePointer<UInt8>
    ) {
        members = .allocate(capacity: filter.members.count)
        _ = members.initialize(from: filter.members)
        local = .allocate(capacity: localCapacity)
        local.initialize(repeating: false, count: localCapacity)
        self.spellingCount = spellingCount
        self.allFrequencies = allFrequencies
        self.ordinals = ordinals
    }

    func deallocate() {
        members.deallocate()
        local.deallocate()
    }

    /// Applies the filter to a block.
    ///
    /// - Parameters:
    ///   - bytes: the `spellings` part of the block.
    ///   - frequencies: become those of the wanted spellings.
    /// - Returns: how many postings are kept, `documents` and `frequencies` behind each other; nil if the bytes are cut off or
    ///   name a spelling that the term does not have.
    mutating func apply(
        _ bytes: UnsafeRawBufferPointer,
        count: Int,
        _ documents: UnsafeMutablePointer<UInt32>,
        _ frequencies: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        selection = nil
        var position = 0
        guard let present = bytes.varint(&position), present > 0, present <= UInt64(bytes.count),
            present <= UInt64(spellingCount)
        else { return nil }
        // Numbers of occurrences may be as high as their width allows, whatever spellings there are.
        let width = BitPacking.width(of: UInt32(present - 1))
        if 1 << width > localCapacity { grow(1 << width) }
        local.update(repeating: false, count: 1 << width)
        var (number, first, hits, only) = (UInt64(0), UInt64(0), 0, 0)
        for index in 0..<Int(present) {
            guard let step = bytes.varint(&position) else { return nil }
            number &+= step
            guard number < UInt64(spellingCount) else { return nil }
            let isWanted = number < UInt64(members.count) && members[Int(number)]
            local[index] = isWanted
            if isWanted {
                hits += 1
                only = index
                if index < 64 { first |= 1 &<< UInt64(index) }
            }
        }
        if hits == 0 { return 0 }
        if hits == Int(present) { return count }
        guard let start = bytes.baseAddress,
            SpellingView.fits(frequencies, postings: count, width: width, bytes: bytes.count - position)
        else { return nil }
        let selection = SpellingSelection(
            width: width,
            ids: start + position,
            first: first,
            further: local,
            only: hits == 1 ? only : nil
        )
        self.selection = selection
        allFrequencies.update(from: frequencies, count: count)
        return selection.count(
            in: allFrequencies,
            postings: count,
            documents: documents,
            frequencies: frequencies,
            ordinals: ordinals
        )
    }

    private mutating func grow(_ least: Int) {
        local.deallocate()
        localCapacity = least
        local = .allocate(capacity: least)
        local.initialize(repeating: false, count: least)
    }
}

extension UnsafeRawBufferPointer {
    /// Reads an unsigned base-128 integer of at most 63 bits, nil if it is cut off or too large.
    @inline(__always)
    func varint(_ position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < count, shift < 63 {
            let byte = self[position]
            position += 1
            value |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
