// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What an index holds, in numbers.
public struct IndexStatistics: Equatable, Sendable {
    /// Bytes of the files of one structure, over all segments.
    public struct Structure: Equatable, Sendable {
        /// The structure: `terms`, `postings`, `positions`, `norms`, `stored`, `columns`, `deletions` or `segment`.
        public var name: String
        /// Its bytes on disk.
        public var bytes: UInt64
    }

    /// Documents that can be found.
    public var documents: UInt64
    /// Documents deleted or replaced whose space a merge will free.
    public var deletedDocuments: UInt64
    /// Segments.
    public var segments: Int
    /// Distinct terms of titles and texts, without diacritics, added up over the segments: a term in two segments counts
    /// twice. After a merge of all segments it is the number of distinct terms.
    public var terms: UInt64
    /// Pairs of a term and a document, deleted documents included.
    public var postings: UInt64
    /// Syllables and words of titles and texts, deleted documents included.
    public var tokens: UInt64
    /// Words longer than a key can be, which were cut; different ones of each segment added up.
    public var cutTerms: UInt64
    /// The structures in the order of their files.
    public var structures: [Structure]
    /// The version of the analysis that made the terms.
    public var analysis: String
    /// The number of the commit, one more with each.
    public var generation: UInt64

    /// Bytes of all structures.
    public var bytes: UInt64 { structures.reduce(0) { $0 &+ $1.bytes } }
}
