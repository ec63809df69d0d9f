// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// What one segment has of a term.
struct TermMatch {
    var info: TermInfo
    /// What keeps the spellings wanted, nil if every posting counts.
    var filter: SpellingFilter?
    /// Whether the segment has none of the spellings wanted.
    var isEmpty = false
    /// Documents in the spellings wanted; where there are several, those of each added up.
    var documentFrequency: UInt64 = 0
    /// The same for the spellings by which the term's idf is reckoned.
    var referenceFrequency: UInt64 = 0

    /// Looks a term up; nil if the segment has it in no spelling.
    static func find(_ term: QueryTerm, _ segment: SegmentReader, field: UInt8) throws(TraCuuError) -> TermMatch? {
        try term.folded.withBytes { (key) throws(TraCuuError) in
            guard let wanted = term.keys else {
                return try segment.terms.info(field: field, key: key).map(TermMatch.init)
            }
            return try segment.terms.find(field: field, key: key).map { TermMatch(term, $0, wanted) }
        }
    }

    /// All that an entry has.
    private init(_ info: TermInfo) {
        self.info = info
        documentFrequency = UInt64(info.documentFrequency)
        referenceFrequency = documentFrequency
    }

    /// What an entry has of a term in the spellings wanted.
    init(_ term: QueryTerm, _ entry: TermEntry, _ wanted: [[UInt8]]) {
        info = entry.info
        var numbers: [Int] = []
        for (number, spelling) in entry.spellings.enumerated() {
            let documents = UInt64(spelling.counts.documentFrequency)
            if (term.reference ?? wanted).contains(spelling.key) { referenceFrequency += documents }
            guard wanted.contains(spelling.key) else { continue }
            numbers.append(number)
            documentFrequency += documents
        }
        isEmpty = numbers.isEmpty
        filter = numbers.count < entry.spellings.count ? SpellingFilter(numbers) : nil
    }
}

/// In how many documents of the index a term is, as its idf is reckoned.
///
/// A document with several of the spellings counts for each, but no word is in more documents than the bare one.
struct TermFrequency {
    private var reference: UInt64 = 0
    private var folded: UInt64 = 0
    private let hasReference: Bool

    init(_ term: QueryTerm) {
        hasReference = term.reference != nil
    }

    mutating func add(_ match: TermMatch) {
        reference += match.referenceFrequency
        folded += UInt64(match.info.documentFrequency)
    }

    var value: UInt64 { reference == 0 && hasReference ? folded : min(reference, folded) }
}

/// A term looked up in every segment.
struct ResolvedTerm {
    /// For each segment what it has of the term, nil where it does not occur.
    private var entries: [TermMatch?] = []
    private let hasPositions: Bool
    /// Documents of the whole index by which the term's idf is reckoned, see ``TermFrequency``.
    let documentFrequency: UInt64

    /// Looks a term up.
    ///
    /// - Parameter field: the number of the term's field in a segment, nil if the segment does not have it.
    init(
        _ term: QueryTerm,
        _ snapshot: IndexSnapshot,
        hasPositions: Bool,
        field: (SegmentReader) -> UInt8?
    ) throws(TraCuuError) {
        self.hasPositions = hasPositions
        var frequency = TermFrequency(term)
        for segment in snapshot.segments {
            let entry = try field(segment).flatMap { (number) throws(TraCuuError) in
                try TermMatch.find(term, segment, field: number)
            }
            if let entry { frequency.add(entry) }
            entries.append(entry?.isEmpty == true ? nil : entry)
        }
        documentFrequency = frequency.value
    }

    /// Documents of a segment with the term, deleted ones included; nil if that is not known, as one may have several
    /// spellings.
    func documentFrequency(in segment: Int) -> UInt64? {
        guard let entry = entries[segment] else { return 0 }
        let isCertain = entry.filter.map(\.isSingle) ?? true
        return isCertain ? min(entry.documentFrequency, UInt64(entry.info.documentFrequency)) : nil
    }

    /// The postings in a segment, nil if the term does not occur there.
    func cursor(_ segment: Int, _ snapshot: IndexSnapshot) throws(TraCuuError) -> PostingsCursor? {
        guard let entry = entries[segment] else { return nil }
        let list = try snapshot.segments[segment].postingList(entry.info, hasPositions: hasPositions)
        return PostingsCursor(list, filter: entry.filter)
    }
}
