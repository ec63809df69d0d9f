// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What the dictionary knows of a term in a segment.
@frozen
package struct TermInfo: Equatable, Sendable {
    /// Documents with the term, deleted ones included.
    package var documentFrequency: UInt32 = 0
    /// Occurrences of the term in all of them.
    package var totalFrequency: UInt64 = 0
    /// The document of a term that has a single posting and no record.
    package var singleDocument: UInt32 = 0
    /// Where the record begins in the postings file; its length is 0 if the term has no record.
    package var postingsStart: UInt64 = 0
    package var postingsLength: UInt64 = 0
    /// Where the positions begin in the positions file.
    package var positionsStart: UInt64 = 0
    package var positionsLength: UInt64 = 0
    /// How many spellings the term has.
    package var spellingCount: UInt32 = 1

    package init() {}

    /// Whether the dictionary holds the only posting.
    @inlinable
    package var isSingle: Bool { documentFrequency == 1 && postingsLength == 0 }
}

/// The statistics of one spelling of a term in a segment.
@frozen
package struct SpellingCounts: Equatable, Sendable {
    package var documentFrequency: UInt32
    package var totalFrequency: UInt64

    package init(documentFrequency: UInt32, totalFrequency: UInt64) {
        self.documentFrequency = documentFrequency
        self.totalFrequency = totalFrequency
    }
}
