// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The occurrences of a term in a list of documents, behind each other in memory that grows as needed.
package struct Occurrences: ~Copyable {
    /// Plain memory for loops; good as long as the ``Occurrences`` lives and nothing is added.
    package struct View {
        /// Where the occurrences of each document begin, and behind them where those of the last end.
        package let starts: UnsafePointer<Int>
        /// The positions, ascending in each document unless the index is damaged.
        package let positions: UnsafePointer<UInt32>
        /// The spelling of each occurrence: a number of the term in its segment, 0 for a term with one spelling.
        package let spellings: UnsafeMutablePointer<UInt32>

        /// The places of a document's occurrences in ``positions`` and ``spellings``.
        @inlinable @inline(__always)
        package func range(of document: Int) -> Range<Int> {
            Range(uncheckedBounds: (starts[document], starts[document + 1]))
        }
    }

    private let documentCapacity: Int
    private let starts: UnsafeMutablePointer<Int>
    private var positions: UnsafeMutablePointer<UInt32>
    private var spellings: UnsafeMutablePointer<UInt32>
    private var capacity: Int
    /// Documents, those without occurrences included.
    package private(set) var documentCount = 0
    /// Occurrences of all documents.
    package private(set) var count = 0

    /// Room for that many documents.
    package init(documents: Int) {
        documentCapacity = documents
        starts = .allocate(capacity: documents + 1)
        starts.initialize(repeating: 0, count: documents + 1)
        capacity = max(256, documents * 2)
        positions = .allocate(capacity: capacity)
        spellings = .allocate(capacity: capacity)
        positions.initialize(repeating: 0, count: capacity)
        spellings.initialize(repeating: 0, count: capacity)
    }

    deinit {
        starts.deallocate()
        positions.deallocate()
        spellings.deallocate()
    }

    /// What is there so far.
    package var view: View {
        View(starts: UnsafePointer(starts), positions: UnsafePointer(positions), spellings: spellings)
    }

    /// Adds documents without occurrences.
    package mutating func addEmpty(documents: Int) {
        for _ in 0..<documents { endDocument(occurrences: 0) }
    }

    /// Room for `more` occurrences behind the last; what was written there before is kept.
    package mutating func room(
        for more: Int
    ) -> (positions: UnsafeMutablePointer<UInt32>, spellings: UnsafeMutablePointer<UInt32>) {
        if count + more > capacity { grow(to: max(capacity * 2, count + more)) }
        return (positions + count, spellings + count)
    }

    /// Takes in what was written behind the last occurrence as those of the next document.
    package mutating func endDocument(occurrences: Int) {
        precondition(documentCount < documentCapacity, "more documents than announced")
        count += occurrences
        documentCount += 1
        starts[documentCount] = count
    }

    private mutating func grow(to larger: Int) {
        positions = Self.moved(positions, capacity, larger)
        spellings = Self.moved(spellings, capacity, larger)
        capacity = larger
    }

    private static func moved(
        _ old: UnsafeMutablePointer<UInt32>,
        _ count: Int,
        _ larger: Int
    ) -> UnsafeMutablePointer<UInt32> {
        let new = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
        new.moveInitialize(from: old, count: count)
        (new + count).initialize(repeating: 0, count: larger - count)
        old.deallocate()
        return new
    }
}
