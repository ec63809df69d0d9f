// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension NumberScan {
    /// Reads as many groups as belong to the symbol that begins at a place.
    mutating func readGroups(
        _ text: UnsafeBufferPointer<UInt8>,
        at start: Int,
        _ limit: Int,
        _ codes: KnownCodes,
        mayCut: Bool
    ) {
        let whole = SymbolGroup(text, at: start, limit: limit)
        guard let first = whole ?? (mayCut ? SymbolGroup(issuerAt: start, text, limit: limit, codes) : nil) else {
            return
        }
        append(first, codes)
        readTerm(text, limit, codes)
        if appendLaw(text, limit, codes) { return }
        while groupCount < groups.count {
            if let unit = Self.unit(text, at: end, limit) {
                append(unit, codes)
                end += 1
            } else if let group = nextGroup(text, limit, codes, mayCut: mayCut) {
                append(group, codes)
                readTerm(text, limit, codes)
            } else {
                break
            }
        }
    }

    /// Adds the term of office that stands one or two spaces behind the National Assembly: `10/2022/QH 15`.
    private mutating func readTerm(_ text: UnsafeBufferPointer<UInt8>, _ limit: Int, _ codes: KnownCodes) {
        guard lacksTerm else { return }
        let start = NumberSeparator.skipSpaces(text, end, limit)
        var at = start
        while at < limit, 0x30...0x39 ~= text[at], at - start < 3 { at += 1 }
        guard start > end, 1...2 ~= at - start, at == text.count || Self.endsTerm(text, at) else { return }
        var group = groups[groupCount - 1]
        for place in start..<at where !group.code.append(text[place]) { return }
        group.end = at
        groupCount -= 1
        append(group, codes)
    }

    /// Whether no word, date or decimal number goes on at a place.
    private static func endsTerm(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard case .separator = WordScalar(text.scalar(at: at).value) else { return false }
        switch text[at] {
        case UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "_"): return false
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: ":"):
            return at + 1 == text.count || !(0x30...0x39 ~= text[at + 1])
        default: return true
        }
    }

    /// Whether a number with a year ends with the National Assembly or its committee without the term that belongs there.
    var lacksTerm: Bool {
        year != 0 && groupCount > 0 && groups[groupCount - 1].code.isOfAssembly
    }

    private mutating func append(_ group: SymbolGroup, _ codes: KnownCodes) {
        groups[groupCount] = group
        groups[groupCount].traits = codes(group.code)
        groupCount += 1
        end = group.end
    }

    /// The law within a presidential decree of 1957: `/L-004` behind `102-SL`.
    private mutating func appendLaw(
        _ text: UnsafeBufferPointer<UInt8>,
        _ limit: Int,
        _ codes: KnownCodes
    ) -> Bool {
        guard groups[0].traits.contains(.type), end + 6 <= limit, text[end] == UInt8(ascii: "/"),
            text[end + 1] == UInt8(ascii: "L"),
            text[end + 2] == UInt8(ascii: "-") || text[end + 2] == UInt8(ascii: "."),
            end + 6 == text.count || !(0x30...0x39 ~= text[end + 6])
        else { return false }
        var law = SymbolGroup()
        var serial = SymbolGroup()
        _ = law.code.append(UInt8(ascii: "l"))
        law.capitals = 1
        law.start = end + 1
        law.end = end + 2
        serial.start = end + 3
        serial.end = end + 6
        for place in serial.start..<serial.end {
            guard 0x30...0x39 ~= text[place] else { return false }
            _ = serial.code.append(text[place])
        }
        hasSlash = true
        append(law, codes)
        append(serial, codes)
        return true
    }

    /// A unit in parentheses right behind its body, as the police write: `BCA(C13)`.
    private static func unit(_ text: UnsafeBufferPointer<UInt8>, at: Int, _ limit: Int) -> SymbolGroup? {
        guard at < limit, text[at] == UInt8(ascii: "("), let group = SymbolGroup(text, at: at + 1, limit: limit),
            group.capitals == group.letters, group.code.digits > 0, group.end < limit,
            text[group.end] == UInt8(ascii: ")")
        else { return nil }
        return group
    }

    private mutating func nextGroup(
        _ text: UnsafeBufferPointer<UInt8>,
        _ limit: Int,
        _ codes: KnownCodes,
        mayCut: Bool
    ) -> SymbolGroup? {
        guard let separator = NumberSeparator(text, at: end, limit: limit, mayBreak: !isComplete) else {
            return spacedIssuer(text, limit, codes)
        }
        var group = SymbolGroup(text, at: separator.end, limit: limit)
        if let code = group?.code { group?.traits = codes(code) }
        if mayCut, group?.traits.isEmpty ?? true {
            group = SymbolGroup(issuerAt: separator.end, text, limit: limit, codes) ?? group
        }
        guard let group, continues(group, separator) else { return nil }
        if groupCount == 1, separator.kind == .slash { hasSlash = true }
        return group
    }

    /// An issuer that is parted from the type by nothing but a space: `07/2017/TT BLĐTBXH`.
    private func spacedIssuer(_ text: UnsafeBufferPointer<UInt8>, _ limit: Int, _ codes: KnownCodes) -> SymbolGroup? {
        guard groupCount == 1, groups[0].traits.contains(.type), groups[0].capitals > 1, !isComplete else { return nil }
        let start = NumberSeparator.skipSpaces(text, end, limit)
        guard start > end, var group = SymbolGroup(text, at: start, limit: limit), group.capitals > 1 else {
            return nil
        }
        group.traits = codes(group.code)
        return group.traits.contains(.issuer) ? group : nil
    }

    /// Whether the symbol is a type whose issuer is there, but cannot be read: `35/2016/NĐ-CPngày`.
    func isBrokenOff(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !isComplete, let separator = NumberSeparator(text, at: end, limit: text.count), !separator.isSpaced,
            separator.kind != .dot, separator.end < text.count
        else { return false }
        return 0x30...0x39 ~= text[separator.end] || text.letter(at: separator.end) != nil
    }

    /// Whether the symbol could end here: behind a term of office, a type and its issuer, or what is not known to be a type.
    private var isComplete: Bool {
        let first = groups[0].traits
        if first.contains(.term) { return true }
        if first.contains(.type) { return groupCount > 1 }
        return groupCount > (year == 0 ? 1 : 0)
    }

    /// Whether a group behind a separator belongs to the symbol.
    private func continues(_ group: SymbolGroup, _ separator: NumberSeparator) -> Bool {
        let isKnown = !group.traits.isEmpty
        if separator.kind == .dot {
            // NQ.HĐTP; any other dot ends a sentence.
            return groupCount == 1 && groups[0].traits.contains(.type) && !separator.isSpaced
                && group.traits.contains(.issuer) && group.capitals > 1
        }
        if !separator.isSpaced {
            if group.capitals > 1 || isKnown { return true }
            // C13, V19.
            if group.capitals == 1, group.letters == 1, group.code.digits > 0 { return true }
            // An issuer that no table has, in lower case.
            return groupCount == 1 && year != 0 && groups[0].capitals == 0 && groups[0].traits.contains(.type)
        }
        if isComplete {
            guard group.traits.contains(.issuer), groups[0].traits.contains(.joint) else { return false }
            return group.capitals > 1 || groups[0].capitals == 0
        }
        return group.capitals > 1 || isKnown
    }
}

