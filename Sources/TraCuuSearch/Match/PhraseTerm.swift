// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// A term of a phrase, and where it stands in its postings.
struct PhraseTerm {
    private unowned(unsafe) let cursor: PostingsCursor
    private let state: UnsafeMutablePointer<PostingsBlock>
    private let reader: UnsafeMutablePointer<PlaceReader>
    private let skip: PostingsSkip?
    let cost: UInt32
    /// Its place in the phrase.
    let offset: UInt32
    /// For each document of the stretch the number of its posting in the block.
    let slots: UnsafeMutablePointer<UInt8>
    let frequencies: UnsafePointer<UInt32>
    /// The positions in one document.
    private(set) var places = PlaceList()
    /// The block of the stretch, and the last document it holds.
    private var block = 0
    private(set) var last: UInt32 = 0
    private var isStarted = false
    private var boundBlock = -1
    private var blockBound: Int32 = 0

    init(_ cursor: PostingsCursor, offset: Int) {
        self.cursor = cursor
        state = cursor.state
        reader = cursor.places
        skip = cursor.list.skip
        cost = cursor.list.info.documentFrequency
        self.offset = UInt32(truncatingIfNeeded: offset)
        slots = .allocate(capacity: PostingsFormat.blockSize + 16)
        slots.initialize(repeating: 0, count: PostingsFormat.blockSize + 16)
        frequencies = UnsafePointer(cursor.frequencies)
    }

    func deallocate() {
        slots.deallocate()
        places.deallocate()
    }

    /// Moves to the block that may hold `target` or a later document.
    ///
    /// - Returns: the first document that it may hold from `target` on, nil if there is none.
    mutating func advance(to target: UInt32) throws(TraCuuError) -> UInt32? {
        guard let skip else {
            // One block: its end is known once it is read.
            try loadDocuments()
            guard let last = cursor.last, last >= target else { return nil }
            self.last = last
            return target
        }
        if last < target || !isStarted {
            block = skip.findBlock(target, from: block)
            guard block < skip.blockCount else { return nil }
            last = skip.lastDocument(of: block)
            isStarted = true
        }
        return max(target, skip.firstCandidate(of: block))
    }

    /// A score that no posting of the block exceeds.
    mutating func bound(_ scoring: TermScoring) -> Int32 {
        guard let skip else { return scoring.largest }
        if boundBlock != block {
            boundBlock = block
            blockBound = scoring.bound(skip.impacts(of: block).packed)
        }
        return blockBound
    }

    func loadDocuments() throws(TraCuuError) {
        if state.pointee.number != block, !state.pointee.loadDocuments(block) { throw cursor.damage }
    }

    func loadFrequencies() throws(TraCuuError) {
        if !state.pointee.loadFrequencies() { throw cursor.damage }
    }

    /// Takes the documents of the block from `first` on and before `end`; returns their number.
    func take(
        from first: UInt32,
        before end: UInt32,
        into documents: UnsafeMutablePointer<UInt32>
    ) throws(TraCuuError) -> Int {
        if !state.pointee.expandDocuments() { throw cursor.damage }
        let own = state.pointee.documents
        let range = own.range(state.pointee.count, from: first, to: end)
        var count = 0
        for index in range {
            documents[count] = own[index]
            slots[count] = UInt8(truncatingIfNeeded: index)
            count &+= 1
        }
        return count
    }

    /// Finds which of some documents, ascending and not behind the end of the block, the term is in: their numbers go to
    /// `found`, their postings to `slots`. Returns how many.
    func find(
        _ documents: UnsafePointer<UInt32>,
        _ count: Int,
        into found: UnsafeMutablePointer<UInt8>
    ) throws(TraCuuError) -> Int {
        let slots = slots
        var kept = 0
        guard let bits = state.pointee.bits else {
            let own = UnsafePointer(state.pointee.documents)
            for number in 0..<count {
                let target = documents[number]
                let place = own.blockLowerBound(target)
                found[kept] = UInt8(truncatingIfNeeded: number)
                slots[kept] = UInt8(truncatingIfNeeded: place)
                kept &+= own[place] == target ? 1 : 0
            }
            return kept
        }
        let (first, ranks) = (state.pointee.firstBit, state.pointee.ranks)
        if !state.pointee.loadRanks() { throw cursor.damage }
        for number in 0..<count {
            let place = documents[number] &- first
            found[kept] = UInt8(truncatingIfNeeded: number)
            kept &+= Int(truncatingIfNeeded: bits.word(Int(place >> 6)) &>> UInt64(place & 63) & 1)
        }
        for index in 0..<kept {
            let place = documents[Int(found[index])] &- first
            let before = bits.word(Int(place >> 6)) & ((1 &<< UInt64(place & 63)) &- 1)
            slots[index] = ranks[Int(place >> 6)] &+ UInt8(truncatingIfNeeded: before.nonzeroBitCount)
        }
        return kept
    }

    /// Reads the positions in a document of the stretch; `border` is the length of its title.
    mutating func readPlaces(_ number: Int, _ zone: Zone, border: UInt32) throws(TraCuuError) {
        var outcome = reader.pointee.read(Int(slots[number]), of: state, into: &places)
        while case .needsBytes(let offset) = outcome {
            try cursor.bringPlaces(from: offset)
            outcome = reader.pointee.read(Int(slots[number]), of: state, into: &places)
        }
        if case .damaged = outcome { throw cursor.placeDamage }
        guard zone != .all else { return }
        var first = 0
        while first < places.count, places.places[first] < border { first &+= 1 }
        if zone == .title {
            places.count = first
        } else {
            places.dropFirst(first)
        }
    }
}
