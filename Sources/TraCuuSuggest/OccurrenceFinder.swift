// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// Where a phrase stands in live documents: all places, or a sample of them.
struct Occurrences {
    struct Place {
        let segment: Int
        let document: UInt32
        /// The position of the phrase's last syllable.
        let position: UInt32
    }

    var places: [Place] = []
    /// Whether there are no others.
    var isAll = true
}

/// Finds places of phrases by their positions, in any spelling, looking at a bounded part of the index.
///
/// Spellings are left to the bigrams: to tell them apart here costs more than all the rest. The rarest syllable leads. If it
/// has many blocks of postings, some that are evenly spread stand for all; of the documents in them that have all syllables
/// some are searched, the shortest, since in long ones the places of a syllable take longest to read.
struct OccurrenceFinder {
    /// From how many times as many documents those to be searched are chosen.
    private static let choice = 4
    /// The documents are searched in so many rounds, until there are places enough.
    private static let rounds = 4
    private static let enoughPlaces = 64
    /// The most places of one document.
    private static let placesOfDocument = 4

    let snapshot: IndexSnapshot

    /// A syllable of the phrase in each segment, and which is the rarest there.
    private struct Terms {
        let segment: Int
        let cursors: [PlaceCursor]
        let lead: Int
    }

    private struct Candidate {
        let terms: Int
        let document: UInt32
        let length: UInt32
    }

    /// Where a phrase stands, given as folded keys.
    ///
    /// - Parameters:
    ///   - blocks: how many blocks of the rarest syllable are read at most.
    ///   - documents: how many documents are searched at most.
    func find(_ phrase: [[UInt8]], blocks: Int, documents: Int) throws(TraCuuError) -> Occurrences {
        var all: [Terms] = []
        var blockCount = 0
        for segment in snapshot.segments.indices {
            guard let cursors = try cursors(phrase, segment), !cursors.isEmpty else { continue }
            var lead = 0
            for index in cursors.indices where cursors[index].documentFrequency < cursors[lead].documentFrequency {
                lead = index
            }
            all.append(Terms(segment: segment, cursors: cursors, lead: lead))
            blockCount += cursors[lead].blockCount
        }
        var found = Occurrences()
        let chosen = min(blockCount, blocks)
        found.isAll = chosen == blockCount
        var candidates: [Candidate] = []
        var first = 0
        var next = 0
        for (index, terms) in all.enumerated() {
            let count = terms.cursors[terms.lead].blockCount
            while next < chosen, next * blockCount / chosen < first + count {
                candidates += try self.documents(terms, index, block: next * blockCount / chosen - first)
                next += 1
            }
            first += count
        }
        candidates = Self.choose(documents, of: candidates, &found.isAll)
        for round in 0..<Self.rounds {
            for index in stride(from: round, to: candidates.count, by: Self.rounds) {
                try addPlaces(all[candidates[index].terms], candidates[index].document, to: &found)
            }
            if found.places.count >= Self.enoughPlaces, round + 1 < Self.rounds {
                found.isAll = false
                break
            }
        }
        found.places.sort { ($0.segment, $0.document, $0.position) < ($1.segment, $1.document, $1.position) }
        return found
    }

    /// The live documents of a block of the rarest syllable that have all of them.
    private func documents(_ terms: Terms, _ index: Int, block: Int) throws(TraCuuError) -> [Candidate] {
        let segment = snapshot.segments[terms.segment]
        var documents = try terms.cursors[terms.lead].documents(ofBlock: block)
        for (place, cursor) in terms.cursors.enumerated() where place != terms.lead {
            try cursor.keepDocuments(of: &documents)
        }
        return documents.filter { segment.deletions?.contains($0) != true }
            .map { Candidate(terms: index, document: $0, length: segment.norms.length($0)) }
    }

    /// Some of the documents, in their order.
    private static func choose(_ limit: Int, of candidates: [Candidate], _ isAll: inout Bool) -> [Candidate] {
        guard candidates.count > limit else { return candidates }
        isAll = false
        let count = min(candidates.count, choice * limit)
        let spread = (0..<count).map { candidates[$0 * candidates.count / count] }
        let order = spread.indices.sorted { (spread[$0].length, $0) < (spread[$1].length, $1) }
        return order.prefix(limit).sorted().map { spread[$0] }
    }

    /// Adds the places of the phrase in a document.
    private func addPlaces(_ terms: Terms, _ document: UInt32, to found: inout Occurrences) throws(TraCuuError) {
        for cursor in terms.cursors { _ = try cursor.move(to: document) }
        var count = 0
        for position in try terms.cursors[terms.lead].places() where position >= UInt32(terms.lead) {
            let start = position - UInt32(terms.lead)
            var isPhrase = true
            for (index, cursor) in terms.cursors.enumerated() where isPhrase && index != terms.lead {
                isPhrase = try cursor.stands(at: start + UInt32(index))
            }
            guard isPhrase else { continue }
            guard count < Self.placesOfDocument else {
                found.isAll = false
                return
            }
            count += 1
            let last = start + UInt32(terms.cursors.count - 1)
            found.places.append(Occurrences.Place(segment: terms.segment, document: document, position: last))
        }
    }

