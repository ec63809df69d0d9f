// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What a character of ASCII, U+0080-024F or U+1E00-1EFF contributes to the keys of a token, whatever stands beside it:
/// its case-folded, composed scalars and its folding.
///
/// Made from ICU when first asked for, in about a third of a millisecond. A character has no entry if it folds to
/// more than ASCII, to nothing, or otherwise in some words (the letters that look like đ).
struct CharacterKeys {
    /// One to three scalars and one to three ASCII bytes, the first one lowest; `scalarCount` is 0 without an entry.
    struct Entry {
        var scalars: UInt64 = 0
        var folded: UInt32 = 0
        var scalarCount: UInt8 = 0
        var foldedCount: UInt8 = 0
    }

    /// The entries by ``slot(_:)``. The pointer is good for the life of the process.
    nonisolated(unsafe) static let table: UnsafePointer<Entry> = make()

    private static let firstEnd: UInt32 = 0x250
    private static let additional: Range<UInt32> = 0x1E00..<0x1F00
    private static let slotCount = Int(firstEnd) + additional.count

    /// Where the entry of a character stands; nil if it has none.
    @inline(__always)
    static func slot(_ value: UInt32) -> Int? {
        if value < firstEnd { return Int(value) }
        guard additional.contains(value) else { return nil }
        return Int(value - additional.lowerBound + firstEnd)
    }

    private static func make() -> UnsafePointer<Entry> {
        let table = UnsafeMutablePointer<Entry>.allocate(capacity: slotCount)
        table.initialize(repeating: Entry(), count: slotCount)
        let values = (Array(0..<firstEnd) + Array(additional)).filter {
            $0 != 0x0A && Confusable.dStroke(for: $0) == nil
        }
        // All at once, each on a line: a line end has nothing to do with its neighbours.
        let lines = Orthography.utf8(values.flatMap { [$0, 0x0A] })
        guard let lower = try? Normalization.nfkcCasefold.apply(lines), let exact = try? Orthography.composed(lower),
            let folded = try? Folding.fold(exact)
        else { return UnsafePointer(table) }
        let keys = zip(
            exact.split(separator: 0x0A, omittingEmptySubsequences: false),
            folded.split(separator: 0x0A, omittingEmptySubsequences: false)
        )
        for (value, (exact, folded)) in zip(values, keys) {
            let scalars = Orthography.scalars(ofUTF8: Array(exact))
            guard let slot = slot(value), 1...3 ~= scalars.count, 1...3 ~= folded.count,
                folded.allSatisfy({ $0 < 0x80 }), scalars.allSatisfy({ $0 < 0x10000 })
            else { continue }
            table[slot].scalars = scalars.reversed().reduce(0) { $0 << 16 | UInt64($1) }
            table[slot].folded = folded.reversed().reduce(0) { $0 << 8 | UInt32($1) }
            table[slot].scalarCount = UInt8(scalars.count)
            table[slot].foldedCount = UInt8(folded.count)
        }
        return UnsafePointer(table)
    }
}
