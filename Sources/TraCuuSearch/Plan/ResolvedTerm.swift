// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// A term looked up in every segment.
struct ResolvedTerm {
    /// What a segment knows of the term.
    private struct Entry {
        var info: TermInfo
        /// What keeps the spelling wanted, nil if every posting counts.
        var filter: SpellingFilter?
        /// Documents of the segment with the term, in the spelling wanted.
        var documentFrequency: UInt32
    }

    /// For each segment its entry, nil where the term does not occur.
    private var entries: [Entry?] = []
    private let hasPositions: Bool
    /// Documents of the whole index with the term, in the spelling wanted.
    private(set) var documentFrequency: UInt64 = 0

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
        for segment in snapshot.segments {
            let entry = try field(segment).flatMap { (number) throws(TraCuuError) in
                try Self.entry(term, segment, field: number)
            }
            documentFrequency += UInt64(entry?.documentFrequency ?? 0)
            entries.append(entry)
        }
    }

    private static func entry(
        _ term: QueryTerm,
        _ segment: SegmentReader,
        field: UInt8
    ) throws(TraCuuError) -> Entry? {
        try term.folded.withBytes { (key) throws(TraCuuError) in
            guard let exact = term.exact else {
                return try segment.terms.info(field: field, key: key).map { info in
                    Entry(info: info, filter: nil, documentFrequency: info.documentFrequency)
                }
            }
            guard let found = try segment.terms.find(field: field, key: key),
                let spelling = found.spellings.firstIndex(where: { $0.key == exact })
            else { return nil }
            return Entry(
                info: found.info,
                filter: found.spellings.count > 1 ? SpellingFilter([spelling]) : nil,
                documentFrequency: found.spellings[spelling].counts.documentFrequency
            )
        }
    }

    /// Documents of a segment with the term, in the spelling wanted; deleted ones included.
    func documentFrequency(in segment: Int) -> UInt32 {
        entries[segment]?.documentFrequency ?? 0
    }

    /// The postings in a segment, nil if the term does not occur there.
    func cursor(_ segment: Int, _ snapshot: IndexSnapshot) throws(TraCuuError) -> PostingsCursor? {
        guard let entry = entries[segment] else { return nil }
        let list = try snapshot.segments[segment].postingList(entry.info, hasPositions: hasPositions)
        return PostingsCursor(list, filter: entry.filter)
    }
}