    /// Those places behind which a syllable stands, moved on to it.
    func filter(_ places: [Occurrences.Place], followedBy syllable: [UInt8]) throws(TraCuuError) -> [Occurrences.Place]
    {
        var result: [Occurrences.Place] = []
        var cursor: PlaceCursor?
        var segment = -1
        for place in places {
            if place.segment != segment {
                segment = place.segment
                cursor = try cursors([syllable], segment)?.first
            }
            guard let cursor, try cursor.move(to: place.document), try cursor.stands(at: place.position + 1) else {
                continue
            }
            result.append(
                Occurrences.Place(segment: segment, document: place.document, position: place.position + 1)
            )
        }
        return result
    }

    /// A cursor for each syllable; nil if the segment lacks one.
    private func cursors(_ phrase: [[UInt8]], _ segment: Int) throws(TraCuuError) -> [PlaceCursor]? {
        var result: [PlaceCursor] = []
        for syllable in phrase {
            guard let cursor = try PlaceCursor(syllable, snapshot.segments[segment]) else { return nil }
            result.append(cursor)
        }
        return result
    }
}

/// The places of one term in the documents of a segment; fastest for whoever goes through documents in order.
private final class PlaceCursor {
    private let cursor: PostingsCursor
    private let list: PostingList
    let documentFrequency: UInt32
    /// The document moved to, where it stands in the block if it has the term, and its places once they are asked for.
    private var document: UInt32?
    private var index: Int?
    private var loaded: [UInt32] = []
    private var isLoaded = false

    /// Nil if the segment does not have the term.
    init?(_ folded: [UInt8], _ segment: SegmentReader) throws(TraCuuError) {
        let info = try folded.withBytes { (key) throws(TraCuuError) in
            try segment.terms.info(field: TermsFormat.textField, key: key)
        }
        guard let info else { return nil }
        documentFrequency = info.documentFrequency
        list = try segment.postingList(info, hasPositions: true)
        cursor = PostingsCursor(list)
    }

    var blockCount: Int { list.blockCount }

    /// The documents of a block that have the term.
    func documents(ofBlock block: Int) throws(TraCuuError) -> [UInt32] {
        self.document = nil
        try cursor.load(block)
        return Array(UnsafeBufferPointer(start: cursor.documents, count: cursor.count))
    }

    /// Removes the documents that do not have the term from a list in ascending order.
    func keepDocuments(of list: inout [UInt32]) throws(TraCuuError) {
        var kept = 0
        var place = 0
        var block = -1
        var own = UnsafeBufferPointer(start: cursor.documents, count: 0)
        for document in list {
            if place == own.count || own[own.count - 1] < document {
                block = cursor.findBlock(document, from: max(block, 0))
                guard block < blockCount else { break }
                try cursor.load(block)
                own = UnsafeBufferPointer(start: cursor.documents, count: cursor.count)
                place = 0
            }
            while place < own.count, own[place] < document { place += 1 }
            guard place < own.count, own[place] == document else { continue }
            list[kept] = document
            kept += 1
        }
        list.removeLast(list.count - kept)
        // The cursor may be in another block than that of the document moved to.
        self.document = nil
    }

    /// Moves to a document; false if it does not have the term.
    func move(to document: UInt32) throws(TraCuuError) -> Bool {
        if self.document == document { return index != nil }
        let isFurther = self.document.map { document > $0 } ?? false
        let block = cursor.findBlock(document, from: isFurther ? max(cursor.block, 0) : 0)
        self.document = document
        isLoaded = false
        index = nil
        guard block < blockCount else { return false }
        try cursor.load(block)
        let documents = cursor.documents
        let found = Self.lowerBound(document, cursor.count) { documents[$0] }
        guard found < cursor.count, documents[found] == document else { return false }
        index = found
        return true
    }

    /// The places in the document moved to, ascending.
    func places() throws(TraCuuError) -> [UInt32] {
        try load()
        return loaded
    }

    private func load() throws(TraCuuError) {
        guard !isLoaded else { return }
        loaded.removeAll(keepingCapacity: true)
        if let index { try cursor.positions(of: index, into: &loaded) }
        isLoaded = true
    }

    /// The first of so many ascending values that is not below one.
    private static func lowerBound(_ value: UInt32, _ count: Int, _ element: (Int) -> UInt32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if element(middle) < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the term stands at a place of the document moved to.
    func stands(at place: UInt32) throws(TraCuuError) -> Bool {
        try load()
        let index = Self.lowerBound(place, loaded.count) { loaded[$0] }
        return index < loaded.count && loaded[index] == place
    }
}
