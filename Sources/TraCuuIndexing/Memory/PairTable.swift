// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Counts pairs of 16-bit numbers, of which small ones are frequent.
///
/// Pairs of small numbers have a counter each, in rows: no search, and frequent pairs share cache lines. The others, and
/// what passes a counter, are in a hash table: open addressing with linear probing over 8-byte slots, the pair above and
/// its count below.
struct PairTable: ~Copyable {
    /// Numbers below this are small.
    private static let small = 1024

    /// For each small number its counters, made when they are first needed.
    private let rows: UnsafeMutablePointer<UnsafeMutablePointer<UInt16>?>
    private var rowCount = 0
    private var slots: UnsafeMutablePointer<UInt64>
    private var capacityBits = 10
    private var slotCount = 0

    init() {
        rows = .allocate(capacity: Self.small)
        rows.initialize(repeating: nil, count: Self.small)
        slots = .allocate(capacity: 1 << 10)
        slots.initialize(repeating: 0, count: 1 << 10)
    }

    deinit {
        for row in 0..<Self.small { rows[row]?.deallocate() }
        rows.deallocate()
        slots.deallocate()
    }

    /// Bytes of memory in use.
    var memory: Int { 8 * Self.small + rowCount * 2 * Self.small + 8 << capacityBits }

    /// Counts a pair once more. Counts end at 2^32 - 1.
    @inline(__always)
    mutating func add(_ first: UInt16, _ second: UInt16) {
        if first | second < UInt16(Self.small), let row = rows[Int(first)] {
            let count = row[Int(second)] &+ 1
            row[Int(second)] = count
            if count == 0 { add(first, second, count: 1 << 16) }
        } else {
            addSlowly(first, second)
        }
    }

    @inline(never)
    private mutating func addSlowly(_ first: UInt16, _ second: UInt16) {
        guard first | second < UInt16(Self.small) else { return add(first, second, count: 1) }
        let row = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.small)
        row.initialize(repeating: 0, count: Self.small)
        row[Int(second)] = 1
        rows[Int(first)] = row
        rowCount += 1
    }

    /// Adds to the hash table.
    private mutating func add(_ first: UInt16, _ second: UInt16, count: UInt64) {
        let pair = UInt64(first) << 16 | UInt64(second)
        let slot = probe(pair)
        if slots[slot] == 0 {
            slots[slot] = pair << 32 | count
            slotCount += 1
            if slotCount * 2 > 1 << capacityBits { grow() }
        } else {
            let sum = slots[slot] & 0xFFFF_FFFF + count
            slots[slot] = pair << 32 | min(sum, 0xFFFF_FFFF)
        }
    }

    /// The slot of a pair, or the free one where it belongs.
    @inline(__always)
    private func probe(_ pair: UInt64) -> Int {
        let mask = (1 &<< capacityBits) &- 1
        let hash = pair &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: hash &>> UInt64(truncatingIfNeeded: 64 &- capacityBits))
        while slots[slot] != 0, slots[slot] &>> 32 != pair { slot = (slot &+ 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = UnsafeMutableBufferPointer(start: slots, count: 1 << capacityBits)
        capacityBits += 1
        slots = .allocate(capacity: 1 << capacityBits)
        slots.initialize(repeating: 0, count: 1 << capacityBits)
        for value in old where value != 0 { slots[probe(value >> 32)] = value }
        old.deallocate()
    }

    /// Calls `body` with every pair and its count, in no particular order; a pair of small numbers may come twice, and its
    /// counts are to be added.
    func visitAll(_ body: (_ first: UInt16, _ second: UInt16, _ count: UInt32) -> Void) {
        for first in 0..<Self.small {
            guard let row = rows[first] else { continue }
            for second in 0..<Self.small where row[second] > 0 {
                body(UInt16(first), UInt16(second), UInt32(row[second]))
            }
        }
        for slot in 0..<1 << capacityBits where slots[slot] != 0 {
            let value = slots[slot]
            body(
                UInt16(truncatingIfNeeded: value >> 48),
                UInt16(truncatingIfNeeded: value >> 32),
                UInt32(truncatingIfNeeded: value)
            )
        }
    }
}
