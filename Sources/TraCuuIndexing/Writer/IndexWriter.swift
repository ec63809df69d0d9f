// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuStorage
import VietnameseText

/// The one writer of an index: adds, replaces and deletes documents, and commits.
///
/// Nothing it does is visible to readers, or survives a crash, before `commit()` returns; then all of it is and does.
/// It holds the index's lock until it goes away. After an error that leaves its memory in doubt (a full disk while
/// writing a segment) it refuses further work with that error; the last commit stays as it is.
package final class IndexWriter {
    private static let lockName = "write.lock"

    private let directory: any Directory
    private let lock: any DirectoryLock
    private let plan: MemoryPlan
    private let isStored: Bool
    private(set) var commitPoint: CommitPoint
    private let list: SegmentList
    private let numbers: SegmentNumbers
    private let segmentCounts = SegmentCounts()
    private var fields = FieldRegistry()
    /// The segment under construction by this thread, before there are enough documents for others.
    private var builder: SegmentBuilder?
    private var analyzer: Analyzer?
    private var pool: BuildPool?
    /// Whether the pool has documents that are not in `list` yet.
    private var isParallel = false
    private var added = 0
    private var deleted = 0
    private var hasChanges = false
    private var tragedy: TraCuuError?

    /// Opens an index for writing; makes an empty one if the directory has none.
    ///
    /// - Throws: ``TraCuuError/locked(path:holder:)`` if there is another writer,
    ///   ``TraCuuError/analysisMismatch(found:current:)`` if the index was made with another analysis,
    ///   ``TraCuuError/usage(_:)`` if the directory holds other files than an index, and
    ///   ``TraCuuError/noIndex(path:reason:)`` if it holds segments but has lost its commit.
    package init(_ directory: any Directory, options: IndexOptions = IndexOptions()) throws(TraCuuError) {
        self.directory = directory
        plan = MemoryPlan(options)
        isStored = options.storing == .text
        guard options.memory >= IndexOptions.smallestMemory else {
            throw .usage("a memory budget below \(IndexOptions.smallestMemory >> 20) MiB is too small")
        }
        guard options.threads >= 1 else { throw .usage("at least one thread builds segments") }
        guard options.mergeFactor >= 2 else { throw .usage("at least 2 segments are merged into one") }
        try Self.checkUsable(directory)
        lock = try directory.lock(Self.lockName)
        var analyzer: Analyzer?
        _ = try Analyzer.reuse(&analyzer, formLimit: plan.forms)
        self.analyzer = analyzer
        // Read only now that no one else can write and remove it.
        let newest = try CommitPoint.newest(directory)
        let commit = newest ?? CommitPoint(analysis: Analyzer.version)
        // Else the next segment would be written over one that is in use.
        guard commit.segments.allSatisfy({ $0.number < commit.nextSegment }) else {
            throw .corrupt(
                file: directory.path + "/" + commit.fileName,
                offset: UInt64(IndexFileFormat.headerSize),
                reason: "the number of the next segment is taken"
            )
        }
        // A new index is an empty commit from the start: segments without any commit are then a sign of loss.
        if newest == nil { try commit.write(directory) }
        guard commit.analysis == Analyzer.version else {
            throw .analysisMismatch(found: commit.analysis, current: Analyzer.version)
        }
        commitPoint = commit
        numbers = SegmentNumbers(from: commit.nextSegment)
        list = SegmentList(
            directory,
            try commit.segments.map { (reference) throws(TraCuuError) in
                WritableSegment(try SegmentReader(directory, reference), isNew: false)
            },
            numbers: numbers,
            counts: segmentCounts,
            mergeFactor: options.mergeFactor
        )
        hasChanges = newest == nil
        try removeUnusedFiles()
    }

    deinit {
        // Its threads write into the directory: they end before the lock is released.
        pool = nil
    }

    /// What this writer has done so far.
    package var counts: IndexingCounts {
        var counts = segmentCounts.now
        counts.added = added
        counts.deleted = deleted
        return counts
    }

    /// Checks that the directory holds an index or nothing: what a person keeps there must not be taken for leftovers.
    private static func checkUsable(_ directory: any Directory) throws(TraCuuError) {
        let names = try directory.names()
        if names.contains(where: { CommitPoint.generation(of: $0) != nil }) { return }
        let others = names.filter { $0 != lockName && !CommitPoint.isPending($0) }.sorted()
        guard let other = others.first else { return }
        guard let part = others.first(where: { CommitPoint.isIndexFile($0) }) else {
            throw .usage("\(directory.path): holds other files (\(other)); give --index a new or empty folder")
        }
        throw .noIndex(
            path: directory.path,
            reason:
                "the folder holds a part of an index (\(part)) but no commit; restore it from a copy, or empty the folder"
        )
    }

    /// Takes a document in; one with the same id is replaced.
    ///
    /// - Throws: ``TraCuuError/limit(_:)`` for a document that cannot be indexed at all (the writer goes on), and errors
    ///   of writing, this document or an earlier one, after which the writer is closed.
    package func add(_ document: DocumentView) throws(TraCuuError) {
        try checkOpen()
        guard document.id.count >= 1, document.id.count <= DocumentView.idLimit else {
            throw .limit("an id of \(document.id.count) bytes; ids have 1 to \(DocumentView.idLimit)")
        }
        guard document.size <= DocumentView.sizeLimit else {
            throw .limit("a document of \(document.size) bytes; documents have at most \(DocumentView.sizeLimit)")
        }
        try fields.check(document)
        hasChanges = true
        try guarding { () throws(TraCuuError) in try build(document) }
        added += 1
    }

    /// Deletes the document with that id; false if there is none.
    package func delete(_ id: UnsafeRawBufferPointer) throws(TraCuuError) -> Bool {
        try checkOpen()
        let found = try guarding { () throws(TraCuuError) in
            if isParallel, let pool { return try pool.delete(id, from: list) }
            // What the builder has replaces what segments have, deleted or not.
            if let builder, let wasAlive = builder.delete(id) { return wasAlive }
            return try list.delete(id)
        }
        if found {
            deleted += 1
            hasChanges = true
        }
        return found
    }

    /// Makes everything done so far visible and durable; does nothing if nothing was done.
    package func commit() throws(TraCuuError) {
        try checkOpen()
        try guarding { () throws(TraCuuError) in
            try finishSegments()
            guard hasChanges else { return }
            try list.mergeWhereDue()
            try list.purgeNew()
            try writeCommit()
        }
    }

    /// Merges all segments into one without deleted documents, and commits.
    ///
    /// - Parameter reordering: whether documents are renumbered so that similar ones stand together. Equal scores are then in
    ///   another order.
    package func mergeAll(reordering: Bool = false) throws(TraCuuError) {
        try checkOpen()
        try guarding { () throws(TraCuuError) in
            try finishSegments()
            try list.mergeEverything()
            if reordering { try list.reorderEverything(memory: plan.reordering, threads: plan.threads) }
            try writeCommit()
        }
    }

    private func writeCommit() throws(TraCuuError) {
        var next = commitPoint
        next.generation += 1
        next.nextSegment = numbers.upcoming
        try list.writeDeletions(generation: next.generation)
        next.segments = list.segments.map(\.reference)
        try directory.sync()
        try next.write(directory)
        commitPoint = next
        hasChanges = false
        fields = FieldRegistry()
        // The commit stands; leftovers are removed by the next writer if that fails now.
        try? removeUnusedFiles()
    }

    /// Builds a document, or has it built if there are others.
    private func build(_ document: DocumentView) throws(TraCuuError) {
        if isParallel, let pool { return try pool.add(document) }
        if let builder, builder.memory >= plan.builder || !builder.hasRoom(for: document) { try flush() }
        if try currentBuilder().add(document) { segmentCounts.change { $0.replaced += 1 } }
        if plan.threads > 1, let builder, builder.documentBytes >= plan.batch { begin(builder) }
    }

    /// Hands the builder over to threads, if there are any.
    private func begin(_ builder: SegmentBuilder) {
        if pool == nil {
            pool = BuildPool(BuildQueue(list, counts: segmentCounts, plan: plan, isStored: isStored))
        }
        guard let pool else { return }
        self.builder = nil
        analyzer = nil
        pool.begin(builder)
        isParallel = true
    }

    private func currentBuilder() throws(TraCuuError) -> SegmentBuilder {
        if let builder { return builder }
        let analysis = try Analyzer.reuse(&analyzer, formLimit: plan.forms)
        let made = try SegmentBuilder(directory, number: numbers.take(), analyzer: analysis, isStored: isStored)
        builder = made
        return made
    }

    /// Writes what is under construction, so that all documents are in segments.
    private func finishSegments() throws(TraCuuError) {
        if isParallel, let pool { try pool.finish() }
        isParallel = false
        try flush()
        list.removeDead()
    }

    /// Writes the segment under construction.
    private func flush() throws(TraCuuError) {
        guard let builder else { return }
        self.builder = nil
        try list.append(try builder.flush())
        try list.mergeWhereDue()
    }

    /// Removes files that no commit refers to: leftovers of crashes and of merges.
    func removeUnusedFiles() throws(TraCuuError) {
        var used = Set(list.segments.flatMap(\.reference.files))
        used.formUnion(commitPoint.segments.flatMap(\.files))
        used.insert(commitPoint.fileName)
        for name in try directory.names() where CommitPoint.isIndexFile(name) && !used.contains(name) {
            try directory.remove(name)
        }
    }

    private func checkOpen() throws(TraCuuError) {
        if let tragedy { throw tragedy }
    }

    /// Runs work whose failure leaves the writer unusable.
    ///
    /// - Throws: what the work throws, but never ``TraCuuError/limit(_:)``, which stands for a refused document.
    private func guarding<T>(_ work: () throws(TraCuuError) -> T) throws(TraCuuError) -> T {
        do throws(TraCuuError) {
            return try work()
        } catch {
            var failure = error
            if case .limit(let reason) = error { failure = .usage("indexing cannot go on: \(reason)") }
            tragedy = failure
            throw failure
        }
    }
}
