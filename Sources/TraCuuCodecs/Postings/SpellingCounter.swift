// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Gathers the spellings of the occurrences of a term with several: how often each occurs, and those of a block. In plain
/// memory: it is told of every occurrence.
struct SpellingCounter: ~Copyable {
    private struct Entry {
        var counts = SpellingCounts(documentFrequency: 0, totalFrequency: 0)
        /// The document of the last occurrence.
        var document = UInt32.max
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var entryCapacity = 64
    private var entryCount = 0
    private var numbers: UnsafeMutablePointer<UInt32>
    private var capacity = 1024
    private var count = 0

    init() {
        entries = .allocate(capacity: entryCapacity)
        numbers = .allocate(capacity: capacity)
    }

    deinit {
        entries.deallocate()
        numbers.deallocate()
    }

    /// Starts a term with so many spellings.
    mutating func begin(spellings: Int) {
        if spellings > entryCapacity {
            entries.deallocate()
            entryCapacity = max(spellings, entryCapacity * 2)
            entries = .allocate(capacity: entryCapacity)
        }
        entries.initialize(repeating: Entry(), count: spellings)
        entryCount = spellings
        count = 0
    }

    /// Takes in the occurrences of the next document, by the numbers of their spellings.
    mutating func add(_ added: UnsafeBufferPointer<UInt32>, document: UInt32) {
        if count + added.count > capacity { grow(count + added.count) }
        let (entries, numbers) = (entries, numbers)
        var next = count
        for number in added {
            precondition(Int(number) < entryCount, "a spelling that was not announced")
            numbers[next] = number
            next &+= 1
            let entry = entries + Int(number)
            entry.pointee.counts.totalFrequency &+= 1
            if entry.pointee.document != document {
                entry.pointee.document = document
                entry.pointee.counts.documentFrequency &+= 1
            }
        }
        count = next
    }

    /// The spellings of the occurrences since the last call of ``endBlock()``.
    var block: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: numbers, count: count) }

    mutating func endBlock() {
        count = 0
    }

    /// The counts of the term's spellings so far.
    var counts: [SpellingCounts] { (0..<entryCount).map { entries[$0].counts } }

    private mutating func grow(_ least: Int) {
        let larger = max(least, capacity * 2)
        let new = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
        new.moveInitialize(from: numbers, count: count)
        numbers.deallocate()
        numbers = new
        capacity = larger
    }
}
