// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Numbers the spellings of terms: exact keys, each of one term.
///
/// Keys that are cut to the longest length can be the same for two terms, since exact keys have more bytes than folded ones;
/// such a key is one spelling of each term.
struct SpellingTable: ~Copyable {
    private var keys = KeyTable()
    private var entry: [UInt8] = []

    /// Bytes of memory in use.
    var memory: Int { keys.memory }

    /// The number of a spelling of a term, new if it was not there.
    mutating func insert(
        _ key: UnsafeRawBufferPointer,
        of term: Int
    ) throws(TraCuuError) -> (number: Int, isNew: Bool) {
        entry.removeAll(keepingCapacity: true)
        withUnsafeBytes(of: UInt32(term)) { entry.append(contentsOf: $0) }
        entry.append(contentsOf: key)
        return try entry.withUnsafeBufferPointer { (bytes) throws(TraCuuError) in
            try keys.insert(UnsafeRawBufferPointer(bytes))
        }
    }

    /// The exact key of a spelling; valid until the next insertion.
    func key(_ number: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: keys.key(number).dropFirst(4))
    }
}
