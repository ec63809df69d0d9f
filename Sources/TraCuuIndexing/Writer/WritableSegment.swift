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

    init(_ reader: SegmentReader) {
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

    /// Marks a document deleted.
    mutating func delete(_ document: UInt32) {
        if deletions.insert(document) { isChanged = true }
    }

    /// Writes the deletions durably if they changed; the reference then names their file.
    mutating func writeDeletions(_ directory: any Directory, generation: UInt64) throws(TraCuuError) {
        guard isChanged else { return }
        reference.deletionGeneration = generation
        reference.deletedCount = deletions.count
        let name = SegmentFiles.deletions(reference.number, generation: generation)
        _ = try DeletionsWriter.write(deletions, to: directory, name: name, segment: reference.id)
        isChanged = false
    }
}
