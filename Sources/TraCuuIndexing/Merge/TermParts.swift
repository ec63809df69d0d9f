// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// One input's share in a merged term.
struct Part {
    let input: Int
    let info: TermInfo
    let spellings: [Spelling]

    /// Whether it has one posting, in one spelling, which the dictionary holds.
    var isSingle: Bool { info.isSingle && spellings.count == 1 }
}

extension Part {
    /// The share of an input in which the term occurs once, without positions.
    init(input: Int, info: TermInfo, spelling: [UInt8]) {
        let counts = SpellingCounts(documentFrequency: 1, totalFrequency: 1)
        self.init(input: input, info: info, spellings: [Spelling(key: spelling, counts: counts)])
    }
}

/// The spellings of a merged term.
struct SpellingUnion {
    private(set) var keys: [[UInt8]] = []
    private var numbers: [[UInt8]: UInt32] = [:]

    /// Takes the used spellings of one part in; returns for each of the part's spellings its number.
    mutating func add(_ spellings: [Spelling], used: [Bool]) -> [UInt32] {
        var map: [UInt32] = []
        for (index, spelling) in spellings.enumerated() {
            guard used[index] else {
                map.append(0)
                continue
            }
            if let number = numbers[spelling.key] {
                map.append(number)
            } else {
                numbers[spelling.key] = UInt32(keys.count)
                map.append(UInt32(keys.count))
                keys.append(spelling.key)
            }
        }
        return map
    }

    /// Lends the keys as raw bytes.
    func withKeys(
        _ body: ([UnsafeRawBufferPointer]) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        let all = keys.flatMap { $0 }
        try all.withBytes { (bytes) throws(TraCuuError) in
            var start = 0
            var views: [UnsafeRawBufferPointer] = []
            for key in keys {
                views.append(UnsafeRawBufferPointer(rebasing: bytes[start..<start + key.count]))
                start += key.count
            }
            try body(views)
        }
    }
}
