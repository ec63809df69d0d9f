// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// A written segment and the deletions that its writer has gathered for it.
struct WritableSegment {
    private(set) var reference: SegmentReference
    let reader: SegmentReader
    private(set) var deletions: DeletionSet
    private var isChanged = false
    /// Whether all its documents came in since the last commit.
    private(set) var isNew: Bool

    init(_ reader: SegmentReader, isNew: Bool) {
        self.isNew = isNew
        reference = reader.reference
        self.reader = reader
        deletions = reader.deletions ?? DeletionSet(documentCount: reader.documentCount)
    }

    /// Documents deleted so far.
    var deletedCount: Int { Int(deletions.count) }
    /// Documents not deleted.
    var liveCount: Int { Int(reader.documentCount - deletions.count) }
    /// Whether no document is left.
    var isDead: Bool { liveCount == 0 }
    /// What the segment's files take, in bytes.
    var size: UInt64 { reader.files.reduce(0) { $0 + $1.file.length } }

    /// The document with that id, nil if there is none alive.
    func document(withID id: UnsafeRawBufferPointer) throws(TraCuuError) -> UInt32? {
        guard let document = try reader.document(withID: id), !deletions.contains(document) else { return nil }
        return document
    }

    /// Marks a document deleted; false if it was.
    @discardableResult
    mutating func delete(_ document: UInt32) -> Bool {
        guard deletions.insert(document) else { return false }
        isChanged = true
        return true
    }

    /// Writes the deletions durably if they changed; the reference then names their file. The segment is no longer new.
    mutating func writeDeletions(_ directory: any Directory, generation: UInt64) throws(TraCuuError) {
        isNew = false
        guard isChanged else { return }
        reference.deletionGeneration = generation
        reference.deletedCount = deletions.count
        let name = SegmentFiles.deletions(reference.number, generation: generation)
        _ = try DeletionsWriter.write(deletions, to: directory, name: name, segment: reference.id)
        isChanged = false
    }
}
