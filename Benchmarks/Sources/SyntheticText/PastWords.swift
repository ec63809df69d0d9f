// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The last words of a document, which it repeats now and then, one to five in a row.
struct PastWords {
    private static let capacity = 1024
    /// Of 1,024 words, before how many a repetition begins.
    private static let chances: UInt64 = 150

    private let words = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
    private var count = 0
    private var place = 0
    private var left = 0

    func deallocate() { words.deallocate() }

    mutating func forget() {
        count = 0
        left = 0
    }

    @inline(__always)
    mutating func append(_ word: Int) {
        words[count & (Self.capacity - 1)] = word
        count += 1
    }

    /// The next word of a repetition, one that may begin here.
    @inline(__always)
    mutating func repeated(_ random: inout RandomSource) -> Int? {
        if left == 0 {
            let bits = random.next()
            guard bits & 1023 < Self.chances, count > 8 else { return nil }
            let known = UInt64(min(count, Self.capacity) - 5)
            place = Int(truncatingIfNeeded: ((bits >> 32) &* known) >> 32)
            left = 1 + Int(truncatingIfNeeded: (bits >> 10) % 5)
        }
        left -= 1
        place += 1
        return words[(place - 1) & (Self.capacity - 1)]
    }
}
