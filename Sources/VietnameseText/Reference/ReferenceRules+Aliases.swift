// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The rules on what follows a token, as patterns.
extension ReferenceRules {
    static var patterns: ReferencePatterns { .shared }

    /// The alias that begins at a token: the first of document number, address, domain, date and acronym.
    static func alias(
        at piece: ReferencePiece,
        in text: ReferenceText,
        bytes: UnsafeRawBufferPointer
    ) -> ReferenceAlias? {
        let index = text.index(ofByte: piece.range.lowerBound)
        guard mayBeginAlias(text, index, piece) else { return piece.abbreviation }
        // No alias is longer, and none crosses a line.
        let window = ReferenceText(
            text.characters[index...].prefix(320).prefix { $0.scalar != "\n" && $0.scalar != "\r" }
        )
        let string = window.text
        let candidates: [() -> (key: String, count: Int)?] = [
            { documentNumber(bytes, piece, window) }, { address(string) }, { domain(string) },
            { date(string, text, index) }, { acronym(string) }, { numberedName(piece, string) },
        ]
        for candidate in candidates {
            guard let (key, count) = candidate(), isEnd(text, index + count) else { continue }
            let range = ReferenceText(window.characters.prefix(count)).range
            if range.upperBound > piece.range.upperBound { return ReferenceAlias(text: key, range: range) }
            break
        }
        return piece.abbreviation
    }

    /// Whether any pattern could match: each has one of these signs before its second space, or a digit at the start.
    private static func mayBeginAlias(_ text: ReferenceText, _ index: Int, _ piece: ReferencePiece) -> Bool {
        if let first = piece.text.unicodeScalars.first, ("0"..."9").contains(first) { return true }
        let run = text.characters[index...].prefix { $0.scalar != " " && $0.scalar != "\n" }
        return text.characters[index...].prefix(run.count + 2).contains { signs.contains($0.scalar) }
    }

    private static let signs = Set(".@&-‐‑‒–—―−".unicodeScalars)

    /// Whether a word is sure to end before the scalar of that number.
    private static func isEnd(_ text: ReferenceText, _ index: Int) -> Bool {
        func scalar(_ index: Int) -> Unicode.Scalar {
            index < text.characters.count ? text.characters[index].scalar : " "
        }
        let next = scalar(index)
        let second = scalar(index + 1)
        if isAlphanumeric(next) { return false }
        if digitJoiners.contains(next), isLetter(second) { return true }
        if letterJoiners.contains(next) || digitJoiners.contains(next) {
            if second.value < 0x80 { return !isAlphanumeric(second) }
            return separators.contains(second) || "‘’·".unicodeScalars.contains(second)
        }
        return next.value < 0x80 || separators.contains(next)
    }