extension NumberScan {
    /// Whether what was read with a year is a document number.
    ///
    /// - Parameters:
    ///   - isYearParted: Whether a separator stands behind the year.
    ///   - isLinked: Whether a slash stands before or behind the year.
    func isSound(isYearParted: Bool, isLinked: Bool) -> Bool {
        let first = groups[0]
        let isTerm = first.traits.contains(.term)
        let isKnown = isTerm || first.traits.contains(.type) && groupCount > 1
        let isOfKnownIssuer = isTerm || isKnown && groups[1].traits.contains(.issuer)
        guard isYearParted, isLinked else { return isOfKnownIssuer }
        return first.capitals > 1 || isKnown
    }

    /// Whether what was read without a year is a document number.
    mutating func isSound(
        without separator: NumberSeparator,
        _ text: UnsafeBufferPointer<UInt8>,
        isIntroduced: Bool
    ) -> Bool {
        let first = groups[0]
        let isAcronym = first.capitals > 1
        guard groupCount > 1 else {
            guard isAcronym, separator.kind != .space else { return false }
            if first.traits.contains(.alone), isIntroduced || !separator.isSpaced && !isYearLike(text) { return true }
            return isIntroduced && !separator.isSpaced
        }
        let isType = first.traits.contains(.type)
        let isOfIssuer = groups[1].traits.contains(.issuer)
        switch separator.kind {
        case .slash:
            return isAcronym || isType && isOfIssuer
        case .hyphen:
            guard hasSlash else { return isType && isOfIssuer && !separator.isSpaced }
            isPartyForm = true
            if isOfIssuer { return isType || isAcronym }
            return isType && first.capitals > 0 && groups[1].capitals > 0
                || isIntroduced && isAcronym && groups[1].capitals > 1
        case .space:
            return hasSlash && isAcronym && groups[1].capitals > 1
        case .dot:
            return false
        }
    }
}
