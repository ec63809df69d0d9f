// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How far indexing has come.
public struct IndexingProgress: Equatable, Sendable {
    /// What is being done.
    public enum Phase: Sendable {
        /// Documents are read and indexed.
        case reading
        /// The last segment is written and all is made durable.
        case committing
    }

    /// What is being done.
    public var phase: Phase
    /// Documents taken in so far.
    public var documents: Int
    /// Lines and files that could not be taken.
    public var bad: Int
    /// Bytes of documents read so far, uncompressed.
    public var bytes: UInt64
    /// Bytes of the sources as they lie on disk taken so far.
    public var sourceBytes: UInt64
    /// Bytes of all sources on disk; nil if that is not known.
    public var totalSourceBytes: UInt64?
    /// The time since the start.
    public var elapsed: Duration
}

/// What indexing did.
public struct IndexingReport: Equatable, Sendable {
    /// Documents taken in, those that were replaced included.
    public var documents = 0
    /// Documents that took the place of an earlier one with the same id.
    public var replaced = 0
    /// Lines, files and documents that could not be taken.
    public var bad = 0
    /// Of those, files and folders that could not be read, or not to their end: what else they hold is not in the index.
    public var unreadSources = 0
    /// Files in folders that were left out because of their ending.
    public var ignoredFiles = 0
    /// Documents that were converted to UTF-8, by the name of what they were in: `tcvn3`, `utf-8-as-1252`
    /// (``VietnameseEncoding/name``). `utf-8` stands for UTF-8 of which some bytes were ill-formed.
    public var converted: [String: Int] = [:]
    /// Documents whose encoding cannot be told: bytes that are no UTF-8 were read as windows-1252, UTF-8 as it is.
    public var unknownEncoding = 0
    /// Bytes of documents read, uncompressed.
    public var bytes: UInt64 = 0
    /// The time from start to commit.
    public var took = Duration.zero
    /// Segments of the index afterwards.
    public var segments = 0

    /// Nothing done.
    public init() {}
}
