// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Where a term stands in its list of occurrences.
private struct ListState {
    var head: UInt32
    /// The next byte to write, and the end of what the slice can hold.
    var tail: UInt32
    var end: UInt32
    var sizeClass: UInt32
    var lastDocument: UInt32
    var lastPosition: UInt32
    var lastSpelling: UInt32
}

/// The occurrences of all terms of a segment under construction, one byte stream a term.
///
/// A stream is a chain of slices in one arena, 16 bytes at first and each twice as long as the one before up to 8 KiB;
/// the last four bytes of a slice hold the address of the next. An occurrence is
/// ```
/// varint position difference * 4 + spellingChanges * 2 + newDocument
/// [varint document difference]    ; if newDocument: the position is then counted from 0
/// [varint spelling]               ; if spellingChanges
/// ```
/// so that a frequent syllable takes two to three bytes.
struct OccurrenceLists: ~Copyable {
    private static let firstSlice = 16
    private static let largestClass: UInt32 = 9
    /// The bytes that one occurrence takes at most on average, links and the unused rest of slices included.
    private static let worstOccurrence = 40
    /// Room for slices that several lists need at the same time.
    private static let slack = 64 << 20

    private var arena = ByteArena(capacity: 1 << 20)
    private var states: UnsafeMutablePointer<ListState>
    private var capacity = 1024
    /// The number of terms.
    private(set) var count = 0
    /// Whether memory was used up, so that occurrences are lost; `checkRoom` then throws.
    private(set) var isExhausted = false

    init() {
        states = .allocate(capacity: 1024)
    }

    deinit {
        states.deallocate()
    }

    /// Bytes of memory in use.
    var memory: Int { arena.used + capacity * MemoryLayout<ListState>.stride }

    /// Whether that many more occurrences are sure to fit.
    func hasRoom(for occurrences: Int) -> Bool {
        arena.used + occurrences * Self.worstOccurrence + Self.slack < ByteArena.limit
    }

    /// Throws if an occurrence was lost since there was no memory for it.
    func checkRoom() throws(TraCuuError) {
        guard !isExhausted else { throw ByteArena.exhausted }
    }

    /// Makes sure that there is a place for the terms of the next `occurrences` additions, if each is to a new one.
    mutating func reserve(occurrences: Int) throws(TraCuuError) {
        if count + occurrences > capacity {
            let wanted = max(count + occurrences, capacity * 2)
            let grown = UnsafeMutablePointer<ListState>.allocate(capacity: wanted)
            grown.moveInitialize(from: states, count: count)
            states.deallocate()
            states = grown
            capacity = wanted
        }
    }

    /// Starts the list of the next term; `reserve` came before.
    mutating func addTerm() throws(TraCuuError) {
        try arena.reserve(Self.firstSlice)
        let slice = arena.take(Self.firstSlice)
        (states + count).initialize(
            to: ListState(
                head: slice,
                tail: slice,
                end: slice &+ UInt32(Self.firstSlice - 4),
                sizeClass: 0,
                lastDocument: .max,
                lastPosition: 0,
                lastSpelling: 0
            )
        )
        count += 1
    }

    /// Adds an occurrence; documents and, in a document, positions ascend. `reserve` came before.
    @inline(__always)
    mutating func add(term: Int, document: UInt32, position: UInt32, spelling: UInt32) {
        let state = states + term
        let isNew = state.pointee.lastDocument != document
        let changes = state.pointee.lastSpelling != spelling
        let step = isNew ? position : position &- state.pointee.lastPosition
        append(UInt64(step) << 2 | (changes ? 2 : 0) | (isNew ? 1 : 0), to: state)
        if isNew {
            append(UInt64(document &- state.pointee.lastDocument), to: state)
            state.pointee.lastDocument = document
        }
        if changes {
            append(UInt64(spelling), to: state)
            state.pointee.lastSpelling = spelling
        }
        state.pointee.lastPosition = position
    }

    @inline(__always)
    private mutating func append(_ value: UInt64, to state: UnsafeMutablePointer<ListState>) {
        var rest = value
        while true {
            if state.pointee.tail == state.pointee.end { extend(state) }
            let isLast = rest < 0x80
            arena.base.storeBytes(
                of: UInt8(truncatingIfNeeded: rest) | (isLast ? 0 : 0x80),
                toByteOffset: Int(state.pointee.tail),
                as: UInt8.self
            )
            state.pointee.tail &+= 1
            if isLast { return }
            rest >>= 7
        }
    }

    private mutating func extend(_ state: UnsafeMutablePointer<ListState>) {
        let sizeClass = min(state.pointee.sizeClass + 1, Self.largestClass)
        let size = Self.firstSlice << Int(sizeClass)
        guard arena.makeRoom(for: size) else {
            // The list is written over itself until someone asks.
            isExhausted = true
            state.pointee.tail = state.pointee.end &- UInt32(Self.firstSlice - 4)
            return
        }
        let slice = arena.take(size)
        arena.base.storeBytes(of: slice, toByteOffset: Int(state.pointee.end), as: UInt32.self)
        state.pointee.tail = slice
        state.pointee.end = slice &+ UInt32(size - 4)
        state.pointee.sizeClass = sizeClass
    }

    /// Reads a term's list from its start.
    func reader(of term: Int) -> OccurrenceReader {
        let state = states[term]
        return OccurrenceReader(
            base: UnsafeRawPointer(arena.base),
            position: state.head,
            end: state.head &+ UInt32(Self.firstSlice - 4),
            tail: state.tail
        )
    }

    /// The size of a slice after one of the given class.
    static func slice(after sizeClass: UInt32) -> (sizeClass: UInt32, size: Int) {
        let next = min(sizeClass + 1, largestClass)
        return (next, firstSlice << Int(next))
    }
}

/// Reads the occurrences of one term; valid while its lists do not change.
struct OccurrenceReader {
    private let base: UnsafeRawPointer
    private var position: UInt32
    private var end: UInt32
    private let tail: UInt32
    private var sizeClass: UInt32 = 0

    /// The occurrence read last.
    private(set) var document = UInt32.max
    private(set) var place: UInt32 = 0
    private(set) var spelling: UInt32 = 0

    init(base: UnsafeRawPointer, position: UInt32, end: UInt32, tail: UInt32) {
        self.base = base
        self.position = position
        self.end = end
        self.tail = tail
    }

    /// Reads the next occurrence; false behind the last.
    @inline(__always)
    mutating func next() -> Bool {
        guard position != tail else { return false }
        let head = varint()
        if head & 1 == 1 {
            document = document &+ UInt32(truncatingIfNeeded: varint())
            place = UInt32(truncatingIfNeeded: head >> 2)
        } else {
            place = place &+ UInt32(truncatingIfNeeded: head >> 2)
        }
        if head & 2 == 2 { spelling = UInt32(truncatingIfNeeded: varint()) }
        return true
    }

    @inline(__always)
    private mutating func varint() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            if position == end { follow() }
            let byte = base.load(fromByteOffset: Int(position), as: UInt8.self)
            position &+= 1
            value |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift &+= 7
        }
    }

    private mutating func follow() {
        position = base.loadUnaligned(fromByteOffset: Int(end), as: UInt32.self)
        let next = OccurrenceLists.slice(after: sizeClass)
        sizeClass = next.sizeClass
        end = position &+ UInt32(next.size - 4)
    }
}
