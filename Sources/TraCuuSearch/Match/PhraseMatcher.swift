// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Matches documents in which terms stand in order next to each other, or near, within a zone of the document. With one
/// term it matches that term within the zone.
///
/// It scores like a term whose idf is the sum of the terms' and whose frequency is the number of places where the
/// phrase stands.
final class PhraseMatcher: Matcher {
    private let cursors: [DocumentCursor]
    /// The cursors' numbers, the rarest first.
    private let order: [Int]
    private let slop: Int
    private let zone: Zone
    private let scoring: TermScoring
    private let titleLength: (UInt32) -> UInt32
    private var places: [[UInt32]]
    /// The document that `candidate` found last and the frequency of the phrase there.
    private var found: (document: UInt32, frequency: Int)?

    init(
        _ cursors: [PostingsCursor],
        slop: Int,
        zone: Zone,
        _ scoring: TermScoring,
        titleLength: @escaping (UInt32) -> UInt32
    ) {
        self.cursors = cursors.map { DocumentCursor($0) }
        order = cursors.indices.sorted {
            cursors[$0].list.info.documentFrequency < cursors[$1].list.info.documentFrequency
        }
        self.slop = slop
        self.zone = zone
        self.scoring = scoring
        self.titleLength = titleLength
        places = cursors.map { _ in [] }
    }

    var cost: UInt64 { order.first.map { cursors[$0].cost } ?? 0 }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        if let found, found.document >= target { return found.document }
        var next = target
        while true {
            let document = try meeting(from: next)
            guard document != Matching.none else {
                found = (Matching.none, 0)
                return document
            }
            let frequency = try frequency(in: document)
            if frequency > 0 {
                found = (document, frequency)
                return document
            }
            next = document + 1
        }
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let end = window.end
        var document = try candidate(from: window.start)
        while document < end, let found {
            let place = document - window.start
            window.bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
            if scoring.weight != 0 {
                let frequency = Float(found.frequency)
                let norm = scoring.norms[Int(scoring.codes[Int(document)])]
                window.scores[Int(place)] += scoring.weight * (frequency / (frequency + norm))
            }
            document = try candidate(from: document + 1)
        }
    }

    /// The first document at or after `target` that has all terms.
    private func meeting(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var target = target
        var agreed = 0
        while agreed < order.count {
            let document = try cursors[order[agreed]].advance(to: target)
            if document == Matching.none { return document }
            if document == target || agreed == 0 {
                target = document
                agreed += 1
            } else {
                target = document
                agreed = 0
            }
        }
        return target
    }

    /// In how many places the phrase stands in a document that has all terms.
    private func frequency(in document: UInt32) throws(TraCuuError) -> Int {
        for index in order {
            try cursors[index].positions(into: &places[index])
            restrict(&places[index], document)
            if places[index].isEmpty { return 0 }
        }
        return slop == 0 ? PhrasePlaces.exact(places) : PhrasePlaces.sloppy(places, slop: slop)
    }

    private func restrict(_ places: inout [UInt32], _ document: UInt32) {
        guard zone != .all else { return }
        let border = titleLength(document)
        let first = places.firstIndex { $0 >= border } ?? places.endIndex
        if zone == .title {
            places.removeSubrange(first...)
        } else {
            places.removeSubrange(..<first)
        }
    }
}

/// Counts phrases in lists of positions, one list a term in the order of the phrase.
enum PhrasePlaces {
    /// In how many places the terms stand directly behind each other.
    static func exact(_ lists: [[UInt32]]) -> Int {
        guard let first = lists.first else { return 0 }
        var starts = first
        for (offset, list) in lists.enumerated().dropFirst() {
            var kept: [UInt32] = []
            var next = 0
            for start in starts {
                let wanted = UInt64(start) + UInt64(offset)
                while next < list.count, UInt64(list[next]) < wanted { next += 1 }
                if next < list.count, UInt64(list[next]) == wanted { kept.append(start) }
            }
            starts = kept
            if starts.isEmpty { return 0 }
        }
        return starts.count
    }

    /// At how many places of the first term the others follow in order, with at most `slop` further places between.
    static func sloppy(_ lists: [[UInt32]], slop: Int) -> Int {
        guard let first = lists.first else { return 0 }
        var next = lists.map { _ in 0 }
        var count = 0
        for start in first {
            var place = start
            for (number, list) in lists.enumerated().dropFirst() {
                while next[number] < list.count, list[next[number]] <= place { next[number] += 1 }
                guard next[number] < list.count else { return count }
                place = list[next[number]]
            }
            if Int(place - start) - (lists.count - 1) <= slop { count += 1 }
        }
        return count
    }
}
