// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A set of documents of one segment, one bit for each document of the segment.
@frozen
package struct DeletionSet: Equatable, Sendable {
    /// The number of documents of the segment.
    package let documentCount: UInt32
    /// The documents in the set.
    package private(set) var count: UInt32
    /// Document `d` is in the set if bit `d % 64` of word `d / 64` is set.
    package private(set) var words: [UInt64]

    /// An empty set for a segment.
    package init(documentCount: UInt32) {
        self.documentCount = documentCount
        count = 0
        words = [UInt64](repeating: 0, count: Self.wordCount(documentCount))
    }

    /// A set from its words.
    ///
    /// - Returns: `nil` if the number of words is wrong or a bit behind the last document is set.
    package init?(documentCount: UInt32, words: [UInt64]) {
        guard words.count == Self.wordCount(documentCount) else { return nil }
        let used = documentCount % 64
        if used > 0, let last = words.last, last >> UInt64(used) != 0 { return nil }
        self.documentCount = documentCount
        self.words = words
        count = words.reduce(0) { $0 + UInt32($1.nonzeroBitCount) }
    }

    /// Whether no document is in the set.
    package var isEmpty: Bool { count == 0 }

    /// Whether a document is in the set; false for one that does not exist.
    @inlinable
    package func contains(_ document: UInt32) -> Bool {
        document < documentCount && words[Int(document >> 6)] >> UInt64(document & 63) & 1 == 1
    }

    /// Puts a document into the set.
    ///
    /// - Returns: whether the set changed: not if the document was in it, or does not exist.
    @discardableResult
    package mutating func insert(_ document: UInt32) -> Bool {
        guard document < documentCount, !contains(document) else { return false }
        words[Int(document >> 6)] |= 1 << UInt64(document & 63)
        count += 1
        return true
    }

    /// Puts all documents of another set of the same segment into this one.
    package mutating func formUnion(_ other: DeletionSet) {
        for (index, word) in other.words.enumerated() where index < words.count { words[index] |= word }
        if documentCount % 64 > 0, !words.isEmpty {
            words[words.count - 1] &= 1 << UInt64(documentCount % 64) - 1
        }
        count = words.reduce(0) { $0 + UInt32($1.nonzeroBitCount) }
    }

    static func wordCount(_ documentCount: UInt32) -> Int {
        (Int(documentCount) + 63) / 64
    }
}

extension DeletionSet: Sequence {
    /// Goes through the documents of the set in increasing order.
    package struct Iterator: IteratorProtocol {
        private let words: [UInt64]
        private var index = 0
        private var rest: UInt64

        fileprivate init(_ words: [UInt64]) {
            self.words = words
            rest = words.first ?? 0
        }

        package mutating func next() -> UInt32? {
            while rest == 0 {
                index += 1
                guard index < words.count else { return nil }
                rest = words[index]
            }
            defer { rest &= rest - 1 }
            return UInt32(index * 64 + rest.trailingZeroBitCount)
        }
    }

    package func makeIterator() -> Iterator {
        Iterator(words)
    }

    package var underestimatedCount: Int { Int(count) }
}
