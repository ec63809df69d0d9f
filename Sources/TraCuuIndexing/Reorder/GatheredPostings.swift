// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// The postings of one term in memory, to be written in another order: 8 bytes an occurrence and 20 a posting.
struct GatheredPostings {
    /// For each posting its new document, shifted by 32 bits, and its number.
    private var keys: [UInt64] = []
    /// Where the occurrences of each posting begin, and behind them where those of the last end.
    private var starts: [Int] = [0]
    private var places: [UInt32] = []
    private var spellings: [UInt32] = []
    private var hasPositions = false
    private var numbers: [UInt32] = []
    /// For each new document the number of its posting and one; zeros between terms.
    private var slots: [UInt32] = []

    /// Reads all postings of a term in place of those before; `map` tells the new number of each spelling.
    mutating func gather(
        _ cursor: PostingsCursor,
        _ map: [UInt32],
        hasPositions: Bool,
        target: (UInt32) -> UInt32
    ) throws(TraCuuError) {
        keys.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        spellings.removeAll(keepingCapacity: true)
        starts.append(0)
        self.hasPositions = hasPositions
        for block in 0..<cursor.list.blockCount {
            try cursor.load(block)
            try cursor.spellingNumbers(into: &numbers)
            for number in numbers { spellings.append(map[Int(number)]) }
            for index in 0..<cursor.count {
                keys.append(UInt64(target(cursor.documents[index])) << 32 | UInt64(keys.count))
                starts.append(starts[starts.count - 1] + Int(cursor.frequencies[index]))
                if hasPositions { try cursor.positions(of: index, into: &places) }
            }
        }
    }

    /// Writes them in the order of their new documents.
    mutating func write(
        to postings: inout PostingsWriter,
        _ lengthCodes: [UInt8],
        documentCount: Int
    ) throws(TraCuuError) {
        sort(documentCount: documentCount)
        for key in keys {
            let (document, number) = (UInt32(key >> 32), Int(key & 0xFFFF_FFFF))
            let range = starts[number]..<starts[number + 1]
            try spellings.withUnsafeBufferPointer { (spellings) throws(TraCuuError) in
                let spelled = UnsafeBufferPointer(rebasing: spellings[range])
                guard hasPositions else {
                    let frequency = UInt32(range.count)
                    return try postings.add(document: document, lengthCode: 0, frequency: frequency, spellings: spelled)
                }
                let code = lengthCodes[Int(document)]
                try places.withUnsafeBufferPointer { (places) throws(TraCuuError) in
                    let own = UnsafeBufferPointer(rebasing: places[range])
                    try postings.add(document: document, lengthCode: code, places: own, spellings: spelled)
                }
            }
        }
    }

    private mutating func sort(documentCount: Int) {
        // Of many documents of the segment each has its slot.
        guard keys.count >= documentCount / 16 else { return keys.sort() }
        if slots.count < documentCount { slots = Array(repeating: 0, count: documentCount) }
        for (number, key) in keys.enumerated() { slots[Int(key >> 32)] = UInt32(number) + 1 }
        var next = 0
        for document in 0..<documentCount where slots[document] > 0 {
            keys[next] = UInt64(document) << 32 | UInt64(slots[document] - 1)
            slots[document] = 0
            next += 1
        }
    }
}
