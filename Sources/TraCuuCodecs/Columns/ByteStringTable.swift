// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

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
    func withBytes<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[starts[number]..<starts[number + 1]])) }
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
            func string(_ number: Int) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]])
            }
            return (0..<count).sorted { string($0).lexicographicallyPrecedes(string($1)) }
        }
    }

    /// The slot of a string, or the empty one where it belongs. There must be slots.
    private func slot(of string: UnsafeRawBufferPointer) -> Int {
        var slot = Self.hash(string) & (slots.count - 1)
        while slots[slot] != 0 {
            let isEqual = withBytes(of: Int(slots[slot]) - 1) { $0.count == string.count && $0.elementsEqual(string) }
            if isEqual { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        let size = max(slots.count * 2, 16)
        slots = [UInt32](repeating: 0, count: size)
        for number in 0..<count {
            var slot = withBytes(of: number, Self.hash) & (size - 1)
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
