// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Numbers byte strings 0, 1, 2, … in the order they are first seen.
///
/// Open addressing with linear probing over 8-byte slots (hash and number), the keys in an arena: one or two cache
/// misses a look-up, no allocation per key. The hash is seeded at random for each table, so that no input can be made
/// up that collides.
struct KeyTable: ~Copyable {
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private var arena = ByteArena()
    /// Where each key begins; a key ends where the next begins.
    private var starts: [UInt32] = [0]
    private let seed = UInt64.random(in: .min ... .max)

    init() {
        mask = 1023
        slots = .allocate(capacity: 1024)
        slots.initialize(repeating: 0, count: 1024)
    }

    deinit {
        slots.deallocate()
    }

    /// The number of keys.
    var count: Int { starts.count - 1 }

    /// Bytes of memory in use.
    var memory: Int { arena.used + starts.count * 4 + (mask + 1) * 8 }

    /// The bytes of a key; valid until the next insertion.
    func key(_ number: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: arena.base + Int(starts[number]),
            count: Int(starts[number + 1] - starts[number])
        )
    }

    /// The number of a key, nil if it is not there.
    func find(_ key: UnsafeRawBufferPointer) -> Int? {
        let hash = Self.hash(key, seed: seed)
        let slot = probe(key, hash)
        return slots[slot] == 0 ? nil : Int(slots[slot] & 0xFFFF_FFFF) - 1
    }

    /// The slot of a key, or the free one where it belongs.
    private func probe(_ key: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
        let tag = hash & 0xFFFF_FFFF_0000_0000
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag,
                isKey(Int(slots[slot] & 0xFFFF_FFFF) - 1, key)
            {
                break
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func isKey(_ number: Int, _ key: UnsafeRawBufferPointer) -> Bool {
        let known = self.key(number)
        return known.count == key.count && compareBytes(known, key) == 0
    }

    /// The number of a key, new if it was not there.
    mutating func insert(_ key: UnsafeRawBufferPointer) throws(TraCuuError) -> (number: Int, isNew: Bool) {
        let hash = Self.hash(key, seed: seed)
        let slot = probe(key, hash)
        if slots[slot] != 0 { return (Int(slots[slot] & 0xFFFF_FFFF) - 1, false) }
        let number = count
        guard number < Int(Int32.max) else { throw .limit("more than 2^31 terms in one segment") }
        _ = try arena.append(key)
        starts.append(UInt32(arena.used))
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
        if count * 2 > mask { grow() }
        return (number, true)
    }

    /// All numbers in ascending order of their keys.
    func sorted() -> [Int] {
        var entries: [(prefix: UInt64, number: UInt32)] = []
        entries.reserveCapacity(count)
        for number in 0..<count {
            entries.append((Self.prefix(key(number)), UInt32(number)))
        }
        entries.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            return compareBytes(key(Int(left.number)), key(Int(right.number))) < 0
        }
        return entries.map { Int($0.number) }
    }

    /// The first eight bytes as a big-endian number, which orders most keys.
    private static func prefix(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<8 {
            value = value << 8 | (index < key.count ? UInt64(key[index]) : 0)
        }
        return value
    }

    private mutating func grow() {
        let size = (mask + 1) * 2
        slots.deallocate()
        slots = .allocate(capacity: size)
        slots.initialize(repeating: 0, count: size)
        mask = size - 1
        for number in 0..<count {
            let hash = Self.hash(key(number), seed: seed)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
        }
    }

    /// Multiplies and folds eight bytes at a time.
    private static func hash(_ key: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = seed ^ (UInt64(key.count) &* 0x9E37_79B9_7F4A_7C15)
        var index = 0
        while index + 8 <= key.count {
            state = mix(state ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < key.count {
            rest = rest << 8 | UInt64(key[index])
            index += 1
        }
        return mix(state ^ rest)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
