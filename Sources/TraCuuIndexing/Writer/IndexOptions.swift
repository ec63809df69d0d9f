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
    /// How many threads build segments; with 1 there is none beside the calling thread. More threads share the memory, so
    /// their segments are smaller and more are merged; they are not used for less than about a megabyte of documents, and
    /// at most one for each 8 MiB of memory above 48. What a search finds, and in which order, does not depend on it.
    public var threads = IndexOptions.availableThreads
    /// The processors that this process may use.
    public static var availableThreads: Int { Processors.available }

    /// The defaults: 512 MiB, texts stored, all processors.
    public init() {}

    /// Another size of segments under construction, to try out what many of them do.
    var builderLimit: Int?
    /// Another size of the batches that are handed to threads, to try out what many of them do.
    var batchLimit: Int?
}

/// What a writer has done since it was opened. What threads have still to do is counted when they have done it, before a
/// commit returns at the latest.
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
