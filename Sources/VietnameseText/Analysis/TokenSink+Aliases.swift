// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The rules that look across words: aliases over several tokens.
extension TokenSink {
    /// Writes the alias that begins at the last token, if one does and no other reaches to it.
    mutating func addAlias(
        _ form: UInt32,
        _ start: Int,
        _ end: Int,
        _ forms: inout FormTable,
        _ tokens: inout TokenBuffer
    ) {
        guard start >= aliasEnd, let aliasEnd = match(form, start, end, &forms), aliasEnd > end else { return }
        let alias = internAlias(
            UnsafeBufferPointer(start: forms.aliasKey.bytes, count: forms.aliasKey.count),
            &forms
        )
        appendAlias(alias, start, aliasEnd, &tokens)
    }

    /// The end of the alias that begins at a token, whose key is then in the table of forms; nil if there is none.
    private mutating func match(_ form: UInt32, _ start: Int, _ end: Int, _ forms: inout FormTable) -> Int? {
        forms.aliasKey.removeAll()
        let isNumber = ASCII.isDigit(text[start])
        if isNumber, let end = matchDocumentNumber(start, key: &forms.aliasKey) { return end }
        if ASCII.isAlphanumeric(text[start]) {
            if let end = HostGrammar.matchAddress(scanner, at: start, key: &forms.aliasKey) { return end }
            if let end = HostGrammar.matchDomain(scanner, at: start, key: &forms.aliasKey) { return end }
        }
        if isNumber { return matchDate(start, key: &forms.aliasKey) }
        return matchAcronym(start, &forms) ?? matchNumberedName(form, start, end, key: &forms.aliasKey)
    }

    private func matchDocumentNumber(_ start: Int, key: inout AliasKey) -> Int? {
        let bytes = UnsafeBufferPointer(start: text, count: textCount)
        guard let match = DocumentNumberGrammar.match(bytes, at: start), start < match.end, match.end <= textCount,
            match.key.count <= KeyBuilder.maximumLength, scanner.isCertainEnd(match.end),
            !bytes[start..<match.end].contains(where: { $0 == 0x0A || $0 == 0x0D })
        else { return nil }
        for byte in match.key { key.append(byte) }
        return match.end
    }

    private func matchDate(_ start: Int, key: inout AliasKey) -> Int? {
        guard let (date, end) = DateGrammar.match(scanner, at: start) else { return nil }
        key.append(date.year, width: 4)
        key.append(UInt8(ascii: "-"))
        key.append(date.month, width: 2)
        key.append(UInt8(ascii: "-"))
        key.append(date.day, width: 2)
        return end
    }

    /// Parts up to the last that `&` joins.
    private mutating func matchAcronym(_ start: Int, _ forms: inout FormTable) -> Int? {
        var end: Int?
        var kept = 0
        var at = start
        var isJoined = false
        for _ in 0..<AcronymGrammar.maximumParts {
            let partEnd = AcronymGrammar.endOfLetters(scanner, at)
            guard partEnd > at, partEnd - at <= AcronymGrammar.maximumPart,
                internEntry(at, partEnd, &forms).traits.contains(.acronymPart)
            else { break }
            forms.aliasKey.append(text, at..<partEnd)
            if isJoined { (end, kept) = (partEnd, forms.aliasKey.count) }
            guard let joint = AcronymGrammar.joint(scanner, partEnd) else { break }
            isJoined = joint.isAmpersand
            at = joint.end
        }
        forms.aliasKey.removeLast(keeping: kept)
        guard let end, scanner.isCertainEnd(end) else { return nil }
        return end
    }

    /// A foreign word and a number, as in `Covid-19`.
    private func matchNumberedName(_ form: UInt32, _ start: Int, _ end: Int, key: inout AliasKey) -> Int? {
        guard entries[Int(form)].traits.contains(.loan),
            let number = AcronymGrammar.number(scanner, behind: end), scanner.isCertainEnd(number.upperBound)
        else { return nil }
        key.append(text, start..<end)
        key.append(text, number)
        return number.upperBound
    }
}
