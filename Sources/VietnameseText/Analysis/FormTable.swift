// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The distinct tokens as written, each with the keys computed for it once.
///
/// Open addressing over 8-byte slots (half of the hash above, form number + 1 below); the keys lie one behind the other
/// in an arena. The hash is seeded at random, so that no text can be made to collide; form numbers do not depend on it.
struct FormTable: ~Copyable {
    /// One form. Its bytes in the arena: the token itself if it has more than 16 bytes, the exact key, the folded key
    /// unless both are the same.
    struct Entry {
        var low: UInt64
        var high: UInt64
        var offset: Int
        var sourceLength: UInt16
        var exactLength: UInt8
        var foldedLength: UInt8
        var kind: TokenKind
        var isMarked: Bool
        var isCut: Bool
        /// Whether the token goes on behind the bytes that count.
        var isSourceCut: Bool
    }

    private(set) var slots: UnsafeMutablePointer<UInt64>
    private(set) var slotMask: Int
    private(set) var entries: UnsafeMutablePointer<Entry>
    private var entryCapacity: Int
    private(set) var count = 0
    private(set) var arena: UnsafeMutableRawPointer
    private var arenaCapacity: Int
    private(set) var arenaCount = 0
    let seed: UInt64
    private var keys = KeyBuilder()

    init() {
        let slotCount = 1 << 14
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        slotMask = slotCount - 1
        entryCapacity = slotCount / 2
        entries = .allocate(capacity: entryCapacity)
        arenaCapacity = 1 << 17
        arena = .allocate(byteCount: arenaCapacity, alignment: 8)
        seed = UInt64.random(in: .min ... .max)
    }

    deinit {
        slots.deallocate()
        entries.deallocate()
        arena.deallocate()
    }

    /// Forgets all forms and returns to the first, small size.
    mutating func removeAll() { self = FormTable() }

    /// Adds a form that is not in the table.
    mutating func insert(_ token: Token, source: UnsafeRawBufferPointer, isSourceCut: Bool) -> UInt32 {
        if count == entryCapacity { grow() }
        keys.build(source, isSourceCut: isSourceCut)
        let isMarked = keys.exact != keys.folded
        let offset = arenaCount
        if source.count > 16 { appendToArena(source) }
        keys.exact.withUnsafeBytes { appendToArena($0) }
        if isMarked { keys.folded.withUnsafeBytes { appendToArena($0) } }

        let form = count
        (entries + form).initialize(
            to: Entry(
                low: token.low,
                high: token.high,
                offset: offset,
                sourceLength: UInt16(truncatingIfNeeded: source.count),
                exactLength: UInt8(truncatingIfNeeded: keys.exact.count),
                foldedLength: UInt8(truncatingIfNeeded: keys.folded.count),
                kind: keys.kind,
                isMarked: isMarked,
                isCut: keys.isCut,
                isSourceCut: isSourceCut
            )
        )
        count += 1
        var slot = Int(truncatingIfNeeded: token.hash) & slotMask
        while slots[slot] != 0 { slot = (slot + 1) & slotMask }
        slots[slot] = Self.slotValue(hash: token.hash, form: form)
        return UInt32(truncatingIfNeeded: form)
    }

    @inline(__always)
    private static func slotValue(hash: UInt64, form: Int) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: form + 1)
    }

    private mutating func appendToArena(_ bytes: UnsafeRawBufferPointer) {
        if arenaCount + bytes.count > arenaCapacity {
            let capacity = max(arenaCapacity * 2, arenaCount + bytes.count)
            let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
            larger.copyMemory(from: arena, byteCount: arenaCount)
            arena.deallocate()
            arena = larger
            arenaCapacity = capacity
        }
        guard let base = bytes.baseAddress else { return }
        (arena + arenaCount).copyMemory(from: base, byteCount: bytes.count)
        arenaCount += bytes.count
    }

    /// Doubles the room for forms; slots are at most half full. The low half of a hash is computed anew from the form.
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity * 2)
        larger.moveInitialize(from: entries, count: count)
        entries.deallocate()
        entries = larger
        entryCapacity *= 2

        let slotCount = (slotMask + 1) * 2
        slots.deallocate()
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        slotMask = slotCount - 1
        for form in 0..<count {
            let entry = entries[form]
            var token = Token(low: entry.low, high: entry.high, length: Int(entry.sourceLength), seed: seed)
            if entry.sourceLength > 16 {
                token.addRest(UnsafeRawBufferPointer(start: arena + entry.offset, count: Int(entry.sourceLength)))
            }
            var slot = Int(truncatingIfNeeded: token.hash) & slotMask
            while slots[slot] != 0 { slot = (slot + 1) & slotMask }
            slots[slot] = Self.slotValue(hash: token.hash, form: form)
        }
    }
}

extension FormTable {
    /// A token as the table looks for it: its first 16 bytes, zeroes behind a shorter one, and the hash of all.
    struct Token {
        var low: UInt64
        var high: UInt64
        var hash: UInt64

        @inline(__always)
        init(low: UInt64, high: UInt64, length: Int, seed: UInt64) {
            self.low = low
            self.high = high
            let first = (low ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            let second = (high ^ UInt64(truncatingIfNeeded: length) ^ first.low).multipliedFullWidth(
                by: 0xD6E8_FEB8_6659_FD93 ^ seed
            )
            hash = first.high ^ second.high ^ second.low
        }

        /// Takes the bytes behind the 16th into the hash.
        mutating func addRest(_ bytes: UnsafeRawBufferPointer) {
            var offset = 16
            while offset < bytes.count {
                var word: UInt64 = 0
                if offset + 8 <= bytes.count {
                    word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                } else {
                    for byte in bytes[offset...].reversed() { word = word << 8 | UInt64(byte) }
                }
                let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
                hash = product.high ^ product.low
                offset += 8
            }
        }
    }

    /// A form's exact key; empty for a number that is no form.
    func exactKey(_ form: UInt32) -> UnsafeRawBufferPointer {
        guard form < count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let entry = entries[Int(form)]
        return UnsafeRawBufferPointer(start: arena + keyOffset(entry), count: Int(entry.exactLength))
    }

    /// A form's folded key; empty for a number that is no form.
    func foldedKey(_ form: UInt32) -> UnsafeRawBufferPointer {
        guard form < count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let entry = entries[Int(form)]
        let offset = keyOffset(entry) + (entry.isMarked ? Int(entry.exactLength) : 0)
        return UnsafeRawBufferPointer(start: arena + offset, count: Int(entry.foldedLength))
    }

    private func keyOffset(_ entry: Entry) -> Int {
        entry.offset + (entry.sourceLength > 16 ? Int(entry.sourceLength) : 0)
    }
}
