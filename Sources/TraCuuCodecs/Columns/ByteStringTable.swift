// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Distinct byte strings, numbered in the order they first came. Memory: the bytes, and about 20 bytes a string.
struct ByteStringTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each string starts, and where the last one ends.
    private var starts: [Int] = [0]
    /// Open addressing: number of a string plus one, or 0.
    private var slots: [UInt32] = []

    /// The number of distinct strings.
    var count: Int { starts.count - 1 }

    /// The memory in use.
    var allocatedBytes: Int { bytes.capacity + starts.capacity * 8 + slots.capacity * 4 }

    /// The bytes of a string.
    func withBytes<Result>(
        of number: Int,
        _ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> Result
    ) throws(TraCuuError) -> Result {
        try bytes.withBytes { (bytes) throws(TraCuuError) in
            try body(UnsafeRawBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]]))
        }
    }

    private func string(_ number: Int, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]])
    }

    /// The size of all strings together.
    var totalSize: Int { bytes.count }

    /// The number of a string, a new one if it has not come before.
    mutating func number(of string: UnsafeRawBufferPointer) -> Int {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let slot = slot(of: string)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        bytes.append(contentsOf: string)
        starts.append(bytes.count)
        slots[slot] = UInt32(count)
        return count - 1
    }

    /// The number of a string, if it has come before.
    func knownNumber(of string: UnsafeRawBufferPointer) -> Int? {
        guard count > 0 else { return nil }
        let found = slots[slot(of: string)]
        return found == 0 ? nil : Int(found) - 1
    }

    /// The numbers of all strings, sorted by their bytes.
    func sorted() -> [Int] {
        bytes.withUnsafeBytes { bytes in
            // The first eight bytes as one number decide most comparisons.
            var entries: [(prefix: UInt64, number: UInt32)] = []
            entries.reserveCapacity(count)
            for number in 0..<count {
                var prefix: UInt64 = 0
                for (index, byte) in string(number, in: bytes).prefix(8).enumerated() {
                    prefix |= UInt64(byte) << UInt64(56 - 8 * index)
                }
                entries.append((prefix, UInt32(number)))
            }
            entries.sort { left, right in
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                return compareBytes(string(Int(left.number), in: bytes), string(Int(right.number), in: bytes)) < 0
            }
            return entries.map { Int($0.number) }
        }
    }

    /// The slot of a string, or the empty one where it belongs. There must be slots.
    private func slot(of string: UnsafeRawBufferPointer) -> Int {
        var slot = Self.hash(string) & (slots.count - 1)
        while slots[slot] != 0 {
            let isEqual = bytes.withUnsafeBytes { bytes in
                let other = self.string(Int(slots[slot]) - 1, in: bytes)
                return other.count == string.count && compareBytes(other, string) == 0
            }
            if isEqual { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        let size = max(slots.count * 2, 16)
        slots = [UInt32](repeating: 0, count: size)
        for number in 0..<count {
            var slot = bytes.withUnsafeBytes { Self.hash(string(number, in: $0)) } & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// The seeded hash of the standard library: input cannot be made to collide on purpose. Numbers do not depend on
    /// it.
    private static func hash(_ string: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: string)
        return hasher.finalize()
    }
}
