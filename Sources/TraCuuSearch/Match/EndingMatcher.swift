// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Matches what any of several phrases matches that differ in their last word alone; the best score counts, as with
/// ``BestMatcher``.
///
/// The words that all share are looked for once. Last words are looked up only where those stand, in up to a block of
/// documents at a time, and their positions are read only where they may still score more.
final class EndingMatcher: Matcher {
    /// What finds the words that all share.
    private let finder: PhraseFinder
    private let zone: Zone
    private let titleLength: (UInt32) -> UInt32
    /// The last words: where they are, as documents and as places, and how their phrases score.
    private let endings: [TermMatcher]
    private let terms: UnsafeMutableBufferPointer<PhraseTerm>
    private let scorings: [TermScoring]
    /// The documents of a window that have a last word.
    private let union = WindowMemory(isScored: false)
    private var stretch: ClosedRange<UInt32>?
    private var isAtEnd = false
    /// Documents of a stretch with the words that all share, and in how many places those stand there.
    private let documents: UnsafeMutablePointer<UInt32>
    private let frequencies: UnsafeMutablePointer<UInt32>
    private var count = 0
    /// Where they begin, one document behind the other.
    private let starts: UnsafeMutablePointer<PlaceList>
    private let begins: UnsafeMutablePointer<Int>
    /// Those of one document that a last word is behind.
    private let places: UnsafeMutablePointer<PlaceList>
    /// For each document the best score so far, -1 if no phrase was found there.
    private let best: UnsafeMutablePointer<Int32>
    /// Which documents have the last word at hand.
    private let found: UnsafeMutablePointer<UInt8>

    /// - Parameters:
    ///   - finder: finds the first `length` words, without any place between them.
    ///   - endings: the last words, of which each keeps its cursor to itself.
    init(
        _ finder: PhraseFinder,
        length: Int,
        zone: Zone,
        _ endings: [(cursor: PostingsCursor, scoring: TermScoring)],
        titleLength: @escaping (UInt32) -> UInt32
    ) {
        self.finder = finder
        self.zone = zone
        self.titleLength = titleLength
        self.endings = endings.map { TermMatcher($0.cursor, $0.scoring) }
        scorings = endings.map(\.scoring)
        terms = .allocate(capacity: endings.count)
        for (number, ending) in endings.enumerated() {
            terms.initializeElement(at: number, to: PhraseTerm(ending.cursor, offset: length))
        }
        let room = PostingsFormat.blockSize + 16
        documents = .allocate(capacity: room)
        frequencies = .allocate(capacity: room)
        begins = .allocate(capacity: room)
        starts = .allocate(capacity: 1)
        starts.initialize(to: PlaceList())
        places = .allocate(capacity: 1)
        places.initialize(to: PlaceList())
        best = .allocate(capacity: room)
        found = .allocate(capacity: room)
        documents.initialize(repeating: 0, count: room)
        frequencies.initialize(repeating: 0, count: room)
        begins.initialize(repeating: 0, count: room)
        best.initialize(repeating: -1, count: room)
        found.initialize(repeating: 0, count: room)
    }

    deinit {
        for term in terms { term.deallocate() }
        terms.deallocate()
        documents.deallocate()
        frequencies.deallocate()
        begins.deallocate()
        for list in [starts, places] {
            list.pointee.deallocate()
            list.deallocate()
        }
        best.deallocate()
        found.deallocate()
    }

