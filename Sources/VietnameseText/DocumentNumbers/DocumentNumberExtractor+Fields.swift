// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension DocumentNumberExtractor {
    /// Describes a number that was read.
    func number(
        _ scan: NumberScan,
        _ words: [PrecedingWord],
        _ introduction: Introduction,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> DocumentNumber {
        let family = family(scan)
        let scope: NameTables.Scope = family == .party ? .party : .state
        let range = scan.number.lowerBound..<scan.end
        let date = date(beside: scan.end, text)
        let year = scan.year == 0 ? nil : scan.year
        return DocumentNumber(
            key: String(decoding: scan.key(text), as: UTF8.self),
            text: text.string(range),
            number: String(decoding: scan.bareNumber(text), as: UTF8.self),
            year: year,
            type: type(scan, scope, words, introduction),
            issuer: issuer(scan, scope, year: year ?? date?.year, text),
            family: family,
            date: date?.iso,
            range: range,
            role: .cited
        )
    }

    private func family(_ scan: NumberScan) -> DocumentNumber.Family {
        if scan.year != 0 { return .normative }
        let issuer = lookup.users(scan.groups[scan.groupCount > 1 ? 1 : 0].code)
        if scan.isPartyForm { return issuer.state && !issuer.party ? .administrative : .party }
        return issuer.party && !issuer.state ? .party : .administrative
    }

    private func type(
        _ scan: NumberScan,
        _ scope: NameTables.Scope,
        _ words: [PrecedingWord],
        _ introduction: Introduction
    ) -> String? {
        let first = scan.groups[0]
        let meanings = lookup.typeNames(first.code, strokes: strokes(scan), scope)
        let others = lookup.typeNames(first.code, strokes: nil, scope)
        if let name = introduction.type?.name,
            meanings.isEmpty || others.contains(name) || introduction.isCapitalised || introduction.hasWordNumber
        {
            return name
        }
        if meanings.count == 1 { return meanings[0] }
        // A letter has no type in its symbol, but begins with its issuer.
        let isLetter = meanings.isEmpty && first.traits.contains(.issuer) && scan.year == 0 && scan.groupCount > 1
        if isLetter { return "Công văn" }
        for end in stride(from: words.count, to: 0, by: -1) {
            guard let name = lookup.typeName(before: end, in: words)?.name.name else { continue }
            if meanings.isEmpty || meanings.contains(name) { return name }
        }
        return nil
    }

    /// Where đ is written in the first group; nil if the writer has no đ: none in all the symbol, though a code needs one.
    private func strokes(_ scan: NumberScan) -> UInt16? {
        let isBare = (0..<scan.groupCount).allSatisfy { scan.groups[$0].strokes == 0 }
        if isBare, (0..<scan.groupCount).contains(where: { lookup.hasStroke(scan.groups[$0].code) }) { return nil }
        return scan.groups[0].strokes
    }

    private func issuer(
        _ scan: NumberScan,
        _ scope: NameTables.Scope,
        year: Int?,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> String? {
        let first = scan.groups[0].traits
        var range = 0..<1
        if first.contains(.joint) {
            range = 1..<scan.groupCount
        } else if first.contains(.type), !first.contains(.issuer) {
            range = 1..<min(2, scan.groupCount)
        } else if !first.contains(.issuer) {
            // The letters of an unknown type; what follows counts as issuer only if it is known to be one.
            guard scan.groupCount > 1, scan.groups[1].traits.contains(.issuer) else { return nil }
            range = 1..<2
        }
        let names = range.map { index in
            let group = scan.groups[index]
            return lookup.issuer(group.code, strokes: group.strokes, scope, year: year)
                ?? composed(text.string(group.start..<group.end))
        }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    private func composed(_ text: String) -> String {
        (try? Orthography.composed(Array(text.utf8))).map { String(decoding: $0, as: UTF8.self) } ?? text
    }
}

extension DocumentNumberExtractor {
    private static let dayWord = TextWord.code("ngay")
    /// `ra ngày`, `ký ngày`, `ban hành ngày`, `đề ngày`.
    private static let issuing: Set<UInt64> = [
        TextWord.code("ra"), TextWord.code("ky"), TextWord.code("ban"), TextWord.code("hanh"), TextWord.code("de"),
    ]

    /// The date that stands beside a number which ends at a place: `ngày 14/12/2020`, `, ban hành ngày …`, `(14/12/2020)`.
    func date(beside end: Int, _ text: UnsafeBufferPointer<UInt8>) -> DateGrammar.Day? {
        var at = end
        var isMarked = false
        // Between them: closing quotes and parentheses, a comma or an opening parenthesis, spaces.
        for _ in 0..<6 where at < text.count {
            let scalar = text.scalar(at: at)
            switch scalar.value {
            case 0x20, 0xA0, 0x0A, 0x29, 0x22, 0x201D: break
            case 0x28, 0x2C:
                guard !isMarked else { return nil }
                isMarked = true
            default:
                return date(at: at, text, isMarked: isMarked)
            }
            at += scalar.length
        }
        return at < text.count ? date(at: at, text, isMarked: isMarked) : nil
    }

    private func date(at start: Int, _ text: UnsafeBufferPointer<UInt8>, isMarked: Bool) -> DateGrammar.Day? {
        if isMarked, let date = DateGrammar.match(text, at: start) { return date }
        var at = start
        for _ in 0..<3 {
            guard let word = TextWord.beginning(at: at, in: text, limit: 24) else { return nil }
            at = NumberSeparator.skipSpaces(text, word.end, text.count)
            guard at > word.end else { return nil }
            if word.code == Self.dayWord { return DateGrammar.match(text, at: at) }
            guard Self.issuing.contains(word.code) else { return nil }
        }
        return nil
    }
}