    private static let separators = Set(
        "\u{A0}§«°±»‐‑‒–—―“”„•…\u{202F}¹²³←↑→↓\u{3000}、。（）＊＋－／".unicodeScalars
    )
    /// These may join letters to letters, and digits to digits; a zero-width space the halves of a syllable.
    private static let letterJoiners = Set(".'‘’·．\u{200B}".unicodeScalars)
    private static let digitJoiners = Set(",;，".unicodeScalars)

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        "\(scalar)".prefixMatch(of: patterns.letters) != nil
    }

    private static func count(_ text: Substring) -> Int { text.unicodeScalars.count }

    // MARK: Document numbers

    private static func documentNumber(
        _ bytes: UnsafeRawBufferPointer,
        _ piece: ReferencePiece,
        _ window: ReferenceText
    ) -> (key: String, count: Int)? {
        guard let first = piece.text.unicodeScalars.first, ("0"..."9").contains(first) else { return nil }
        let match = bytes.withMemoryRebound(to: UInt8.self) {
            DocumentNumberGrammar.match($0, at: piece.range.lowerBound)
        }
        guard let match, match.key.count <= 255,
            let last = window.characters.lastIndex(where: { $0.bytes.upperBound == match.end })
        else { return nil }
        return (String(decoding: match.key, as: UTF8.self), last + 1)
    }

    // MARK: Addresses and domains

    private static func address(_ text: String) -> (key: String, count: Int)? {
        guard text.contains("@"),
            let match = text.prefixMatch(of: patterns.address), match.local.count <= 64, match.domain.count <= 128,
            match.domain.split(separator: ".").last?.wholeMatch(of: patterns.lastLabel) != nil
        else { return nil }
        return (match.0.lowercased(), count(match.0))
    }

    private static func domain(_ text: String) -> (key: String, count: Int)? {
        guard
            let match = text.prefixMatch(of: patterns.domain), match.0.count <= 128,
            let last = match.0.lowercased().split(separator: ".").last,
            last.wholeMatch(of: patterns.lastLabel) != nil
        else { return nil }
        let key = match.0.lowercased()
        let labels = key.split(separator: ".")
        if labels.count > 2, labels[0] == "www" { return (labels.dropFirst().joined(separator: "."), count(match.0)) }
        return topLevelDomains.contains(String(last)) ? (key, count(match.0)) : nil
    }

    private static let topLevelDomains: Set<String> = [
        "vn", "com", "net", "org", "gov", "edu", "info", "int", "mil", "biz", "asia", "name", "pro", "io", "tv", "app",
        "dev", "eu", "uk", "us", "jp", "kr", "cn", "sg", "th", "fr", "au", "ru",
    ]

    // MARK: Dates

    /// The date of a text such as `28.5.2024`, as ISO 8601 writes it; nil if it is none.
    static func dottedDate(_ text: String) -> String? {
        text.wholeMatch(of: patterns.dottedDate).flatMap { iso($0.3, $0.2, $0.1) }
    }

    private static func iso(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
        guard let year = Int(year), let month = Int(month), let day = Int(day), (1900...2099).contains(year),
            (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && year != 1900
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private static func date(_ string: String, _ text: ReferenceText, _ index: Int) -> (key: String, count: Int)? {
        guard let first = string.unicodeScalars.first, ("0"..."9").contains(first) else { return nil }
        for (pattern, separator) in patterns.datesFromDay {
            guard let match = string.prefixMatch(of: pattern) else { continue }
            guard let key = iso(match.3, match.2, match.1) else { return nil }
            return isContinued(text, index, count(match.0), separator) ? nil : (key, count(match.0))
        }
        for (pattern, separator) in patterns.datesFromYear {
            guard let match = string.prefixMatch(of: pattern) else { continue }
            guard let key = iso(match.1, match.2, match.3) else { return nil }
            return isContinued(text, index, count(match.0), separator) ? nil : (key, count(match.0))
        }
        return nil
    }

    /// Whether a letter or digit stands behind "/", or the date's own hyphen, before or behind the date.
    private static func isContinued(_ text: ReferenceText, _ index: Int, _ count: Int, _ separator: String) -> Bool {
        func isJoined(_ sign: Int, _ beyond: Int) -> Bool {
            guard text.characters.indices.contains(sign), text.characters.indices.contains(beyond) else { return false }
            let sign = text.characters[sign].scalar
            guard sign == "/" || sign == "-" && separator == "-" else { return false }
            let scalar = text.characters[beyond].scalar
            return isAlphanumeric(scalar) || beyond > index && isLetter(scalar)
        }
        return isJoined(index - 1, index - 2) || isJoined(index + count, index + count + 1)
    }

    // MARK: Acronyms

    private static func acronym(_ text: String) -> (key: String, count: Int)? {
        guard text.contains("&") else { return nil }
        var rest = text[...]
        var parts: [String] = []
        var found: (key: String, count: Int)?
        var consumed = 0
        var isAmpersand = false
        while parts.count < 8, let match = rest.prefixMatch(of: patterns.letters), match.0.utf8.count <= 30 {
            guard let word = ReferenceKeys(String(match.0)).word, word.tone == .level,
                word.spelling.count < 3 || !word.isReadableAsSyllable
            else { break }
            parts.append(String(match.0))
            consumed += count(match.0)
            if isAmpersand { found = (parts.joined(), consumed) }
            rest = rest[match.range.upperBound...]
            guard let sign = rest.prefixMatch(of: patterns.joint) else { break }
            isAmpersand = sign.0.contains("&")
            consumed += count(sign.0)
            rest = rest[sign.range.upperBound...]
        }
        return found
    }

    private static func numberedName(_ piece: ReferencePiece, _ text: String) -> (key: String, count: Int)? {
        guard let word = ReferenceKeys(piece.text).word, word.tone == .level, word.spelling.count > 1,
            !word.isReadableAsSyllable
        else { return nil }
        let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(piece.text.unicodeScalars.count)))
        guard let match = rest.prefixMatch(of: patterns.dashAndNumber) else { return nil }
        return (piece.text + match.1, piece.text.unicodeScalars.count + count(match.0))
    }
}