    var cost: UInt64 { min(finder.cost, endings.reduce(0) { $0 &+ $1.cost }) }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        let first = try firstCandidate(from: target)
        var nearest = Matching.none
        for ending in endings where nearest > first { nearest = min(nearest, try ending.candidate(from: first)) }
        return nearest
    }

    /// The same for the words that all share.
    private func firstCandidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        if let stretch, stretch.upperBound >= target { return max(stretch.lowerBound, target) }
        if !isAtEnd { stretch = try finder.nextStretch(from: target) }
        isAtEnd = stretch == nil
        return stretch?.lowerBound ?? Matching.none
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        scorings.reduce(0) { max($0, $1.weight > 0 ? $1.largest : 0) }
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let end = window.end
        var next = try firstCandidate(from: window.start)
        guard next < end else { return }
        let union = union.window(at: window.start)
        for ending in endings { try ending.fill(union, wanted: nil) }
        if let wanted { for word in 0..<Window.wordCount { union.bits[word] &= wanted.bits[word] } }
        while next < end, let stretch {
            let last = min(end - 1, stretch.upperBound)
            if union.hasAny(next, last) {
                try finder.findDocuments(from: next, before: last + 1)
                try collect(union)
                for number in terms.indices where count > 0 { try look(number, window) }
                add(to: window)
            }
            if stretch.upperBound >= end { return }
            next = try firstCandidate(from: stretch.upperBound + 1)
        }
    }

    /// Takes the documents of the stretch that have a last word and the words that all share.
    private func collect(_ union: Window) throws(TraCuuError) {
        count = 0
        starts.pointee.count = 0
        for index in 0..<finder.count where union.contains(finder.documents[index]) {
            let frequency = try finder.frequency(index)
            if frequency == 0 { continue }
            documents[count] = finder.documents[index]
            frequencies[count] = UInt32(truncatingIfNeeded: frequency)
            begins[count] = starts.pointee.count
            best[count] = -1
            finder.appendStarts(to: &starts.pointee)
            count += 1
        }
    }

    /// Looks for a last word behind the others in the documents taken.
    private func look(_ number: Int, _ window: Window) throws(TraCuuError) {
        var first = 0
        while first < count {
            guard let candidate = try terms[number].advance(to: documents[first]) else { return }
            while first < count, documents[first] < candidate { first += 1 }
            var end = first
            while end < count, documents[end] <= terms[number].last { end += 1 }
            if end == first { continue }
            try terms[number].loadDocuments()
            let kept = try terms[number].find(documents + first, end - first, into: found)
            try look(number, first, kept, isScored: window.scores != nil && scorings[number].weight > 0)
            first = end
        }
    }

    /// Looks at the places of a last word in those of the documents, from the first of a block on, that have it.
    private func look(_ number: Int, _ first: Int, _ kept: Int, isScored: Bool) throws(TraCuuError) {
        let scoring = scorings[number]
        if isScored, kept > 0 { try terms[number].loadFrequencies() }
        for index in 0..<kept {
            let place = first + Int(found[index])
            let document = documents[place]
            if isScored {
                let most = min(frequencies[place], terms[number].frequencies[Int(terms[number].slots[index])])
                if scoring.score(frequency: most, document: document) <= best[place] { continue }
            } else if best[place] >= 0 {
                continue
            }
            try terms[number].readPlaces(index, zone, border: zone == .all ? 0 : titleLength(document))
            let frequency = frequency(terms[number].places, behind: place, terms[number].offset)
            if frequency == 0 { continue }
            let score = isScored ? scoring.score(frequency: frequency, document: document) : 0
            best[place] = max(best[place], score)
        }
    }

    /// At how many places in a document taken a last word stands behind the others.
    private func frequency(_ last: PlaceList, behind place: Int, _ offset: UInt32) -> UInt32 {
        let places = places
        let count = Int(frequencies[place])
        places.pointee.count = 0
        places.pointee.reserve(count)
        places.pointee.places.update(from: starts.pointee.places + begins[place], count: count)
        places.pointee.count = count
        places.pointee.intersect(last, minus: offset)
        return UInt32(truncatingIfNeeded: places.pointee.count)
    }

    /// Adds the documents taken in which a phrase was found.
    private func add(to window: Window) {
        for place in 0..<count where best[place] >= 0 {
            window.insert(documents[place])
            window.scores?[Int(documents[place] - window.start)] &+= best[place]
        }
    }
}
