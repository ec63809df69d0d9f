// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

extension SearchIndex {
    /// What the index holds, in numbers. Reads the term dictionaries: O(terms).
    public var statistics: IndexStatistics {
        get throws(TraCuuError) {
            var terms: UInt64 = 0
            var postings: UInt64 = 0
            var bytes: [(name: String, bytes: UInt64)] = []
            for segment in snapshot.segments {
                try Self.count(segment.terms, terms: &terms, postings: &postings)
                for (kind, file) in segment.files {
                    if let index = bytes.firstIndex(where: { $0.name == kind.structureName }) {
                        bytes[index].bytes &+= file.length
                    } else {
                        bytes.append((kind.structureName, file.length))
                    }
                }
            }
            return IndexStatistics(
                documents: snapshot.liveCount,
                deletedDocuments: snapshot.documentCount - min(snapshot.documentCount, snapshot.liveCount),
                segments: snapshot.segments.count,
                terms: terms,
                postings: postings,
                tokens: snapshot.tokenCount,
                cutTerms: snapshot.segments.reduce(0) { $0 &+ $1.info.cutTerms },
                structures: bytes.map { IndexStatistics.Structure(name: $0.name, bytes: $0.bytes) },
                analysis: snapshot.commit.analysis,
                generation: snapshot.commit.generation
            )
        }
    }

    private static func count(
        _ dictionary: TermsReader,
        terms: inout UInt64,
        postings: inout UInt64
    ) throws(TraCuuError) {
        var cursor = dictionary.cursor()
        // Fields are in the order of their numbers, the text first.
        while try cursor.next(), cursor.field == TermsFormat.textField {
            terms &+= 1
            postings &+= UInt64(cursor.info.documentFrequency)
        }
    }
}
