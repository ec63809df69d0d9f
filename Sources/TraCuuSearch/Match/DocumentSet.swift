// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuIndexing

/// A set of documents of a segment, one bit each, in whole windows.
final class DocumentSet {
    private let words: UnsafeMutablePointer<UInt64>
    private let wordCount: Int

    /// All documents of a segment that are not deleted.
    init(_ segment: SegmentReader) {
        let count = Int(segment.documentCount)
        wordCount = (count + Int(Window.size) - 1) / Int(Window.size) * Window.wordCount
        words = .allocate(capacity: wordCount)
        words.initialize(repeating: 0, count: wordCount)
        words.update(repeating: .max, count: count / 64)
        if count % 64 > 0 { words[count / 64] = 1 << UInt64(count % 64) - 1 }
        guard let deleted = segment.deletions?.words else { return }
        for (word, bits) in deleted.prefix(wordCount).enumerated() { words[word] &= ~bits }
    }

    deinit {
        words.deallocate()
    }

    /// Whether a document of the segment is in the set.
    @inline(__always)
    func contains(_ document: UInt32) -> Bool {
        words[Int(document >> 6)] &>> UInt64(document & 63) & 1 == 1
    }

    /// The first document of the set from `target` on, nil if there is none.
    func next(from target: UInt32) -> UInt32? {
        var word = Int(target >> 6)
        guard word < wordCount else { return nil }
        var bits = words[word] & (.max << UInt64(target & 63))
        while bits == 0 {
            word &+= 1
            if word == wordCount { return nil }
            bits = words[word]
        }
        return UInt32(word &* 64 &+ bits.trailingZeroBitCount)
    }

    /// How many of a run of documents are in the set; both bounds are multiples of 64, or the end is behind the segment's.
    func count(from start: UInt32, to end: UInt32) -> Int {
        var sum = 0
        for word in Int(start >> 6)..<min(Int(end >> 6), wordCount) { sum &+= words[word].nonzeroBitCount }
        return sum
    }

    /// The documents of a window, without scores, in the memory of the set.
    func window(at start: UInt32) -> Window {
        Window(start: start, bits: words + Int(start >> 6), scores: nil)
    }

    /// Lends the bits.
    func withWords<R>(_ body: (UnsafePointer<UInt64>, Int) -> R) -> R {
        body(UnsafePointer(words), wordCount)
    }

    /// Removes a document of the segment.
    func remove(_ document: UInt32) {
        words[Int(document >> 6)] &= ~(1 << UInt64(document & 63))
    }

    /// Removes the documents from `start` on and before `end`, both multiples of 64; those behind the segment's do not count.
    func remove(from start: UInt32, to end: UInt32) {
        for word in Int(start >> 6)..<max(Int(start >> 6), min(Int(end >> 6), wordCount)) { words[word] = 0 }
    }
}
