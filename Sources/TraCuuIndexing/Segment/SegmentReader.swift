// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCodecs
package import TraCuuCore
package import TraCuuStorage

/// An open segment: its structures, mapped and ready to read. Safe to share between threads.
package final class SegmentReader: Sendable {
    package let reference: SegmentReference
    package let info: SegmentInfo
    package let terms: TermsReader
    package let norms: NormsReader
    package let stored: StoredReader
    package let columns: ColumnsReader
    /// How often syllables stand next to each other, nil if the segment does not tell.
    package let bigrams: BigramsReader?
    /// The deleted documents, nil if there are none.
    package let deletions: DeletionSet?
    /// All files with what they hold, for statistics and checks.
    package let files: [(kind: FileKind, file: IndexFile)]
    private let postings: IndexFile
    private let positions: IndexFile

    /// Documents, deleted ones included.
    package var documentCount: UInt32 { reference.documentCount }

    /// Opens a segment: checks headers, footers, lengths and counts, reads none of the data.
    ///
    /// - Throws: what ``IndexFile`` throws, and ``TraCuuError/corrupt(file:offset:reason:)`` if structures disagree on
    ///   the number of documents.
    package init(_ directory: any Directory, _ reference: SegmentReference) throws(TraCuuError) {
        self.reference = reference
        func open(_ kind: FileKind) throws(TraCuuError) -> IndexFile {
            let name = SegmentFiles.name(reference.number, kind)
            return try IndexFile(directory, name: name, kind: kind, segment: reference.id)
        }
        let segmentFile = try open(.segment)
        let termsFile = try open(.terms)
        postings = try open(.postings)
        positions = try open(.positions)
        let normsFile = try open(.norms)
        let storedFile = try open(.stored)
        let columnsFile = try open(.columns)
        info = try SegmentInfo(segmentFile)
        terms = try TermsReader(termsFile)
        norms = try NormsReader(normsFile)
        stored = try StoredReader(storedFile)
        columns = try ColumnsReader(columnsFile)
        var files: [(FileKind, IndexFile)] = [
            (.segment, segmentFile), (.terms, termsFile), (.postings, postings), (.positions, positions),
            (.norms, normsFile), (.stored, storedFile), (.columns, columnsFile),
        ]
        if info.hasBigrams {
            let bigramsFile = try open(.bigrams)
            bigrams = try BigramsReader(bigramsFile)
            files.append((.bigrams, bigramsFile))
        } else {
            bigrams = nil
        }
        if reference.deletionGeneration > 0 {
            let name = SegmentFiles.deletions(reference.number, generation: reference.deletionGeneration)
            let file = try IndexFile(directory, name: name, kind: .deletions, segment: reference.id)
            let set = try DeletionsReader.read(file)
            guard set.count == reference.deletedCount, set.documentCount == reference.documentCount else {
                throw file.corrupt(at: 0, "the number of deleted documents does not fit the commit")
            }
            deletions = set
            files.append((.deletions, file))
        } else {
            deletions = nil
        }
        self.files = files
        let counts = [info.documentCount, UInt32(norms.documentCount), stored.documentCount, columns.documentCount]
        guard counts.allSatisfy({ $0 == reference.documentCount }) else {
            throw segmentFile.corrupt(at: 0, "the segment's files disagree on the number of documents")
        }
    }

    /// Opens the postings of a term of this segment.
    ///
    /// - Parameters:
    ///   - info: from this segment's dictionary.
    ///   - hasPositions: true for terms of the text.
    package func postingList(_ info: TermInfo, hasPositions: Bool) throws(TraCuuError) -> PostingList {
        try PostingList(
            info,
            postings: postings,
            positions: hasPositions ? positions : nil,
            documentCount: documentCount
        )
    }

    /// Gives the memory of all files back; what is needed again is fetched again, from the system's cache as a rule.
    func releaseAll() {
        for (_, file) in files { file.release(upTo: file.length) }
    }

    /// As `releaseAll` for the dictionary alone.
    func releaseTerms() {
        for (kind, file) in files where kind == .terms { file.release(upTo: file.length) }
    }

    /// The document with that id, nil if the segment has none alive.
    package func document(withID id: UnsafeRawBufferPointer) throws(TraCuuError) -> UInt32? {
        guard let info = try terms.info(field: TermsFormat.idField, key: id) else { return nil }
        let document = try document(ofID: info)
        return deletions?.contains(document) == true ? nil : document
    }

    /// The document that an id found in the dictionary stands for, deleted or not.
    func document(ofID info: TermInfo) throws(TraCuuError) -> UInt32 {
        guard info.isSingle, info.singleDocument < documentCount else {
            throw postings.corrupt(at: 0, "an id stands for no document")
        }
        return info.singleDocument
    }
}
