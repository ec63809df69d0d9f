// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Walks through the terms of a dictionary in order.
package struct TermsCursor {
    private let terms: TermsReader
    private var nextBlock: Int
    private var reader: ByteReader?
    private var inBlock = 0
    private var nextPostings: UInt64 = 0
    private var nextPositions: UInt64 = 0
    private var spellingBytes = UnsafeRawBufferPointer(start: nil, count: 0)
    private var isPlain = true

    /// The current term's key with the field byte before it.
    package private(set) var fullKey: [UInt8] = []
    /// What is known of the current term.
    package private(set) var info = TermInfo()

    init(_ terms: TermsReader, block: Int) {
        self.terms = terms
        nextBlock = block
    }

    /// The block of the current term.
    package var block: Int { nextBlock - 1 }
    /// The field of the current term.
    package var field: UInt8 { fullKey.first ?? 0 }

    /// Moves to the next term; false behind the last.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if a block is damaged.
    package mutating func next() throws(TraCuuError) -> Bool {
        if reader == nil || reader?.remaining == 0 {
            guard nextBlock < terms.blockCount else { return false }
            try openBlock()
        }
        // Taken out and put back: a copy would count references for every term.
        guard var reader = reader.take() else { return false }
        defer { self.reader = reader }
        try readEntry(&reader)
        inBlock += 1
        return true
    }

    private mutating func openBlock() throws(TraCuuError) {
        let range = try terms.blockRange(nextBlock)
        guard range.count <= Int(Int32.max) else { throw terms.corrupt("a block of terms is too long") }
        var reader = try terms.file.reader(at: range.lowerBound, count: range.count)
        nextPostings = try reader.varint()
        nextPositions = try reader.varint()
        guard reader.remaining > 0 else { throw reader.corrupt("a block of terms is empty") }
        fullKey.removeAll(keepingCapacity: true)
        self.reader = reader
        inBlock = 0
        nextBlock += 1
    }

    private mutating func readEntry(_ reader: inout ByteReader) throws(TraCuuError) {
        let shared = try reader.varint(upTo: fullKey.count, "a shared prefix")
        let own = try reader.varint(upTo: TermsFormat.keyLimit - shared, "a key's length")
        guard shared + own > 0 else { throw reader.corrupt("a key is empty") }
        fullKey.removeLast(fullKey.count - shared)
        fullKey.append(contentsOf: try reader.raw(own))
        let head = try reader.varint()
        guard head >> 1 <= UInt64(Int32.max), head >> 1 > 0 else {
            throw reader.corrupt("a document frequency is wrong")
        }
        isPlain = head & 1 == 1
        info = TermInfo()
        info.documentFrequency = UInt32(head >> 1)
        info.spellingCount = isPlain ? 1 : UInt32(try reader.varint(upTo: Int(Int32.max), "a number of spellings"))
        guard info.spellingCount > 0 else { throw reader.corrupt("a term has no spelling") }
        let isText = field == TermsFormat.textField
        info.postingsStart = nextPostings
        info.positionsStart = nextPositions
        if info.documentFrequency == 1, info.spellingCount == 1 {
            info.singleDocument = UInt32(try reader.varint(upTo: Int(Int32.max), "a document"))
            info.totalFrequency = 1 + (isText ? UInt64(try reader.varint(upTo: Int(UInt32.max) - 1, "a frequency")) : 0)
        } else {
            let (total, overflow) = UInt64(info.documentFrequency).addingReportingOverflow(try reader.varint())
            info.totalFrequency = total
            info.postingsLength = try reader.varint()
            // Without a record the posting would be taken from the dictionary, which does not have it.
            guard !overflow, info.postingsLength > 0 else { throw reader.corrupt("a term's counts are wrong") }
        }
        if isText { info.positionsLength = try reader.varint() }
        nextPostings &+= info.postingsLength
        nextPositions &+= info.positionsLength
        spellingBytes = isPlain ? UnsafeRawBufferPointer(start: nil, count: 0) : try reader.lengthPrefixed()
    }

    /// Replaces `key` by the first spelling of the current term, the only one of most.
    package func copyFirstSpelling(to key: inout [UInt8]) throws(TraCuuError) {
        key.removeAll(keepingCapacity: true)
        guard !isPlain else {
            key.append(contentsOf: fullKey.dropFirst())
            return
        }
        var reader = ByteReader(spellingBytes, file: terms.file.name)
        key.append(contentsOf: try reader.lengthPrefixed())
    }

    /// The spellings of the current term in the order of their numbers.
    package func spellings() throws(TraCuuError) -> [Spelling] {
        let whole = SpellingCounts(documentFrequency: info.documentFrequency, totalFrequency: info.totalFrequency)
        guard !isPlain else { return [Spelling(key: Array(fullKey.dropFirst()), counts: whole)] }
        var reader = ByteReader(spellingBytes, file: terms.file.name)
        var result: [Spelling] = []
        for _ in 0..<info.spellingCount {
            let key = Array(try reader.lengthPrefixed())
            var counts = whole
            if info.spellingCount > 1 {
                let documents = try reader.varint(upTo: Int(info.documentFrequency), "a spelling's documents")
                counts = SpellingCounts(
                    documentFrequency: UInt32(documents),
                    totalFrequency: try reader.varint() &+ UInt64(documents)
                )
            }
            result.append(Spelling(key: key, counts: counts))
        }
        return result
    }
}
