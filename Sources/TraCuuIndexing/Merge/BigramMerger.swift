// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// Adds the bigrams of several segments up.
struct BigramMerger {
    private let inputs: [BigramsReader]
    /// The keys of all syllables, ascending.
    private let keys: [[UInt8]]
    /// For each input and each of its neighbours the one in the merged segment.
    private var targets: [[Int]] = []
    /// For each merged syllable and each input the neighbour there, -1 if it has none; one input after the other.
    private var sources: [Int] = []

    init(_ inputs: [BigramsReader]) {
        self.inputs = inputs
        let all = Set(inputs.flatMap { input in (0..<input.syllableCount).map { Array(input.key($0)) } })
        let keys = all.sorted { $0.lexicographicallyPrecedes($1) }
        self.keys = keys
        let first = BigramsFormat.firstSyllable
        let number = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0 + first) })
        sources = Array(repeating: -1, count: inputs.count * (keys.count + first))
        for (index, input) in inputs.enumerated() {
            var target = Array(0..<first)
            for syllable in 0..<input.syllableCount { target.append(number[Array(input.key(syllable))] ?? 0) }
            for (neighbour, merged) in target.enumerated() {
                sources[index * (keys.count + first) + merged] = neighbour
            }
            targets.append(target)
        }
    }

    /// Writes the file durably.
    func write(_ directory: any Directory, name: String, segment: SegmentID) throws(TraCuuError) {
        guard keys.count <= BigramsFormat.syllableLimit else {
            throw .limit("more than \(BigramsFormat.syllableLimit) different syllables")
        }
        let count = keys.count + BigramsFormat.firstSyllable
        var writer = try BigramsWriter(directory, name: name, segment: segment)
        var counts = [UInt64](repeating: 0, count: count)
        var row: [UInt64] = []
        var entries: [UInt64] = []
        for neighbour in 0..<count {
            row.removeAll(keepingCapacity: true)
            for (index, input) in inputs.enumerated() {
                let source = sources[index * count + neighbour]
                guard source >= 0 else { continue }
                entries.removeAll(keepingCapacity: true)
                try input.followers(of: source, in: 0..<Int.max, into: &entries)
                for entry in entries {
                    let follower = targets[index][Int(entry >> 32)]
                    if counts[follower] == 0 { row.append(UInt64(follower) << 32) }
                    counts[follower] += entry & 0xFFFF_FFFF
                }
            }
            row.sort()
            for place in row.indices {
                let follower = Int(row[place] >> 32)
                row[place] |= min(counts[follower], UInt64(UInt32.max))
                counts[follower] = 0
            }
            try row.withUnsafeBufferPointer { (row) throws(TraCuuError) in try writer.add(row: row) }
        }
        _ = try writer.finish(keys: keys)
    }
}
