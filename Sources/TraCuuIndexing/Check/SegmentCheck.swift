// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// Checks that the structures of one segment, whose checksums are right, fit together.
struct SegmentCheck {
    let segment: SegmentReader
    /// The report so far, problems of this segment included.
    var report: CheckReport
    /// The places of the text that postings name; nil if the lengths of the documents cannot be true.
    var tokenPlaces: TokenPlaces?
    /// The documents that an id stands for.
    var identified: DeletionSet
    /// Scratch.
    var numbers: [UInt32] = []
    var places: [UInt32] = []

    init(_ segment: SegmentReader, _ report: CheckReport) {
        self.segment = segment
        self.report = report
        identified = DeletionSet(documentCount: segment.documentCount)
    }

    /// Checks everything; what is wrong is in ``report`` afterwards.
    mutating func run() {
        report.documents += UInt64(segment.documentCount)
        report.deletedDocuments += UInt64(segment.deletions?.count ?? 0)
        do throws(TraCuuError) {
            tokenPlaces = TokenPlaces(segment, occurrences: try textOccurrences())
            try checkTerms()
            checkNorms()
        } catch {
            report.add(error)
        }
        do throws(TraCuuError) {
            try checkStored()
        } catch {
            report.add(error)
        }
        do throws(TraCuuError) {
            _ = try segment.columns.allColumns()
            try segment.bigrams?.check()
        } catch {
            report.add(error)
        }
    }

    /// Takes in that a structure is damaged.
    mutating func wrong(_ kind: FileKind, at offset: UInt64 = UInt64(IndexFileFormat.headerSize), _ reason: String) {
        if let file = file(kind) { report.add(file.corrupt(at: offset, reason)) }
    }

    /// The occurrences of all terms of the text, as the dictionary states them.
    private func textOccurrences() throws(TraCuuError) -> UInt64 {
        var cursor = segment.terms.cursor()
        var sum: UInt64 = 0
        while try cursor.next(), cursor.field == TermsFormat.textField {
            let (total, isOver) = sum.addingReportingOverflow(cursor.info.totalFrequency)
            sum = isOver ? .max : total
        }
        return sum
    }

    func file(_ kind: FileKind) -> IndexFile? { segment.files.first { $0.kind == kind }?.file }

    // MARK: Documents

    private mutating func checkNorms() {
        guard let tokenPlaces else { return wrong(.norms, "the documents are longer than the occurrences of all terms") }
        let norms = segment.norms
        var total: UInt64 = 0
        for document in 0..<segment.documentCount {
            let length = norms.length(document)
            total += UInt64(length)
            if norms.codes[Int(document)] != LengthCode.encode(length) {
                wrong(.norms, "document \(document) has another length than its length code says")
            }
            if norms.titleLength(document) > length {
                wrong(.norms, "the title of document \(document) is longer than the document")
            } else if !tokenPlaces.isComplete(document) {
                wrong(.norms, "the postings of document \(document) are not those of \(length) tokens")
            }
            if report.isFull { return }
        }
        if total != norms.totalLength {
            wrong(.norms, "the segment has \(total) tokens instead of \(norms.totalLength)")
        }
    }

    /// Checks that every stored document can be read and that its id leads to it, or to the one that replaced it.
    private mutating func checkStored() throws(TraCuuError) {
        var reached: UInt32 = 0
        let name = file(.stored)?.name ?? ""
        try segment.stored.forEachRecord { (document, bytes) throws(TraCuuError) in
            guard !report.isFull else { return }
            let record = try StoredRecord(bytes, file: name)
            for part in [record.id, record.title, record.text, record.metadata]
            where String(validating: part, as: UTF8.self) == nil {
                wrong(.stored, "document \(document) is not UTF-8")
            }
            let isLive = segment.deletions?.contains(document) != true
            guard let entry = try segment.terms.find(field: TermsFormat.idField, key: record.id) else {
                return wrong(.terms, "the id of document \(document) is not in the dictionary")
            }
            if entry.info.singleDocument == document {
                reached += 1
            } else if isLive {
                wrong(.terms, "the id of document \(document) stands for document \(entry.info.singleDocument)")
            }
        }
        if !report.isFull, reached != identified.count {
            wrong(.terms, "\(identified.count) ids stand for \(reached) documents")
        }
    }
}
