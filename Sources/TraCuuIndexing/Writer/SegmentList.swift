// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// The written segments of an index in document order, committed or not yet, and the work on them.
///
/// It belongs to one thread at a time: to the writer's own, or, while documents are built in parallel, to the one that has
/// taken this task from the ``BuildPool``, whose lock orders their accesses.
final class SegmentList: @unchecked Sendable {
    let directory: any Directory
    let numbers: SegmentNumbers
    private let policy: MergePolicy
    private let counts: SegmentCounts
    private(set) var segments: [WritableSegment]

    init(
        _ directory: any Directory,
        _ segments: [WritableSegment],
        numbers: SegmentNumbers,
        counts: SegmentCounts,
        mergeFactor: Int
    ) {
        self.directory = directory
        self.segments = segments
        self.numbers = numbers
        self.counts = counts
        policy = MergePolicy(factor: mergeFactor)
    }

    /// Takes a new segment in behind the others and deletes from those what it replaces.
    func append(_ built: BuiltSegment) throws(TraCuuError) {
        var segment = WritableSegment(try SegmentReader(directory, built.reference), isNew: true)
        for document in built.deleted { segment.delete(document) }
        try deleteWhatIsReplaced(by: segment.reader)
        segments.append(segment)
        counts.change { $0.segmentsWritten += 1 }
    }

    /// Deletes the documents whose ids a newer segment has, deleted there or not.
    private func deleteWhatIsReplaced(by newer: SegmentReader) throws(TraCuuError) {
        guard !segments.isEmpty else { return }
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        var ids = newer.terms.cursor(near: TermsFormat.idField, key: nothing)
        var known = segments.map { TermsLookup($0.reader.terms) }
        var replaced = 0
        while try ids.next(), ids.field <= TermsFormat.idField {
            guard ids.field == TermsFormat.idField else { continue }
            for index in known.indices {
                guard let info = try known[index].info(ids.fullKey) else { continue }
                if segments[index].delete(try segments[index].reader.document(ofID: info)) { replaced += 1 }
            }
        }
        counts.change { $0.replaced += replaced }
        newer.releaseTerms()
        for segment in segments { segment.reader.releaseTerms() }
    }

    /// Deletes the document with that id; false if there is none.
    func delete(_ id: UnsafeRawBufferPointer) throws(TraCuuError) -> Bool {
        for index in segments.indices.reversed() {
            if let document = try segments[index].document(withID: id) { return segments[index].delete(document) }
        }
        return false
    }

    /// Forgets segments without any document left.
    func removeDead() {
        segments.removeAll { $0.isDead }
    }

    /// The segments to be merged next, nil if none are due.
    var dueMerge: Range<Int>? {
        policy.nextMerge(segments.map(\.size), fits: fitOneSegment)
    }

    /// Merges as long as the policy finds something to merge.
    func mergeWhereDue() throws(TraCuuError) {
        while let range = dueMerge { try merge(range) }
    }

    /// Merges as many neighbours as fit into one segment, from the first on, and rids others of deleted documents.
    func mergeEverything() throws(TraCuuError) {
        var start = 0
        while start < segments.count {
            var end = start + 1
            while end < segments.count, fitOneSegment(start..<end + 1) { end += 1 }
            let before = segments.count
            if end - start > 1 || segments[start].deletedCount > 0 { try merge(start..<end) }
            start = end - (before - segments.count)
        }
    }

    /// Puts the documents of every segment, none of which is deleted, into an order in which similar ones stand together.
    ///
    /// - Parameter memory: bytes that finding the order may take, apart from what a document and a term take.
    func reorderEverything(memory: Int, threads: Int) throws(TraCuuError) {
        for index in segments.indices {
            let reader = segments[index].reader
            let order = try DocumentOrder(similarIn: reader, memory: memory, threads: threads)
            let merger = SegmentMerger(directory, number: numbers.take(), reordering: reader, order)
            try replace(index..<index + 1, by: merger)
        }
    }

    /// Rids segments that no commit has of deleted documents.
    ///
    /// What a commit itself replaces or deletes then leaves no trace in the statistics, which would else depend on where its
    /// segments end.
    func purgeNew() throws(TraCuuError) {
        for index in segments.indices.reversed() where segments[index].isNew && segments[index].deletedCount > 0 {
            try merge(index..<index + 1)
        }
    }

    /// Writes deletions durably; the segments are those of a commit from here on.
    func writeDeletions(generation: UInt64) throws(TraCuuError) {
        for index in segments.indices { try segments[index].writeDeletions(directory, generation: generation) }
    }

    /// Whether neighbours together keep the limits of a segment.
    private func fitOneSegment(_ range: Range<Int>) -> Bool {
        let live = segments[range].reduce(0) { $0 + $1.liveCount }
        let fields = segments[range].reduce(into: Set<[UInt8]>()) { names, segment in
            // By their bytes: names in NFC and NFD are different fields.
            names.formUnion(segment.reader.info.fields.map { Array($0.utf8) })
        }
        return live <= Int(Int32.max) && fields.count <= TermsFieldNumber.keywordLimit
    }

    /// Replaces a run of neighbouring segments by one without their deleted documents.
    ///
    /// The old files stay until the next commit stands.
    func merge(_ range: Range<Int>) throws(TraCuuError) {
        let inputs = Array(segments[range])
        let live = inputs.reduce(0) { $0 + $1.liveCount }
        guard live > 0 else {
            segments.removeSubrange(range)
            return
        }
        let merger = SegmentMerger(
            directory,
            number: numbers.take(),
            inputs: inputs.map { ($0.reader, $0.deletions) }
        )
        try replace(range, by: merger)
    }

    private func replace(_ range: Range<Int>, by merger: SegmentMerger) throws(TraCuuError) {
        let reference = try merger.run()
        let isNew = segments[range].allSatisfy(\.isNew)
        segments.replaceSubrange(range, with: [WritableSegment(try SegmentReader(directory, reference), isNew: isNew)])
        counts.change {
            $0.segmentsWritten += 1
            $0.merges += 1
        }
    }
}
