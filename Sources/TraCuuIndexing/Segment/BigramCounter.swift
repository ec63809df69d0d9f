// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage
import VietnameseText

/// Counts which syllables stand next to each other in the texts of a segment under construction, see ``BigramsFormat``.
struct BigramCounter: ~Copyable {
    /// The keys of the syllables as in the file.
    private var syllables = KeyTable()
    private var pairs = PairTable()
    /// For each surface form of the analyzer its neighbour in the order of first sight, or one of the values below.
    private var neighbours: [UInt16] = []
    private var generation = -1
    private var last = UInt16(BigramsFormat.border)
    private var key: [UInt8] = []

    private static let unknown = UInt16.max
    /// A form that shares the place of another.
    private static let alias = UInt16.max - 1

    /// Bytes of memory in use; `neighbours` is left out as in ``TextInverter``.
    var memory: Int { syllables.memory + pairs.memory }

    /// Adds the next tokens of a title or text.
    mutating func add(_ tokens: borrowing TokenBuffer, analyzer: Analyzer) throws(TraCuuError) {
        if analyzer.generation != generation {
            generation = analyzer.generation
            neighbours.removeAll(keepingCapacity: true)
        }
        if neighbours.count < analyzer.formCount {
            neighbours.append(contentsOf: repeatElement(Self.unknown, count: analyzer.formCount - neighbours.count))
        }
        var next = 0
        while next < tokens.count {
            next = addKnown(tokens, from: next)
            if next < tokens.count { try resolve(tokens[next].form, analyzer) }
        }
    }

    /// Ends a title or text.
    mutating func endText() {
        let border = UInt16(BigramsFormat.border)
        if last >= UInt16(BigramsFormat.firstSyllable) { pairs.add(last, border) }
        last = border
    }

    /// Adds tokens up to the first whose form has not been seen; returns that one's index, or their count.
    private mutating func addKnown(_ tokens: borrowing TokenBuffer, from start: Int) -> Int {
        let first = UInt16(BigramsFormat.firstSyllable)
        var previous = last
        defer { last = previous }
        return tokens.withUnsafeTokens { tokens in
            for index in start..<tokens.count {
                let neighbour = neighbours[Int(tokens[index].form)]
                if neighbour >= Self.alias {
                    if neighbour == Self.unknown { return index }
                    continue
                }
                if previous >= first || neighbour >= first { pairs.add(previous, neighbour) }
                previous = neighbour
            }
            return tokens.count
        }
    }

    /// Finds the neighbour that a surface form is.
    private mutating func resolve(_ form: UInt32, _ analyzer: Analyzer) throws(TraCuuError) {
        neighbours[Int(form)] =
            switch analyzer.kind(form) {
            case .syllable: try syllable(analyzer.foldedKey(form), analyzer.exactKey(form))
            case .number: UInt16(BigramsFormat.number)
            case .word: UInt16(BigramsFormat.word)
            case .alias: Self.alias
            }
    }

    private mutating func syllable(
        _ folded: UnsafeRawBufferPointer,
        _ exact: UnsafeRawBufferPointer
    ) throws(TraCuuError) -> UInt16 {
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: folded)
        key.append(BigramsFormat.separator)
        key.append(contentsOf: exact)
        guard syllables.count < BigramsFormat.syllableLimit else { return UInt16(BigramsFormat.word) }
        let entry = try key.withBytes { (key) throws(TraCuuError) in try syllables.insert(key) }
        return UInt16(entry.number + BigramsFormat.firstSyllable)
    }

    /// Writes the file durably.
    func write(_ directory: any Directory, name: String, segment: SegmentID) throws(TraCuuError) {
        let sorted = syllables.sorted()
        let first = BigramsFormat.firstSyllable
        /// For each neighbour in the order of first sight the one in the file.
        var target = Array(0..<sorted.count + first)
        for (place, number) in sorted.enumerated() { target[number + first] = place + first }
        let rows = PairRows(pairs, target: target)
        var writer = try BigramsWriter(directory, name: name, segment: segment)
        for neighbour in target.indices {
            try rows.withRow(neighbour) { (row) throws(TraCuuError) in try writer.add(row: row) }
        }
        _ = try writer.finish(keys: sorted.map { Array(syllables.key($0)) })
    }
}

/// Pairs sorted by their first number, then by the second.
private struct PairRows {
    private var starts: [Int]
    /// Second number << 32 | count.
    private var entries: [UInt64]

    /// Takes the pairs, each number replaced by its target.
    init(_ pairs: borrowing PairTable, target: [Int]) {
        var starts = [Int](repeating: 0, count: target.count + 1)
        pairs.visitAll { first, _, _ in starts[target[Int(first)] + 1] += 1 }
        for row in target.indices { starts[row + 1] += starts[row] }
        var next = starts
        var entries = [UInt64](repeating: 0, count: starts[target.count])
        pairs.visitAll { first, second, count in
            let row = target[Int(first)]
            entries[next[row]] = UInt64(target[Int(second)]) << 32 | UInt64(count)
            next[row] += 1
        }
        self.starts = [0]
        self.entries = []
        for row in target.indices {
            entries[starts[row]..<starts[row + 1]].sort()
            for entry in entries[starts[row]..<starts[row + 1]] { add(entry) }
            self.starts.append(self.entries.count)
        }
    }

    /// Appends to the last row, or adds to its last entry if that is of the same pair.
    private mutating func add(_ entry: UInt64) {
        if entries.count > starts[starts.count - 1], let last = entries.last, last >> 32 == entry >> 32 {
            let sum = min(last & 0xFFFF_FFFF + entry & 0xFFFF_FFFF, 0xFFFF_FFFF)
            entries[entries.count - 1] = (last & ~0xFFFF_FFFF) | sum
        } else {
            entries.append(entry)
        }
    }

    func withRow(_ row: Int, _ body: (UnsafeBufferPointer<UInt64>) throws(TraCuuError) -> Void) throws(TraCuuError) {
        try entries.withUnsafeBufferPointer { (all) throws(TraCuuError) in
            try body(UnsafeBufferPointer(rebasing: all[starts[row]..<starts[row + 1]]))
        }
    }
}
