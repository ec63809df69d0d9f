// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How an index is written.
public struct IndexOptions: Equatable, Sendable {
    /// What the index keeps of a document beside its terms.
    public enum Storing: String, Sendable, CaseIterable {
        /// Title, text and fields: hits have titles and snippets.
        case text
        /// The id only: a smaller index whose hits are ids.
        case none
    }

    /// The smallest memory budget in bytes.
    public static let smallestMemory = 64 << 20

    /// How much memory indexing may take, in bytes; larger budgets make fewer and larger segments.
    public var memory = 512 << 20
    /// What is stored of documents.
    public var storing = Storing.text
    /// How many segments of about the same size are merged into one.
    public var mergeFactor = 8

    /// The defaults: 512 MiB, texts stored.
    public init() {}

    /// The bytes that a segment under construction may take before it is written out. The rest of the budget is for
    /// reading, analysis, writing out and merging.
    var builderMemory: Int { builderLimit ?? max(1 << 20, (memory - (48 << 20)) / 2) }
    /// Another size of segments under construction, to try out what many of them do.
    var builderLimit: Int?
}

/// What a writer has done since it was opened.
public struct IndexingCounts: Equatable, Sendable {
    /// Documents taken in, replacements included.
    public var added = 0
    /// Of those, how many replaced a document with the same id.
    public var replaced = 0
    /// Documents deleted by id.
    public var deleted = 0
    /// Segments written, merged ones included.
    public var segmentsWritten = 0
    /// Merges done.
    public var merges = 0

    /// Nothing done yet.
    public init() {}
}
