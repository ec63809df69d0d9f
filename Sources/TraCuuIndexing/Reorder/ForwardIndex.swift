// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Which terms the documents of a segment have, document by document, as far as they tell documents apart.
///
/// Plain memory that threads read at once.
final class ForwardIndex: @unchecked Sendable {
    let documentCount: Int
    /// Terms are numbered from 0.
    private(set) var termCount = 0
    /// Where the terms of each document begin in `terms`, and behind them where those of the last end.
    private let starts: UnsafeMutablePointer<Int>
    private let terms: UnsafeMutablePointer<UInt32>

    /// The terms of a document.
    @inline(__always)
    func terms(of document: UInt32) -> UnsafeBufferPointer<UInt32> {
        let (start, end) = (starts[Int(document)], starts[Int(document) &+ 1])
        return UnsafeBufferPointer(start: terms + start, count: end &- start)
    }

    /// An index of documents with given terms.
    ///
    /// - Parameter entries: calls its argument with every pair of a term and a document, terms from 0 on and each as often
    ///   when it is called again.
    init(
        documentCount: Int,
        entries: ((_ term: UInt32, _ document: UInt32) -> Void) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        self.documentCount = documentCount
        let starts = UnsafeMutablePointer<Int>.allocate(capacity: documentCount + 2)
        starts.initialize(repeating: 0, count: documentCount + 2)
        self.starts = starts
        var highest = -1
        do throws(TraCuuError) {
            // Two places behind its own, a document's number of terms: so that filling moves the starts to where they belong.
            try entries { term, document in
                starts[Int(document) + 2] += 1
                highest = max(highest, Int(term))
            }
        } catch {
            starts.deallocate()
            throw error
        }
        for document in 0..<documentCount { starts[document + 2] += starts[document + 1] }
        let count = starts[documentCount + 1]
        let terms = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        terms.initialize(repeating: 0, count: count)
        self.terms = terms
        termCount = highest + 1
        try entries { term, document in
            terms[starts[Int(document) + 1]] = term
            starts[Int(document) + 1] += 1
        }
    }

    deinit {
        starts.deallocate()
        terms.deallocate()
    }
}

extension ForwardIndex {
    /// Terms in fewer documents say little about a whole segment.
    private static let leastDocuments: UInt32 = 4

    /// The words of a segment's texts.
    ///
    /// - Parameter memory: bytes that the list may take, about. What does not fit are the words of the most documents: they
    ///   are everywhere, in whatever order the documents stand.
    convenience init(_ segment: SegmentReader, memory: Int) throws(TraCuuError) {
        let mostDocuments = try Self.mostDocuments(segment, entries: memory / MemoryLayout<UInt32>.stride)
        try self.init(documentCount: Int(segment.documentCount)) { (body) throws(TraCuuError) in
            var number: UInt32 = 0
            try Self.forEachWord(segment) { (info) throws(TraCuuError) in
                guard info.documentFrequency >= Self.leastDocuments, info.documentFrequency <= mostDocuments else {
                    return
                }
                let cursor = PostingsCursor(try segment.postingList(info, hasPositions: true))
                for block in 0..<cursor.list.blockCount {
                    try cursor.load(block)
                    for index in 0..<cursor.count { body(number, cursor.documents[index]) }
                }
                number += 1
            }
        }
    }

    /// The number of documents that a word may be in so that the postings of all that are in no more fit a limit.
    private static func mostDocuments(_ segment: SegmentReader, entries limit: Int) throws(TraCuuError) -> UInt32 {
        var frequencies: [UInt32] = []
        try forEachWord(segment) { info in
            if info.documentFrequency >= leastDocuments { frequencies.append(info.documentFrequency) }
        }
        frequencies.sort()
        var sum = 0
        for (place, frequency) in frequencies.enumerated() {
            sum += Int(frequency)
            // Words of one frequency are in or out together.
            if sum > limit { return place > 0 ? frequency - 1 : 0 }
        }
        return .max
    }

    private static func forEachWord(
        _ segment: SegmentReader,
        _ body: (TermInfo) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        var cursor = segment.terms.cursor(near: TermsFormat.textField, key: nothing)
        while try cursor.next(), cursor.field <= TermsFormat.textField {
            if cursor.field == TermsFormat.textField { try body(cursor.info) }
        }
        segment.releaseAll()
    }
}
