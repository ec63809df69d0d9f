// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Finds documents in which terms stand in order next to each other, or near, within a zone of the document. With one term
/// it finds that term within the zone.
///
/// It goes from stretch to stretch: a *stretch* is a run of documents for which every term has all it can have in one block.
/// Of each the documents that have all terms are looked up together; positions are read of single documents, on demand.
final class PhraseFinder {
    /// The terms of the phrase, the rarest first.
    private let terms: UnsafeMutableBufferPointer<PhraseTerm>
    /// Kept alive for the terms.
    private let cursors: [PostingsCursor]
    /// For each term of the phrase, in its order, where it is in `terms`.
    private let order: [Int]
    private let slop: Int
    private let zone: Zone
    private let titleLength: (UInt32) -> UInt32
    /// The documents of the stretch that have all terms.
    let documents: UnsafeMutablePointer<UInt32>
    /// For each a frequency that the phrase does not exceed there, once asked for.
    let mostFrequencies: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    /// Which documents have the next term.
    private let found: UnsafeMutablePointer<UInt8>
    /// Starts of the phrase's first terms in a document.
    private var starts = PlaceList()

    init(
        _ cursors: [PostingsCursor],
        slop: Int,
        zone: Zone,
        titleLength: @escaping (UInt32) -> UInt32
    ) {
        self.cursors = cursors
        let sorted = cursors.indices.sorted {
            cursors[$0].list.info.documentFrequency < cursors[$1].list.info.documentFrequency
        }
        terms = .allocate(capacity: cursors.count)
        for (place, number) in sorted.enumerated() {
            terms.initializeElement(at: place, to: PhraseTerm(cursors[number], offset: number))
        }
        order = cursors.indices.map { number in sorted.firstIndex(of: number) ?? 0 }
        self.slop = slop
        self.zone = zone
        self.titleLength = titleLength
        let room = PostingsFormat.blockSize + 16
        documents = .allocate(capacity: room)
        mostFrequencies = .allocate(capacity: room)
        found = .allocate(capacity: room)
        documents.initialize(repeating: 0, count: room)
        mostFrequencies.initialize(repeating: 0, count: room)
        found.initialize(repeating: 0, count: room)
    }

    deinit {
        for term in terms { term.deallocate() }
        terms.deallocate()
        documents.deallocate()
        mostFrequencies.deallocate()
        found.deallocate()
        starts.deallocate()
    }

    /// Documents that have the rarest term.
    var cost: UInt64 { UInt64(terms.first?.cost ?? 0) }

    /// A score that no document of the stretch exceeds, for a phrase that scores like a term of that scoring.
    func bound(_ scoring: TermScoring) -> Int32 {
        var least = scoring.largest
        for place in terms.indices where isBounding(place) { least = min(least, terms[place].bound(scoring)) }
        return least
    }

    /// Whether the phrase is in no document more frequent than a term. It is counted by its first term: if places may lie
    /// between, several of those may share one of another.
    private func isBounding(_ place: Int) -> Bool {
        slop == 0 || terms[place].offset == 0
    }

    /// Moves to the next stretch, at or after `target`, nil behind the last; targets ascend.
    func nextStretch(from target: UInt32) throws(TraCuuError) -> ClosedRange<UInt32>? {
        var first = target
        var agreed = 0
        while agreed < terms.count {
            guard let start = try terms[agreed].advance(to: first) else { return nil }
            agreed = start > first && agreed > 0 ? 0 : agreed + 1
            first = start
        }
        // No document has the highest number, so that the one behind the last is always a number.
        var last = UInt32.max - 1
        for place in terms.indices { last = min(last, terms[place].last) }
        return first...last
    }

    /// Looks up which documents from `first` on and before `end`, within the stretch, have all terms.
    func findDocuments(from first: UInt32, before end: UInt32) throws(TraCuuError) {
        count = 0
        guard !terms.isEmpty else { return }
        try terms[0].loadDocuments()
        count = try terms[0].take(from: first, before: end, into: documents)
        for place in terms.indices.dropFirst() where count > 0 {
            try terms[place].loadDocuments()
            let kept = try terms[place].find(documents, count, into: found)
            keep(kept, before: place)
        }
    }

    /// Keeps the documents numbered in `found`, and the postings of the first `terms` terms in them.
    private func keep(_ kept: Int, before place: Int) {
        if kept < count {
            for number in 0..<kept { documents[number] = documents[Int(found[number])] }
            for earlier in 0..<place {
                let slots = terms[earlier].slots
                for number in 0..<kept { slots[number] = slots[Int(found[number])] }
            }
        }
        count = kept
    }

    /// Finds for each document how often the phrase can occur at most.
    func boundFrequencies() throws(TraCuuError) {
        mostFrequencies.update(repeating: .max, count: count)
        for place in terms.indices where isBounding(place) {
            try terms[place].loadFrequencies()
            let (slots, frequencies) = (terms[place].slots, terms[place].frequencies)
            for number in 0..<count {
                mostFrequencies[number] = min(mostFrequencies[number], frequencies[Int(slots[number])])
            }
        }
    }

    /// In how many places the phrase stands in a document found.
    func frequency(_ number: Int) throws(TraCuuError) -> Int {
        for place in terms.indices {
            try terms[place].readPlaces(number, zone, border: zone == .all ? 0 : titleLength(documents[number]))
            if terms[place].places.count == 0 { return 0 }
            if slop > 0 { continue }
            // Places of the phrase's start.
            if place == 0 {
                starts.copy(terms[0].places, minus: terms[0].offset)
            } else {
                starts.intersect(terms[place].places, minus: terms[place].offset)
                if starts.count == 0 { return 0 }
            }
        }
        return slop > 0 ? PhrasePlaces.sloppy(order.map { terms[$0].places.array }, slop: slop) : starts.count
    }
}

/// A term of a phrase, and where it stands in its postings.
private struct PhraseTerm {
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

extension UnsafePointer<UInt32> {
    /// The first of 128 ascending numbers that is not below `target`, which is not above the last. It does not branch.
    @inline(__always)
    func blockLowerBound(_ target: UInt32) -> Int {
        var place = 0
        @inline(__always)
        func step(_ size: Int) {
            let difference = Int32(bitPattern: self[place &+ size &- 1] &- target)
            place &+= Int(difference &>> 31) & size
        }
        step(64)
        step(32)
        step(16)
        step(8)
        step(4)
        step(2)
        step(1)
        return place
    }
}

extension UnsafeMutablePointer<UInt32> {
    /// Where those of the first `count` numbers, which ascend, stand that are at least `first` and below `end`.
    func range(_ count: Int, from first: UInt32, to end: UInt32) -> Range<Int> {
        var low = 0
        while low < count, self[low] < first { low &+= 1 }
        var high = low
        while high < count, self[high] < end { high &+= 1 }
        return low..<high
    }
}

extension UnsafeRawPointer {
    /// A word of a bit set.
    @inline(__always)
    func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
    }
}
