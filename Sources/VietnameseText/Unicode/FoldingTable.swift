// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The foldings of the characters whose folding never depends on their neighbours: Latin, Greek and Cyrillic letters,
/// combining marks, general punctuation. Made from ICU when first asked for, in less than a millisecond.
struct FoldingTable: Sendable {
    static let shared = FoldingTable()

    /// An entry of this value stands for no entry.
    static let none = UInt32.max
    /// The most bytes that a character folds to by table.
    static let longest = 3

    /// By ``slot(_:)``: the bytes, the first one lowest, and their number in the highest byte.
    let entries: [UInt32]

    /// The ranges covered, the first from 0, and where in the table each begins.
    private static let latinEnd: UInt32 = 0x530
    private static let additional: Range<UInt32> = 0x1E00..<0x1F00
    private static let punctuation: Range<UInt32> = 0x2000..<0x2070
    private static let slotCount = Int(latinEnd) + additional.count + punctuation.count

    /// Where the entry of a character stands; nil if it has none.
    @inline(__always)
    static func slot(_ value: UInt32) -> Int? {
        if value < latinEnd { return Int(value) }
        if additional.contains(value) { return Int(value - additional.lowerBound + latinEnd) }
        guard punctuation.contains(value) else { return nil }
        return Int(value - punctuation.lowerBound + latinEnd) + additional.count
    }

    /// Whether a character has an entry and is no mark, so that nothing before it has an effect on it.
    func isIndependent(_ value: UInt32) -> Bool {
        guard !(0x300..<0x370 as Range<UInt32>).contains(value), let slot = Self.slot(value) else { return false }
        return entries[slot] != Self.none
    }

    private init() {
        var entries = [UInt32](repeating: Self.none, count: Self.slotCount)
        var values = Array(0..<Self.latinEnd)
        values += Self.additional
        values += Self.punctuation
        // The iota subscript folds to a letter that the order of marks decides the place of.
        values.removeAll { $0 == 0x0A || $0 == 0x345 }
        // All at once, each on a line: a line end has nothing to do with its neighbours.
        let lines = Orthography.utf8(values.flatMap { [$0, 0x0A] })
        let folded = TextFolder.foldByICU(lines).split(separator: 0x0A, omittingEmptySubsequences: false)
        for (value, bytes) in zip(values, folded) where bytes.count <= Self.longest {
            guard let slot = Self.slot(value) else { continue }
            entries[slot] = UInt32(bytes.count) << 24
            for (index, byte) in bytes.enumerated() { entries[slot] |= UInt32(byte) << UInt32(8 * index) }
        }
        entries[0x0A] = 1 << 24 | 0x0A
        self.entries = entries
    }
}
