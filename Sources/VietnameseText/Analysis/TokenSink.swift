// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Where words become tokens: the state of the hot path, in local variables for the length of one text.
struct TokenSink {
    let scanner: TextScanner
    /// The tokens written, aliases included.
    private(set) var count = 0
    /// The aliases among them.
    private(set) var aliasCount = 0
    /// The end of the last alias: before it none begins.
    private(set) var aliasEnd = 0
    private(set) var slots: UnsafeMutablePointer<UInt64>
    private(set) var slotMask: Int
    private(set) var entries: UnsafeMutablePointer<FormTable.Entry>
    private(set) var arena: UnsafeMutableRawPointer
    let seed: UInt64
    private(set) var output: UnsafeMutablePointer<AnalyzedToken>
    private var capacity: Int
    private let triggers: UnsafePointer<UInt8>
    /// The number of the last token if it is a word of ICU's as it stands, which another could continue.
    private var continuable = -1

    var text: UnsafePointer<UInt8> { scanner.text }
    var textCount: Int { scanner.count }

    init(text: UnsafePointer<UInt8>, count: Int, forms: borrowing FormTable, tokens: borrowing TokenBuffer) {
        scanner = TextScanner(text: text, count: count)
        slots = forms.slots
        slotMask = forms.slotMask
        entries = forms.entries
        arena = forms.arena
        seed = forms.seed
        output = tokens.storage
        capacity = tokens.capacity
        triggers = TokenTraits.triggers
    }

    /// Takes a word: a token as it is, unless a rule may apply to the word or begin at it.
    @inline(__always)
    mutating func take(_ start: Int, _ end: Int, _ forms: inout FormTable, _ tokens: inout TokenBuffer) {
        let form = intern(start, end, &forms)
        take(form, start, end, before: end < textCount ? text[end] : 0, &forms, &tokens)
    }

    /// Takes a word of that form, given the byte behind it.
    @inline(__always)
    mutating func take(
        _ form: UInt32,
        _ start: Int,
        _ end: Int,
        before next: UInt8,
        _ forms: inout FormTable,
        _ tokens: inout TokenBuffer
    ) {
        append(form, start, end, &tokens)
        let traits = entries[Int(form)].traits.rawValue & triggers[Int(next)]
        if traits != 0 { applyRules(form, TokenTraits(rawValue: traits), start, end, &forms, &tokens) }
    }

    /// Takes a word that ICU found, which may continue the one before it.
    mutating func takeDivided(_ start: Int, _ end: Int, _ forms: inout FormTable, _ tokens: inout TokenBuffer) {
        if continuable == count - 1, isBehindZeroWidthSpace(start), join(start, end, &forms) { return }
        let before = count
        take(start, end, &forms, &tokens)
        continuable = count == before + 1 ? before : -1
    }

    /// Writes a token and moves on by one position.
    @inline(__always)
    mutating func append(_ form: UInt32, _ start: Int, _ end: Int, _ tokens: inout TokenBuffer) {
        if count == capacity { growOutput(&tokens) }
        (output + count).initialize(
            to: AnalyzedToken(
                form: form,
                start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: end),
                position: UInt32(truncatingIfNeeded: count - aliasCount)
            )
        )
        count += 1
    }

    /// Writes an alias that begins with the token written last.
    mutating func appendAlias(_ form: UInt32, _ start: Int, _ end: Int, _ tokens: inout TokenBuffer) {
        append(form, start, end, &tokens)
        aliasCount += 1
        output[count - 1].position -= 1
        aliasEnd = end
    }

    /// Takes the last token back.
    mutating func removeLast() { count -= 1 }

    /// Replaces the last token by one that reaches further.
    mutating func extendLast(to end: Int, _ form: UInt32) {
        output[count - 1].form = form
        output[count - 1].end = UInt32(truncatingIfNeeded: end)
    }

    @inline(never)
    private mutating func growOutput(_ tokens: inout TokenBuffer) {
        tokens.grow(keeping: count)
        output = tokens.storage
        capacity = tokens.capacity
    }

    /// The form of a token, new or old.
    @inline(__always)
    mutating func intern(_ start: Int, _ end: Int, _ forms: inout FormTable) -> UInt32 {
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
        return find(token, length: length) ?? insert(token, start, length, &forms)
    }

    /// What is known of a token, new or old. Looked up behind the call: a new form may move the table.
    mutating func internEntry(_ start: Int, _ end: Int, _ forms: inout FormTable) -> FormTable.Entry {
        let form = intern(start, end, &forms)
        return entries[Int(form)]
    }

    /// The form of a token of at most 16 bytes; nil if it is new.
    @inline(__always)
    func find(_ token: FormTable.Token, length: Int) -> UInt32? {
        var slot = Int(truncatingIfNeeded: token.hash) & slotMask
        while true {
            let value = slots[slot]
            if value == 0 { return nil }
            if (value ^ token.hash) >> 32 == 0 {
                let form = Int(truncatingIfNeeded: value & 0xFFFF_FFFF) - 1
                let entry = entries + form
                if entry.pointee.low == token.low, entry.pointee.high == token.high,
                    Int(entry.pointee.sourceCode) == length
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
                if Int(entry.sourceCode) == length, entry.isSourceCut == (length < whole) {
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
        let form: UInt32
        if !isCut, let division = WordDivider(source) {
            var composition = FormTable.Composition()
            for part in division.parts {
                let form = intern(start + part.lowerBound, start + part.upperBound, &forms)
                composition.parts.append((part, form))
            }
            if !division.joined.isEmpty {
                composition.alias = division.joined.withUnsafeBufferPointer { internAlias($0, &forms) }
            }
            form = forms.insert(token, source: source, composition: composition)
        } else {
            form = forms.insert(token, source: source, isSourceCut: isCut)
        }
        refresh(forms)
        return form
    }

    /// The form of an alias, new or old.
    mutating func internAlias(_ key: UnsafeBufferPointer<UInt8>, _ forms: inout FormTable) -> UInt32 {
        let bytes = UnsafeRawBufferPointer(key)
        var token = FormTable.Token(alias: bytes, seed: seed)
        if bytes.count > 16 { token.addRest(bytes) }
        let sourceCode = UInt16(truncatingIfNeeded: bytes.count) | FormTable.Entry.aliasBit
        var slot = Int(truncatingIfNeeded: token.hash) & slotMask
        while slots[slot] != 0 {
            let value = slots[slot]
            if (value ^ token.hash) >> 32 == 0 {
                let form = Int(truncatingIfNeeded: value & 0xFFFF_FFFF) - 1
                let entry = entries[form]
                if entry.sourceCode == sourceCode, entry.low == token.low, entry.high == token.high {
                    let known = UnsafeRawBufferPointer(start: arena + entry.offset, count: bytes.count)
                    if bytes.count <= 16 || known.elementsEqual(bytes) { return UInt32(truncatingIfNeeded: form) }
                }
            }
            slot = (slot + 1) & slotMask
        }
        let form = forms.insertAlias(token, source: bytes)
        refresh(forms)
        return form
    }

    private mutating func refresh(_ forms: borrowing FormTable) {
        slots = forms.slots
        slotMask = forms.slotMask
        entries = forms.entries
        arena = forms.arena
    }
}
