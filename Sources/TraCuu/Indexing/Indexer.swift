// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
public import TraCuuIndexing
import TraCuuStorage

/// Writes an index: adds, replaces and deletes documents.
///
/// Nothing it does is seen by anyone, or survives a crash, before ``commit()`` returns; then all of it is and does. There is
/// one indexer of an index at a time: it holds a lock until it goes away or its process ends. It belongs to one thread at a
/// time.
/// ```swift
/// let indexer = try Indexer(path: "chi-thi.idx")
/// try indexer.add(Document(id: "ct-05", title: "Chỉ thị về cải cách hành chính", text: "…", fields: ["date": "2022-03-01"]))
/// try indexer.commit()
/// ```
public final class Indexer {
    let writer: IndexWriter

    /// Opens an index for writing.
    ///
    /// - Parameters:
    ///   - path: the folder of the index.
    ///   - options: how to write it.
    ///   - create: makes the folder and an empty index if there is none; otherwise that is an error.
    /// - Throws: ``TraCuuError/locked(path:holder:)`` if someone else writes it, ``TraCuuError/noIndex(path:reason:)``,
    ///   ``TraCuuError/analysisMismatch(found:current:)``, and what reading and writing files throws.
    public init(path: String, options: IndexOptions = IndexOptions(), create: Bool = true) throws(TraCuuError) {
        let directory = try FileSystemDirectory(path: path, create: create)
        if !create, try CommitPoint.newest(directory) == nil {
            throw .noIndex(path: path, reason: "the folder holds no commit")
        }
        writer = try IndexWriter(directory, options: options)
    }

    /// What was done since the indexer was made. Replacements are known for sure after ``commit()``: threads may be behind.
    public var counts: IndexingCounts { writer.counts }

    /// Adds a document; one with the same id is replaced.
    ///
    /// - Throws: ``TraCuuError/limit(_:)`` for a document that passes a limit, after which the indexer goes on; errors of
    ///   writing this document or, as threads may be behind, an earlier one, after which it does not.
    public func add(_ document: Document) throws(TraCuuError) {
        try document.withView { (view) throws(TraCuuError) in try writer.add(view) }
    }

    /// Deletes the document with that id; false if there is none. Waits for threads that build documents.
    @discardableResult
    public func delete(id: String) throws(TraCuuError) -> Bool {
        try Array(id.utf8).withBytes { (bytes) throws(TraCuuError) in try writer.delete(bytes) }
    }

    /// Makes everything done so far visible and durable; does nothing if nothing was done.
    public func commit() throws(TraCuuError) {
        try writer.commit()
    }

    /// Merges all segments into one without the deleted documents, and commits: searches get a little faster, the index
    /// smaller. Needs as much free space as the index takes.
    ///
    /// - Parameter reordering: whether documents are also renumbered so that similar ones stand together, which makes the index
    ///   smaller if its documents came in no order. It takes several times as long and needs twice the space. Documents with
    ///   equal scores come in their new order from then on; nothing else changes in what a search finds.
    public func merge(reordering: Bool = false) throws(TraCuuError) {
        try writer.mergeAll(reordering: reordering)
    }
}
