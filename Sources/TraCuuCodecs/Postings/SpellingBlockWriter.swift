// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Writes the `spellings` part of a block of postings, see ``PostingsFormat``.
struct SpellingBlockWriter {
    /// For each spelling of the term its index in the block's list; meaningful only for those present.
    private var indexOf: [UInt32] = []
    private var present: [UInt32] = []

    /// Appends the spelling numbers of a block's occurrences; all are below `spellingCount`.
    mutating func write(_ occurrences: UnsafeBufferPointer<UInt32>, of spellingCount: Int, to writer: inout ByteWriter)
    {
        let absent = UInt32.max
        if indexOf.count < spellingCount {
            indexOf.append(contentsOf: repeatElement(absent, count: spellingCount - indexOf.count))
        }
        present.removeAll(keepingCapacity: true)
        for number in occurrences where indexOf[Int(number)] == absent {
            indexOf[Int(number)] = 0
            present.append(number)
        }
        present.sort()
        writer.append(varint: UInt64(present.count))
        var previous: UInt32 = 0
        for (index, number) in present.enumerated() {
            writer.append(varint: UInt64(number - previous))
            previous = number
            indexOf[Int(number)] = UInt32(index)
        }
        if present.count > 1 {
            let width = BitPacking.width(of: UInt32(present.count - 1))
            indexOf.withUnsafeBufferPointer { indexOf in
                NarrowPacking.pack(occurrences, width: width, to: &writer) { indexOf[Int($0)] }
            }
        }
        for number in present { indexOf[Int(number)] = absent }
    }
}
