// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The rules on top of ICU's words, off the hot path: words of several tokens, and words in two halves.
extension TokenSink {
    /// Applies the rules that the last token calls for, given the traits that met the byte behind it.
    @inline(never)
    mutating func applyRules(
        _ form: UInt32,
        _ traits: TokenTraits,
        _ start: Int,
        _ end: Int,
        _ forms: inout FormTable,
        _ tokens: inout TokenBuffer
    ) {
        if traits.contains(.composite) {
            removeLast()
            expand(form, start, end, &forms, &tokens)
        } else if mayBegin(traits, end) {
            addAlias(form, start, end, &forms, &tokens)
        }
    }

    /// Whether what follows the byte behind a token lets a rule begin; most often it does not.
    private func mayBegin(_ traits: TokenTraits, _ end: Int) -> Bool {
        switch text[end] {
        case 0x09, 0x20:
            if traits.contains(.acronymPart) { return scanner.byte(end + 1) == UInt8(ascii: "&") }
            switch scanner.byte(skippingBlanks(end)) {
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "t"), UInt8(ascii: "T"), 0xE2: return true
            default: return false
            }
        case UInt8(ascii: "."), UInt8(ascii: ","): return scanner.byte(end + 1) > UInt8(ascii: "/")
        default: return true
        }
    }

    /// Moves over at most three spaces and tabs, no more than any rule does.
    private func skippingBlanks(_ start: Int) -> Int {
        var at = start
        for _ in 0..<3 { at += scanner.byte(at) == 0x09 ? 1 : scanner.spaceLength(at) }
        return at
    }

    /// Writes the tokens of a composite form.
    private mutating func expand(
        _ form: UInt32,
        _ start: Int,
        _ end: Int,
        _ forms: inout FormTable,
        _ tokens: inout TokenBuffer
    ) {
        let entry = entries[Int(form)]
        guard !entry.isSourceCut else {
            expandLong(form, start, end, &forms, &tokens)
            return
        }
        let offset = FormTable.partsOffset(entry)
        func load(_ index: Int) -> UInt32 {
            // The arena moves when an alias is new.
            arena.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self)
        }
        let count = Int(load(0))
        let alias = load(1)
        for part in 0..<count {
            let place = load(2 + 2 * part)
            let first = start + Int(place & 0xFFFF)
            let last = first + Int(place >> 16)
            let form = load(3 + 2 * part)
            append(form, first, last, &tokens)
            let isBare = aliasEnd <= first
            addAlias(form, first, last, &forms, &tokens)
            if part == 0, alias != FormTable.Composition.none, isBare, aliasEnd <= first {
                appendAlias(alias, first, end, &tokens)
            }
        }
    }

    /// Writes the tokens of a word too long for the table of forms.
    private mutating func expandLong(
        _ form: UInt32,
        _ start: Int,
        _ end: Int,
        _ forms: inout FormTable,
        _ tokens: inout TokenBuffer
    ) {
        guard let division = WordDivider(UnsafeRawBufferPointer(start: text + start, count: end - start)) else {
            append(form, start, end, &tokens)
            return
        }
        for part in division.parts {
            let (first, last) = (start + part.lowerBound, start + part.upperBound)
            let form = intern(first, last, &forms)
            append(form, first, last, &tokens)
            addAlias(form, first, last, &forms, &tokens)
        }
    }

    // MARK: Words in two halves

    /// Whether U+200B stands before a place.
    func isBehindZeroWidthSpace(_ start: Int) -> Bool {
        start >= 3 && text[start - 1] == 0x8B && text[start - 2] == 0x80 && text[start - 3] == 0xE2
    }

    /// Makes one token of the last and a word behind zero-width spaces, if together they are one syllable and not both
    /// are one alone.
    mutating func join(_ start: Int, _ end: Int, _ forms: inout FormTable) -> Bool {
        let last = output[count - 1]
        var gap = start
        while isBehindZeroWidthSpace(gap) { gap -= 3 }
        let first = Int(last.start)
        guard gap == Int(last.end), end - first <= WordDivider.longestSyllable else { return false }
        let word = internEntry(start, end, &forms)
        guard !word.traits.contains(.composite) else { return false }
        guard word.kind != .syllable || entries[Int(last.form)].kind != .syllable else { return false }
        let joined = intern(first, end, &forms)
        guard entries[Int(joined)].kind == .syllable else { return false }
        extendLast(to: end, joined)
        return true
    }
}
