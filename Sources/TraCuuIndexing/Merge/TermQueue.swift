// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Walks through the terms of one field in several dictionaries at once, in the order of their keys.
///
/// A binary heap of places in an array of cursors that move where they are: no cursor or key is copied for a term.
/// Of dictionaries with the same term, the one that was added first comes first.
struct TermQueue: ~Copyable {
    /// The current term of a dictionary.
    private struct Head {
        let source: Int
        let field: UInt8
        var cursor: TermsCursor

        /// Moves to the next term of the field; false if there is none.
        mutating func advance() throws(TraCuuError) -> Bool {
            while try cursor.next() {
                let found = cursor.field
                if found == field { return true }
                if found > field { return false }
            }
            return false
        }
    }

    /// Where a head stands in `heads`, and the start of its key, which decides most comparisons.
    private struct Entry {
        let head: Int
        var prefix: UInt64
    }

    /// Not an array, which would copy a head to look at it.
    private let heads: UnsafeMutablePointer<Head>
    private var count = 0
    private let capacity: Int
    /// The heads that have a term: each before those at twice its index plus one and two.
    private var heap: [Entry] = []

    /// A queue with room for a number of dictionaries; more are not taken.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        heads = .allocate(capacity: self.capacity)
    }

    deinit {
        heads.deinitialize(count: count)
        heads.deallocate()
    }

    /// Adds a dictionary with terms of this field, known from here on as `source`.
    mutating func add(_ terms: TermsReader, field: UInt8, source: Int) throws(TraCuuError) {
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        var head = Head(source: source, field: field, cursor: terms.cursor(near: field, key: nothing))
        guard try head.advance(), count < capacity else { return }
        (heads + count).initialize(to: head)
        heap.append(Entry(head: count, prefix: prefix(count)))
        count += 1
        var index = heap.count - 1
        while index > 0, precedes(heap[index], heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Whether all terms have been passed.
    var isEmpty: Bool { heap.isEmpty }

    // The following may only be asked while the queue is not empty.

    /// Whose dictionary has the current term.
    var source: Int { heads[heap[0].head].source }
    /// What that dictionary knows of it.
    var info: TermInfo { heads[heap[0].head].cursor.info }

    /// Its spellings in that dictionary.
    func spellings() throws(TraCuuError) -> [Spelling] { try heads[heap[0].head].cursor.spellings() }

    /// Replaces `key` by its first spelling in that dictionary.
    func copyFirstSpelling(to key: inout [UInt8]) throws(TraCuuError) {
        try heads[heap[0].head].cursor.copyFirstSpelling(to: &key)
    }

    /// Replaces `key` by the key of the current term, without its field.
    func copyKey(to key: inout [UInt8]) {
        key.removeAll(keepingCapacity: true)
        withKey(heap[0].head) { key.append(contentsOf: $0) }
    }

    /// Whether there is a current term with this key.
    func isAt(_ key: [UInt8]) -> Bool {
        guard let first = heap.first else { return false }
        return withKey(first.head) { current in
            key.withUnsafeBytes { $0.count == current.count && compareBytes($0, current) == 0 }
        }
    }

    /// Moves to the next term, which may have the same key in another dictionary.
    mutating func advance() throws(TraCuuError) {
        let head = heap[0].head
        if try heads[head].advance() {
            heap[0].prefix = prefix(head)
        } else {
            let last = heap.removeLast()
            if heap.isEmpty { return }
            heap[0] = last
        }
        var index = 0
        while true {
            var child = 2 * index + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
            guard precedes(heap[child], heap[index]) else { return }
            heap.swapAt(child, index)
            index = child
        }
    }

    private func precedes(_ left: Entry, _ right: Entry) -> Bool {
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        let order = withKey(left.head) { left in withKey(right.head) { compareBytes(left, $0) } }
        return order == 0 ? left.head < right.head : order < 0
    }

    /// The first eight bytes of a key as a big-endian number, short keys filled up with zeros.
    private func prefix(_ head: Int) -> UInt64 {
        withKey(head) { key in
            var value: UInt64 = 0
            for index in 0..<min(key.count, 8) { value |= UInt64(key[index]) << UInt64(56 - 8 * index) }
            return value
        }
    }

    private func withKey<Result>(_ head: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        heads[head].cursor.fullKey.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0.dropFirst())) }
    }
}
