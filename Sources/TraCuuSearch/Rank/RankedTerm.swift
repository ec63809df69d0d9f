// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// A term of a query looked up in every segment, with its spellings numbered across segments.
struct RankedTerm {
    /// A term in one segment.
    struct Entry {
        var info: TermInfo
        /// The spellings wanted; nil for all.
        var filter: SpellingFilter?
        /// For each spelling of the segment its number in ``RankedTerm/spellings``.
        var numbers: [UInt32]
    }

    /// A spelling of the term in any segment.
    struct Spelling {
        var key: [UInt8]
        /// Documents of the whole index with the spelling.
        var documentFrequency: UInt64
    }

    let term: QueryTerm
    /// For each segment what it has of the term, nil for nothing.
    private(set) var entries: [Entry?] = []
    /// Documents of the whole index with the term, in the spellings wanted; at most that.
    private(set) var documentFrequency: UInt64 = 0
    /// Those by which its idf is reckoned, see ``TermFrequency``.
    private(set) var referenceFrequency: UInt64 = 0
    /// The spellings of a term that matches all of them, in the order of their keys; empty if only one is wanted.
    private(set) var spellings: [Spelling] = []

    /// Looks a term up in the field that `field` gives the number of.
    init(
        _ term: QueryTerm,
        _ snapshot: IndexSnapshot,
        field: (SegmentReader) -> UInt8?
    ) throws(TraCuuError) {
        self.term = term
        var found: [TermEntry?] = []
        for segment in snapshot.segments {
            guard let number = field(segment) else {
                found.append(nil)
                continue
            }
            let entry = try term.folded.withBytes { (key) throws(TraCuuError) in
                try segment.terms.find(field: number, key: key)
            }
            found.append(entry)
        }
        if let keys = term.keys {
            take(found, keys)
        } else {
            take(found)
        }
    }

    /// Whether it depends on the neighbours which spellings count.
    var isAmbiguous: Bool { spellings.count > 1 }

    private mutating func take(_ found: [TermEntry?], _ wanted: [[UInt8]]) {
        var frequency = TermFrequency(term)
        for entry in found {
            let match = entry.map { TermMatch(term, $0, wanted) }
            if let match { frequency.add(match) }
            guard let match, !match.isEmpty else {
                entries.append(nil)
                continue
            }
            documentFrequency += min(match.documentFrequency, UInt64(match.info.documentFrequency))
            entries.append(Entry(info: match.info, filter: match.filter, numbers: []))
        }
        referenceFrequency = frequency.value
    }

    private mutating func take(_ found: [TermEntry?]) {
        var frequencies: [[UInt8]: UInt64] = [:]
        for entry in found {
            for spelling in entry?.spellings ?? [] {
                let key = UnaccentedSpelling.word(spelling.key)
                frequencies[key, default: 0] += UInt64(spelling.counts.documentFrequency)
            }
        }
        // By key, so that no sum depends on the order of segments.
        spellings = frequencies.map { Spelling(key: $0.key, documentFrequency: $0.value) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var numbers: [[UInt8]: UInt32] = [:]
        for (number, spelling) in spellings.enumerated() { numbers[spelling.key] = UInt32(number) }
        for entry in found {
            guard let entry else {
                entries.append(nil)
                continue
            }
            documentFrequency += UInt64(entry.info.documentFrequency)
            entries.append(
                Entry(
                    info: entry.info,
                    filter: nil,
                    numbers: entry.spellings.map { numbers[UnaccentedSpelling.word($0.key)] ?? 0 }
                )
            )
        }
        referenceFrequency = documentFrequency
    }

    /// Reads the occurrences in the candidates.
    func occurrences(
        in candidates: Candidates,
        _ snapshot: IndexSnapshot,
        limit: Int
    ) throws(TraCuuError) -> Occurrences {
        var result = Occurrences(documents: candidates.count)
        for run in candidates.runs {
            guard let entry = entries[run.segment] else {
                result.addEmpty(documents: run.places.count)
                continue
            }
            let segment = snapshot.segments[run.segment]
            let cursor = PostingsCursor(try segment.postingList(entry.info, hasPositions: true))
            let before = result.count
            try candidates.withDocuments(of: run) { (documents) throws(TraCuuError) in
                try cursor.occurrences(in: documents, keeping: entry.filter, limit: limit, into: &result)
            }
            guard isAmbiguous else { continue }
            let spellings = result.view.spellings
            for index in before..<result.count {
                let number = Int(spellings[index])
                spellings[index] = number < entry.numbers.count ? entry.numbers[number] : 0
            }
        }
        return result
    }
}
