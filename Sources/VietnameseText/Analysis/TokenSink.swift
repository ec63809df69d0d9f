// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Where segments become tokens: the state of the hot path, in local variables for the length of one text.
struct TokenSink {
    let text: UnsafePointer<UInt8>
    let textCount: Int
    /// The tokens written.
    var count = 0
    private var slots: UnsafeMutablePointer<UInt64>
    private var slotMask: Int
    private var entries: UnsafeMutablePointer<FormTable.Entry>
    private var arena: UnsafeMutableRawPointer
    private let seed: UInt64
    private var output: UnsafeMutablePointer<AnalyzedToken>
    private var capacity: Int

    init(text: UnsafePointer<UInt8>, count: Int, forms: borrowing FormTable, tokens: borrowing TokenBuffer) {
        self.text = text
        textCount = count
        slots = forms.slots
        slotMask = forms.slotMask
        entries = forms.entries
        arena = forms.arena
        seed = forms.seed
        output = tokens.storage
        capacity = tokens.capacity
    }

    /// The stage between boundaries and forms, where rules on top of ICU's boundaries divide a segment or add aliases.
    ///
    /// As yet every segment is one token.
    @inline(__always)
    mutating func refine(_ start: Int, _ end: Int, _ forms: inout FormTable, _ tokens: inout TokenBuffer) {
        emit(start, end, &forms, &tokens)
    }

    /// Writes a token and moves on by one position.
    @inline(__always)
    private mutating func emit(_ start: Int, _ end: Int, _ forms: inout FormTable, _ tokens: inout TokenBuffer) {
        if count == capacity { growOutput(&tokens) }
        let form = intern(start, end, &forms)
        (output + count).initialize(
            to: AnalyzedToken(
                form: form,
                start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: end),
                position: UInt32(truncatingIfNeeded: count)
            )
        )
        count += 1
    }

    @inline(never)
    private mutating func growOutput(_ tokens: inout TokenBuffer) {
        tokens.grow(keeping: count)
        output = tokens.storage
        capacity = tokens.capacity
    }

    /// The form of a token, new or old.
    @inline(__always)
    private mutating func intern(_ start: Int, _ end: Int, _ forms: inout FormTable) -> UInt32 {
        let length = end - start
        guard length <= 16 else { return internLong(start, length, &forms) }
        let low: UInt64
        let high: UInt64
        if start + 16 <= textCount {
            let source = UnsafeRawPointer(text + start)
            let first = source.loadUnaligned(as: UInt64.self)
            if length <= 8 {
                low = first & (UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * length))
                high = 0
            } else {
                low = first
                high =
                    source.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                    & (UInt64.max >> UInt64(truncatingIfNeeded: 128 - 8 * length))
            }
        } else {
            (low, high) = loadSlowly(start, length)
        }
        let token = FormTable.Token(
            low: UInt64(littleEndian: low),
            high: UInt64(littleEndian: high),
            length: length,
            seed: seed
        )
        var slot = Int(truncatingIfNeeded: token.hash) & slotMask
        while true {
            let value = slots[slot]
            if value == 0 { return insert(token, start, length, &forms) }
            if (value ^ token.hash) >> 32 == 0 {
                let form = Int(truncatingIfNeeded: value & 0xFFFF_FFFF) - 1
                let entry = entries + form
                if entry.pointee.low == token.low, entry.pointee.high == token.high,
                    Int(entry.pointee.sourceLength) == length
                {
                    return UInt32(truncatingIfNeeded: form)
                }
            }
            slot = (slot + 1) & slotMask
        }
    }

    /// The first 16 bytes near the end of the text, where none behind it may be touched.
    @inline(never)
    private func loadSlowly(_ start: Int, _ length: Int) -> (UInt64, UInt64) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for index in 0..<min(length, 16) {
            let byte = UInt64(text[start + index])
            if index < 8 { low |= byte << UInt64(8 * index) } else { high |= byte << UInt64(8 * (index - 8)) }
        }
        return (UInt64(littleEndian: low), UInt64(littleEndian: high))
    }

    /// The form of a token of more than 16 bytes. What lies behind the first 1024 does not count.
    @inline(never)
    private mutating func internLong(_ start: Int, _ whole: Int, _ forms: inout FormTable) -> UInt32 {
        var length = whole
        if length > KeyBuilder.maximumSource {
            length = KeyBuilder.characterBoundary(
                in: UnsafeBufferPointer(start: text + start, count: whole),
                atMost: KeyBuilder.maximumSource
            )
        }
        let bytes = UnsafeRawBufferPointer(start: text + start, count: length)
        let (low, high) = loadSlowly(start, length)
        var token = FormTable.Token(
            low: UInt64(littleEndian: low),
            high: UInt64(littleEndian: high),
            length: length,
            seed: seed
        )
        token.addRest(bytes)
        var slot = Int(truncatingIfNeeded: token.hash) & slotMask
        while true {
            let value = slots[slot]
            if value == 0 { return insert(token, start, length, &forms, isCut: length < whole) }
            if (value ^ token.hash) >> 32 == 0 {
                let form = Int(truncatingIfNeeded: value & 0xFFFF_FFFF) - 1
                let entry = entries[form]
                if Int(entry.sourceLength) == length, entry.isSourceCut == (length < whole) {
                    let known = UnsafeRawBufferPointer(start: arena + entry.offset, count: length)
                    if known.elementsEqual(bytes) { return UInt32(truncatingIfNeeded: form) }
                }
            }
            slot = (slot + 1) & slotMask
        }
    }

    @inline(never)
    private mutating func insert(
        _ token: FormTable.Token,
        _ start: Int,
        _ length: Int,
        _ forms: inout FormTable,
        isCut: Bool = false
    ) -> UInt32 {
        let source = UnsafeRawBufferPointer(start: text + start, count: length)
        let form = forms.insert(token, source: source, isSourceCut: isCut)
        slots = forms.slots
        slotMask = forms.slotMask
        entries = forms.entries
        arena = forms.arena
        return form
    }
}
