// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Matches a set of documents that was made beforehand, one bit each. It does not score.
final class SetMatcher: Matcher {
    private let words: UnsafeMutablePointer<UInt64>
    private let wordCount: Int
    private let documentCount: UInt32
    private var count: UInt64 = 0

    /// An empty set over the documents of a segment.
    init(documentCount: UInt32) {
        self.documentCount = documentCount
        wordCount = (Int(documentCount) + Int(Window.size) - 1) / Int(Window.size) * Window.wordCount
        words = .allocate(capacity: wordCount)
        words.initialize(repeating: 0, count: wordCount)
    }

    deinit {
        words.deallocate()
    }

    /// Adds the documents for which `test` is true.
    func insert(where test: (UInt32) -> Bool) {
        for document in 0..<documentCount where test(document) { insert(document) }
    }

    /// Adds all documents of a term.
    func insert(_ cursor: PostingsCursor) throws(TraCuuError) {
        for block in 0..<cursor.list.blockCount {
            try cursor.loadDocuments(block)
            guard cursor.state.pointee.expandDocuments() else { throw cursor.damage }
            for index in 0..<cursor.count where cursor.documents[index] < documentCount {
                insert(cursor.documents[index])
            }
        }
    }

    private func insert(_ document: UInt32) {
        let bit: UInt64 = 1 &<< UInt64(document & 63)
        if words[Int(document >> 6)] & bit == 0 { count &+= 1 }
        words[Int(document >> 6)] |= bit
    }

    var isEmpty: Bool { count == 0 }

    var cost: UInt64 { count }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var word = Int(target >> 6)
        guard word < wordCount else { return Matching.none }
        var bits = words[word] & (.max &<< UInt64(target & 63))
        while bits == 0 {
            word &+= 1
            if word == wordCount { return Matching.none }
            bits = words[word]
        }
        return UInt32(word &* 64 &+ bits.trailingZeroBitCount)
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 { 0 }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let first = Int(window.start >> 6)
        for word in 0..<Window.wordCount where first + word < wordCount { window.bits[word] |= words[first + word] }
    }
}
