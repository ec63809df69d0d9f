// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The values of a column between two others, as bits of documents. Made once for a search; what is compared are packed
/// integers, not the values themselves.
package struct ColumnRange: Sendable {
    private let column: Column
    /// The least packed value, and how much greater the greatest is; both as they sort.
    private let first: UInt64
    private let span: UInt64

    /// All values of a column.
    package init(all column: Column) {
        self.column = column
        first = 0
        span = .max
    }

    /// The integers or dates within bounds; nil if the column can have none there, which takes no look at its values.
    package init?(_ column: Column, integers: ClosedRange<Int64>) {
        let divisor = max(column.divisor, 1)
        guard integers.upperBound >= column.minimum else { return nil }
        // As unsigned numbers these differences are exact, whatever the signs.
        let below = integers.lowerBound > column.minimum ? integers.lowerBound &- column.minimum : 0
        let above = UInt64(bitPattern: integers.upperBound &- column.minimum)
        let (whole, rest) = UInt64(bitPattern: below).quotientAndRemainder(dividingBy: divisor)
        let first = whole + (rest > 0 ? 1 : 0)
        let last = min(above / divisor, column.packed.mask)
        guard first <= last else { return nil }
        self.column = column
        self.first = first
        span = last - first
    }

    /// The floating-point numbers within bounds.
    package init(_ column: Column, doubles: ClosedRange<Double>) {
        self.column = column
        // The two zeros are one number.
        let (lower, upper) = (doubles.lowerBound, doubles.upperBound)
        first = Self.ordered((lower == 0 ? -0.0 : lower).bitPattern)
        span = Self.ordered((upper == 0 ? 0.0 : upper).bitPattern) - first
    }

    /// Documents that have a value at all, or are as good as sure to be more.
    package var cost: UInt64 { UInt64(min(column.valueCount, Int(column.documentCount))) }

    /// A document at or after `target` before which none has a value in the range; nil if none has.
    package func candidate(from target: UInt32) -> UInt32? {
        guard target < column.documentCount else { return nil }
        guard let documents = column.documents else { return target }
        let index = documents.firstIndex(notBelow: UInt64(target))
        return index < documents.count ? UInt32(truncatingIfNeeded: documents[index]) : nil
    }

    /// Sets the bit `d - start` of each document d with a value in the range.
    ///
    /// - Parameters:
    ///   - start: a multiple of 64.
    ///   - bits: so many words; those behind the last document stay as they are.
    ///   - wanted: the documents that need to be looked at; nil for all.
    package func insert(
        from start: UInt32,
        into bits: UnsafeMutablePointer<UInt64>,
        wordCount: Int,
        wanted: UnsafePointer<UInt64>?
    ) {
        if column.documents != nil { return insertRare(start, bits, wordCount) }
        let firstWord = Int(start >> 6)
        let count = Int(column.documentCount)
        for word in 0..<max(0, min(wordCount, (count + 63) / 64 - firstWord)) {
            let base = (firstWord + word) * 64
            let tail = base + 64 > count ? ~(UInt64.max << UInt64(count - base)) : .max
            let asked = tail & (wanted?[word] ?? .max)
            if asked == 0 { continue }
            bits[word] |= column.starts == nil ? found(asked, base) : foundAmongSeveral(asked, base)
        }
    }

    /// Which of up to 64 documents from `base` on, of which none has several values, have one in the range.
    private func found(_ asked: UInt64, _ base: Int) -> UInt64 {
        var rest = asked
        var index = base
        var present = UInt64.max
        if let words = column.words, let ranks = column.ranks {
            present = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: base >> 6 &* 8, as: UInt64.self))
            let rank = ranks.loadUnaligned(fromByteOffset: base >> 6 &* 4, as: UInt32.self)
            index = Int(UInt32(littleEndian: rank))
            rest &= present
        }
        var result: UInt64 = 0
        while rest != 0 {
            let bit = rest & (~rest &+ 1)
            rest ^= bit
            if contains(index &+ (present & (bit &- 1)).nonzeroBitCount) { result |= bit }
        }
        return result
    }

    private func foundAmongSeveral(_ asked: UInt64, _ base: Int) -> UInt64 {
        var rest = asked
        var result: UInt64 = 0
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest &- 1
            let values = column.values(of: UInt32(truncatingIfNeeded: base &+ place))
            if values.contains(where: contains) { result |= 1 &<< UInt64(place) }
        }
        return result
    }

    private func insertRare(_ start: UInt32, _ bits: UnsafeMutablePointer<UInt64>, _ wordCount: Int) {
        guard let documents = column.documents else { return }
        let end = UInt64(start) + UInt64(wordCount) * 64
        var index = documents.firstIndex(notBelow: UInt64(start))
        while index < documents.count, documents[index] < end {
            if contains(index) {
                let place = documents[index] &- UInt64(start)
                bits[Int(place >> 6)] |= 1 &<< (place & 63)
            }
            index &+= 1
        }
    }

    @inline(__always)
    private func contains(_ index: Int) -> Bool {
        let value = column.packed[index]
        return (column.kind == .double ? Self.ordered(value) : value) &- first <= span
    }

    /// The bits of a floating-point number as an integer that sorts as the number does.
    @inline(__always)
    private static func ordered(_ bits: UInt64) -> UInt64 {
        bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 &<< 63)
    }
}
