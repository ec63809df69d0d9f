// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes the term dictionary of a segment, terms in ascending order of their keys.
package struct TermsWriter: ~Copyable {
    private let file: IndexFileWriter
    private var block = ByteWriter()
    private var spellingBytes = ByteWriter()
    private var inBlock = 0
    private var previousKey: [UInt8] = []
    private var blockStarts: [UInt64] = []
    private var keyStarts: [UInt32] = []
    private var keys = ByteWriter()
    private var termCount: UInt64 = 0
    /// Where the record after those of the terms so far begins.
    private var nextPostings = UInt64(IndexFileFormat.headerSize)
    private var nextPositions = UInt64(IndexFileFormat.headerSize)

    /// Creates the file.
    package init(_ directory: any Directory, name: String, segment: SegmentID) throws(TraCuuError) {
        file = try IndexFileWriter(directory, name: name, kind: .terms, segment: segment)
    }

    /// Adds a term.
    ///
    /// - Parameters:
    ///   - field: the field's number.
    ///   - key: the folded key, at most 255 bytes; (field, key) is greater than the one before.
    ///   - info: where its record lies; records come in the order of the terms.
    ///   - spellings: the exact keys, in the order of their numbers.
    ///   - counts: the spellings' counts, in the same order.
    package mutating func add(
        field: UInt8,
        key: UnsafeRawBufferPointer,
        info: TermInfo,
        spellings: [UnsafeRawBufferPointer],
        counts: [SpellingCounts]
    ) throws(TraCuuError) {
        if info.postingsLength > 0 { nextPostings = info.postingsStart }
        if info.positionsLength > 0 { nextPositions = info.positionsStart }
        if inBlock == TermsFormat.blockSize { try endBlock() }
        if inBlock == 0 { startBlock(field: field, key: key) }
        appendKey(field: field, key: key)
        let plain = spellings.count == 1 && spellings[0].elementsEqual(key)
        block.append(varint: UInt64(info.documentFrequency) << 1 | (plain ? 1 : 0))
        if !plain { block.append(varint: UInt64(spellings.count)) }
        let isText = field == TermsFormat.textField
        if info.isSingle {
            block.append(varint: UInt64(info.singleDocument))
            if isText { block.append(varint: info.totalFrequency - 1) }
        } else {
            block.append(varint: info.totalFrequency - UInt64(info.documentFrequency))
            block.append(varint: info.postingsLength)
        }
        if isText { block.append(varint: info.positionsLength) }
        if !plain { appendSpellings(spellings, counts) }
        nextPostings += info.postingsLength
        nextPositions += info.positionsLength
        inBlock += 1
        termCount += 1
    }

    /// Writes the index and finishes the file durably; returns its length.
    package consuming func finish() throws(TraCuuError) -> UInt64 {
        if inBlock > 0 { try endBlock() }
        let indexStart = file.position
        var index = ByteWriter()
        for start in blockStarts { index.append(fixed: start) }
        index.append(fixed: indexStart)
        for start in keyStarts { index.append(fixed: start) }
        index.append(fixed: UInt32(keys.count))
        index.append(contentsOf: keys.bytes)
        index.append(fixed: termCount)
        index.append(fixed: UInt64(blockStarts.count))
        index.append(fixed: indexStart)
        index.append(fixed: UInt64(keys.count))
        try file.write(index)
        return try file.finish()
    }

    private mutating func startBlock(field: UInt8, key: UnsafeRawBufferPointer) {
        blockStarts.append(file.position)
        keyStarts.append(UInt32(keys.count))
        keys.append(field)
        keys.append(key)
        block.append(varint: nextPostings)
        block.append(varint: nextPositions)
        previousKey.removeAll(keepingCapacity: true)
    }

    private mutating func appendKey(field: UInt8, key: UnsafeRawBufferPointer) {
        var shared = 0
        if previousKey.first == field {
            shared = 1
            let limit = min(previousKey.count - 1, key.count)
            while shared - 1 < limit, previousKey[shared] == key[shared - 1] { shared += 1 }
        }
        block.append(varint: UInt64(shared))
        block.append(varint: UInt64(key.count + 1 - shared))
        if shared == 0 { block.append(field) }
        let own = UnsafeRawBufferPointer(rebasing: key[max(0, shared - 1)...])
        block.append(own)
        previousKey.removeLast(previousKey.count - shared)
        if shared == 0 { previousKey.append(field) }
        previousKey.append(contentsOf: own)
    }

    private mutating func appendSpellings(_ spellings: [UnsafeRawBufferPointer], _ counts: [SpellingCounts]) {
        spellingBytes.removeAll()
        for (index, spelling) in spellings.enumerated() {
            spellingBytes.append(lengthPrefixed: spelling)
            if spellings.count > 1 {
                let count = counts[index]
                spellingBytes.append(varint: UInt64(count.documentFrequency))
                spellingBytes.append(varint: count.totalFrequency - UInt64(count.documentFrequency))
            }
        }
        block.append(varint: UInt64(spellingBytes.count))
        block.append(contentsOf: spellingBytes.bytes)
    }

    private mutating func endBlock() throws(TraCuuError) {
        guard keys.count < Int(UInt32.max) - TermsFormat.keyLimit else {
            throw .limit("the terms of one segment exceed 4 GiB of index")
        }
        try file.write(block)
        block.removeAll()
        inBlock = 0
    }
}
