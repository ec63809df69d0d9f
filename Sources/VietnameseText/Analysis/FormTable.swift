// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The distinct tokens as written, each with the keys computed for it once.
///
/// Open addressing over 8-byte slots (half of the hash above, form number + 1 below); the keys lie one behind the other
/// in an arena. The hash is seeded at random, so that no text can be made to collide; form numbers do not depend on it.
struct FormTable: ~Copyable {
    /// One form. Its bytes in the arena: the token itself if it has more than 16 bytes, the exact key, the folded key
    /// unless both are the same, the parts if it is composite.
    struct Entry {
        var low: UInt64
        var high: UInt64
        var offset: Int
        /// The bytes of the token; ``aliasBit`` above them in an alias, so that no token is taken for it.
        var sourceCode: UInt16
        var exactLength: UInt8
        var foldedLength: UInt8
        var kind: TokenKind
        var traits: TokenTraits
        private var flags: UInt8

        static let aliasBit: UInt16 = 0x8000

        init(token: Token, offset: Int, sourceCode: UInt16, keys: borrowing KeyBuilder, isSourceCut: Bool) {
            low = token.low
            high = token.high
            self.offset = offset
            self.sourceCode = sourceCode
            exactLength = UInt8(truncatingIfNeeded: keys.exact.count)
            foldedLength = UInt8(truncatingIfNeeded: keys.folded.count)
            kind = keys.kind
            traits = keys.traits
            flags = (keys.exact != keys.folded ? 1 : 0) | (keys.isCut ? 2 : 0) | (isSourceCut ? 4 : 0)
        }

        var sourceLength: Int { Int(sourceCode & ~Self.aliasBit) }
        var isMarked: Bool { flags & 1 != 0 }
        var isCut: Bool { flags & 2 != 0 }
        /// Whether the token goes on behind the bytes that count.
        var isSourceCut: Bool { flags & 4 != 0 }
    }

    /// What a composite form is to become.
    struct Composition {
        var parts: [(range: Range<Int>, form: UInt32)] = []
        /// The alias over all parts, ``none`` without one.
        var alias = Self.none

        static let none = UInt32.max
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
    /// The alias in the making.
    var aliasKey = AliasKey()
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
        keys.build(source, isSourceCut: isSourceCut)
        // What is too long to be remembered whole is divided each time.
        if isSourceCut { keys.traits = .composite }
        return append(token, source, UInt16(truncatingIfNeeded: source.count), isSourceCut)
    }

    /// Adds a word of several tokens that is not in the table.
    mutating func insert(_ token: Token, source: UnsafeRawBufferPointer, composition: Composition) -> UInt32 {
        keys.build(source, isSourceCut: false)
        keys.traits = .composite
        let form = append(token, source, UInt16(truncatingIfNeeded: source.count), false)
        appendToArena(UInt32(truncatingIfNeeded: composition.parts.count))
        appendToArena(composition.alias)
        for (range, form) in composition.parts {
            let place = UInt32(truncatingIfNeeded: range.lowerBound) | UInt32(truncatingIfNeeded: range.count) << 16
            appendToArena(place)
            appendToArena(form)
        }
        return form
    }

    /// Adds an alias that is not in the table.
    mutating func insertAlias(_ token: Token, source: UnsafeRawBufferPointer) -> UInt32 {
        keys.build(source, isSourceCut: false)
        keys.kind = .alias
        keys.traits = []
        return append(token, source, UInt16(truncatingIfNeeded: source.count) | Entry.aliasBit, false)
    }

    private mutating func append(
        _ token: Token,
        _ source: UnsafeRawBufferPointer,
        _ sourceCode: UInt16,
        _ isSourceCut: Bool
    ) -> UInt32 {
        if count == entryCapacity { grow() }
        let entry = Entry(
            token: token,
            offset: arenaCount,
            sourceCode: sourceCode,
            keys: keys,
            isSourceCut: isSourceCut
        )
        if source.count > 16 { appendToArena(source) }
        keys.exact.withUnsafeBytes { appendToArena($0) }
        if entry.isMarked { keys.folded.withUnsafeBytes { appendToArena($0) } }

        let form = count
        (entries + form).initialize(to: entry)
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

    private mutating func appendToArena(_ value: UInt32) {
        withUnsafeBytes(of: value) { appendToArena($0) }
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
            var token = Token(low: entry.low, high: entry.high, length: Int(entry.sourceCode), seed: seed)
            if entry.sourceLength > 16 {
                token.addRest(UnsafeRawBufferPointer(start: arena + entry.offset, count: entry.sourceLength))
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

        /// An alias, whose key is all that counts.
        init(alias key: UnsafeRawBufferPointer, seed: UInt64) {
            var words: (UInt64, UInt64) = (0, 0)
            for (index, byte) in key.prefix(16).enumerated() {
                let value = UInt64(byte) << UInt64(8 * (index & 7))
                if index < 8 { words.0 |= value } else { words.1 |= value }
            }
            self.init(low: words.0, high: words.1, length: key.count | Int(Entry.aliasBit), seed: seed)
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
        entry.offset + (entry.sourceLength > 16 ? entry.sourceLength : 0)
    }

    /// Where the parts of a composite form lie in the arena: their number, the alias, and for each part its place (first
    /// byte, length << 16) and its form.
    static func partsOffset(_ entry: Entry) -> Int {
        let keyOffset = entry.offset + (entry.sourceLength > 16 ? entry.sourceLength : 0)
        return keyOffset + Int(entry.exactLength) + (entry.isMarked ? Int(entry.foldedLength) : 0)
    }
}
