// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuStorage

/// One column of a segment, checked and ready for access by document; safe to use from several threads.
///
/// Values have indices: those of document `d` are ``values(of:)``. An index, document or ordinal that does not exist
/// gives an empty range, 0 or an empty string.
package struct Column: @unchecked Sendable {
    /// The field's name.
    package let name: String
    package let kind: ColumnKind
    /// The documents of the segment.
    package let documentCount: UInt32
    /// Whether a document has more than one value.
    package let isMultiple: Bool
    /// The values of all documents together.
    package var valueCount: Int { packed.count }

    /// Keeps the bytes alive.
    private let file: IndexFile
    /// Sparse: the bits of the documents with a value, and the rank of each word.
    @usableFromInline let words: UnsafeRawBufferPointer?
    @usableFromInline let ranks: UnsafeRawBufferPointer?
    /// Multiple: where the values of each document start.
    @usableFromInline let starts: PackedIntegers?
    /// Rare: the document of each value.
    @usableFromInline let documents: PackedIntegers?
    @usableFromInline let packed: PackedIntegers
    @usableFromInline let minimum: Int64
    @usableFromInline let divisor: UInt64
    @usableFromInline let dictionaryStarts: PackedIntegers?
    @usableFromInline let strings: UnsafeRawBufferPointer

    init(_ entry: ColumnEntry, documentCount: UInt32, file: IndexFile, end: UInt64) throws(TraCuuError) {
        var reader = try file.reader(at: entry.start, count: Int(end - entry.start))
        let count = Int(documentCount)
        let wordCount = (count + 63) / 64
        words = entry.shape == .sparse ? try reader.raw(wordCount * 8) : nil
        ranks = entry.shape == .sparse ? try reader.raw(wordCount * 4) : nil
        if entry.shape == .sparse { _ = try reader.raw(-wordCount * 4 & 7) }
        starts =
            entry.shape == .multiple
            ? try PackedIntegers(&reader, count: count + 1, width: entry.presenceWidth) : nil
        documents =
            entry.shape == .rare
            ? try PackedIntegers(&reader, count: entry.valueCount, width: entry.presenceWidth) : nil
        packed = try PackedIntegers(&reader, count: entry.valueCount, width: entry.valueWidth)
        if entry.kind == .keyword {
            dictionaryStarts = try PackedIntegers(
                &reader,
                count: entry.distinctCount + 1,
                width: entry.dictionaryWidth
            )
            strings = try reader.raw(entry.stringsSize)
        } else {
            dictionaryStarts = nil
            strings = UnsafeRawBufferPointer(start: nil, count: 0)
        }
        name = entry.name
        kind = entry.kind
        self.documentCount = documentCount
        self.file = file
        minimum = entry.minimum
        divisor = entry.divisor
        if let documents {
            isMultiple = (1..<max(documents.count, 1)).contains { documents[$0] == documents[$0 - 1] }
        } else {
            isMultiple = entry.shape == .multiple
        }
        if let problem = problem(shape: entry.shape) { throw reader.corrupt("field \(name): \(problem)") }
    }

    /// The indices of a document's values.
    ///
    /// - Complexity: O(1); O(log values) if few documents have values.
    @inlinable
    package func values(of document: UInt32) -> Range<Int> {
        guard document < documentCount else { return 0..<0 }
        if let documents {
            return documents.firstIndex(
                notBelow: UInt64(document)
            )..<documents.firstIndex(notBelow: UInt64(document) + 1)
        }
        let document = Int(document)
        if let starts { return Int(starts[document])..<Int(starts[document + 1]) }
        guard let words, let ranks else { return document..<document + 1 }
        let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: document >> 6 * 8, as: UInt64.self))
        let bit = UInt64(document & 63)
        guard word >> bit & 1 == 1 else { return 0..<0 }
        let rank = UInt32(littleEndian: ranks.loadUnaligned(fromByteOffset: document >> 6 * 4, as: UInt32.self))
        let index = Int(rank) + (word & (1 << bit - 1)).nonzeroBitCount
        return index..<index + 1
    }

    /// An integer or date.
    @inlinable
    package func integer(at index: Int) -> Int64 {
        minimum &+ Int64(bitPattern: packed[index] &* divisor)
    }

    /// A floating-point number.
    @inlinable
    package func double(at index: Int) -> Double {
        Double(bitPattern: packed[index])
    }

    /// The ordinal of a keyword; ordinals have the order of the strings' bytes.
    @inlinable
    package func ordinal(at index: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: packed[index])
    }

    /// The number of distinct keywords.
    package var distinctCount: Int { max((dictionaryStarts?.count ?? 1) - 1, 0) }

    /// The keyword of an ordinal; readable as long as this column.
    package func keyword(_ ordinal: UInt32) -> UnsafeRawBufferPointer {
        guard let starts = dictionaryStarts, Int(ordinal) < distinctCount else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(rebasing: strings[Int(starts[Int(ordinal)])..<Int(starts[Int(ordinal) + 1])])
    }

    /// The ordinal of a keyword, if any document has it.
    ///
    /// - Complexity: O(log distinct).
    package func ordinal(of keyword: UnsafeRawBufferPointer) -> UInt32? {
        let ordinal = firstOrdinal(notBefore: keyword)
        guard Int(ordinal) < distinctCount, self.keyword(ordinal).elementsEqual(keyword) else { return nil }
        return ordinal
    }

    /// The least ordinal whose keyword is not before `keyword` in the order of bytes; ``distinctCount`` if there is
    /// none.
    package func firstOrdinal(notBefore keyword: UnsafeRawBufferPointer) -> UInt32 {
        var low = 0
        var high = distinctCount
        while low < high {
            let middle = (low + high) / 2
            if self.keyword(UInt32(middle)).lexicographicallyPrecedes(keyword) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return UInt32(low)
    }
}
