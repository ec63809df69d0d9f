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

    let directory: any Directory
    let options: IndexOptions
    private let lock: any DirectoryLock
    let analyzer: Analyzer
    var commitPoint: CommitPoint
    /// The segments in document order, committed or not yet.
    var segments: [WritableSegment] = []
    private var builder: SegmentBuilder?
    private var hasChanges = false
    private var tragedy: TraCuuError?
    /// What this writer has done so far.
    package var counts = IndexingCounts()

    /// Opens an index for writing; makes an empty one if the directory has none.
    ///
    /// - Throws: ``TraCuuError/locked(path:holder:)`` if there is another writer,
    ///   ``TraCuuError/analysisMismatch(found:current:)`` if the index was made with another analysis,
    ///   ``TraCuuError/usage(_:)`` if the directory holds other files than an index, and
    ///   ``TraCuuError/noIndex(path:reason:)`` if it holds segments but has lost its commit.
    package init(_ directory: any Directory, options: IndexOptions = IndexOptions()) throws(TraCuuError) {
        self.directory = directory
        self.options = options
        guard options.memory >= IndexOptions.smallestMemory else {
            throw .usage("a memory budget below \(IndexOptions.smallestMemory >> 20) MiB is too small")
        }
        guard options.mergeFactor >= 2 else { throw .usage("at least 2 segments are merged into one") }
        try Self.checkUsable(directory)
        lock = try directory.lock(Self.lockName)
        do {
            analyzer = try Analyzer()
        } catch {
            throw .usage("the text analysis cannot start: \(error)")
        }
        // Read only now that no one else can write and remove it.
        let newest = try CommitPoint.newest(directory)
        commitPoint = newest ?? CommitPoint(analysis: Analyzer.version)
        // Else the next segment would be written over one that is in use.
        guard commitPoint.segments.allSatisfy({ $0.number < commitPoint.nextSegment }) else {
            throw .corrupt(
                file: directory.path + "/" + commitPoint.fileName,
                offset: UInt64(IndexFileFormat.headerSize),
                reason: "the number of the next segment is taken"
            )
        }
        // A new index is an empty commit from the start: segments without any commit are then a sign of loss.
        if newest == nil { try commitPoint.write(directory) }
        guard commitPoint.analysis == Analyzer.version else {
            throw .analysisMismatch(found: commitPoint.analysis, current: Analyzer.version)
        }
        for reference in commitPoint.segments {
            segments.append(WritableSegment(try SegmentReader(directory, reference)))
        }
        hasChanges = newest == nil
        try removeUnusedFiles()
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
    ///   of writing, after which the writer is closed.
    package func add(_ document: DocumentView) throws(TraCuuError) {
        try checkOpen()
        guard document.id.count >= 1, document.id.count <= DocumentView.idLimit else {
            throw .limit("an id of \(document.id.count) bytes; ids have 1 to \(DocumentView.idLimit)")
        }
        guard document.size <= DocumentView.sizeLimit else {
            throw .limit("a document of \(document.size) bytes; documents have at most \(DocumentView.sizeLimit)")
        }
        if let builder, builder.memory >= options.builderMemory || !builder.hasRoom(for: document) {
            try guarding { () throws(TraCuuError) in try flush() }
        }
        let builder = try currentBuilder()
        try builder.checkFields(of: document)
        hasChanges = true
        try guarding { () throws(TraCuuError) in
            if try builder.add(document) { counts.replaced += 1 }
        }
        counts.added += 1
    }

    /// Deletes the document with that id; false if there is none.
    package func delete(_ id: UnsafeRawBufferPointer) throws(TraCuuError) -> Bool {
        try checkOpen()
        let found = try guarding { () throws(TraCuuError) in
            // What the builder has replaces what segments have, deleted or not.
            if let builder, let wasAlive = builder.delete(id) { return wasAlive }
            return try deleteFromSegments(id)
        }
        if found {
            counts.deleted += 1
            hasChanges = true
        }
        return found
    }

    /// Makes everything done so far visible and durable; does nothing if nothing was done.
    package func commit() throws(TraCuuError) {
        try checkOpen()
        try guarding { () throws(TraCuuError) in
            if builder != nil { try flush() }
            guard hasChanges else { return }
            segments.removeAll { $0.isDead }
            try mergeWhereDue()
            try writeCommit()
            hasChanges = false
        }
    }

    /// Merges all segments into one without deleted documents, and commits.
    package func mergeAll() throws(TraCuuError) {
        try checkOpen()
        try guarding { () throws(TraCuuError) in
            if builder != nil { try flush() }
            segments.removeAll { $0.isDead }
            try mergeEverything()
            try writeCommit()
            hasChanges = false
        }
    }

    private func writeCommit() throws(TraCuuError) {
        var next = commitPoint
        next.generation += 1
        for index in segments.indices { try segments[index].writeDeletions(directory, generation: next.generation) }
        next.segments = segments.map(\.reference)
        try directory.sync()
        try next.write(directory)
        commitPoint = next
        // The commit stands; leftovers are removed by the next writer if that fails now.
        try? removeUnusedFiles()
    }

    private func currentBuilder() throws(TraCuuError) -> SegmentBuilder {
        if let builder { return builder }
        let number = takeSegmentNumber()
        let made = try SegmentBuilder(
            directory,
            number: number,
            analyzer: analyzer,
            isStored: options.storing == .text
        )
        builder = made
        return made
    }

    /// The number of the next segment.
    func takeSegmentNumber() -> UInt64 {
        defer { commitPoint.nextSegment += 1 }
        return commitPoint.nextSegment
    }

    /// Writes the segment under construction and deletes from older segments what it replaces.
    private func flush() throws(TraCuuError) {
        guard let builder else { return }
        self.builder = nil
        guard builder.documentCount > 0 else { return }
        var replaced = 0
        if !segments.isEmpty {
            try builder.forEachID { (id) throws(TraCuuError) in
                if try deleteFromSegments(id) { replaced += 1 }
            }
        }
        counts.replaced += replaced
        let reference = try builder.flush()
        counts.segmentsWritten += 1
        var segment = WritableSegment(try SegmentReader(directory, reference))
        for document in builder.deletedDocuments { segment.delete(document) }
        segments.append(segment)
        try mergeWhereDue()
    }

    private func deleteFromSegments(_ id: UnsafeRawBufferPointer) throws(TraCuuError) -> Bool {
        for index in segments.indices.reversed() {
            if let document = try segments[index].document(withID: id) {
                segments[index].delete(document)
                return true
            }
        }
        return false
    }

    /// Removes files that no commit refers to: leftovers of crashes and of merges.
    func removeUnusedFiles() throws(TraCuuError) {
        var used = Set(segments.flatMap(\.reference.files))
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
