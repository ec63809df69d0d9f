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
    /// For each a score that it does not exceed, once asked for.
    let mostScores: UnsafeMutablePointer<Int32>
    private(set) var count = 0
    /// Which documents have the next term.
    private let found: UnsafeMutablePointer<UInt8>
    /// Starts of the phrase's first terms in a document.
    private let starts: UnsafeMutablePointer<PlaceList>

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
        starts = .allocate(capacity: 1)
        starts.initialize(to: PlaceList())
        let room = PostingsFormat.blockSize + 16
        documents = .allocate(capacity: room)
        mostFrequencies = .allocate(capacity: room)
        mostScores = .allocate(capacity: room)
        found = .allocate(capacity: room)
        mostScores.initialize(repeating: 0, count: room)
        documents.initialize(repeating: 0, count: room)
        mostFrequencies.initialize(repeating: 0, count: room)
        found.initialize(repeating: 0, count: room)
    }

    deinit {
        for term in terms { term.deallocate() }
        terms.deallocate()
        documents.deallocate()
        mostFrequencies.deallocate()
        mostScores.deallocate()
        found.deallocate()
        starts.pointee.deallocate()
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

    /// Finds for each document what the phrase can score at most, from how often it can occur.
    func boundScores(_ scoring: TermScoring) {
        scoring.score(count, documents: documents, frequencies: mostFrequencies, into: mostScores)
    }

    /// In how many places the phrase stands in a document found.
    func frequency(_ number: Int) throws(TraCuuError) -> Int {
        for place in terms.indices {
            try terms[place].readPlaces(number, zone, border: zone == .all ? 0 : titleLength(documents[number]))
            if terms[place].places.count == 0 { return 0 }
            if slop > 0 { continue }
            // Places of the phrase's start.
            if place == 0 {
                starts.pointee.copy(terms[0].places, minus: terms[0].offset)
            } else {
                starts.pointee.intersect(terms[place].places, minus: terms[place].offset)
                if starts.pointee.count == 0 { return 0 }
            }
        }
        return slop > 0 ? PhrasePlaces.sloppy(order.map { terms[$0].places.array }, slop: slop) : starts.pointee.count
    }
    /// Adds where the phrase stands in the document whose frequency was asked for last; for phrases without places between.
    func appendStarts(to places: inout PlaceList) {
        let own = starts.pointee
        places.reserve(own.count)
        (places.places + places.count).update(from: own.places, count: own.count)
        places.count += own.count
    }
}
