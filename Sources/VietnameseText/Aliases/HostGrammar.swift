// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Recognises e-mail addresses and domain names in bytes.
///
/// ```
/// address = name (("." | "-" | "_") name)* "@" domain    name = ASCII letters and digits
/// domain  = label ("." label)+                           label = name (("-" | "--") name)*
/// ```
/// At most 64 bytes stand before `@` and 128 behind. The last label has letters only. Without an address in front it must be one of the usual top-level domains, or the
/// first label `www`.
enum HostGrammar {
    /// The end of the address that begins at a place, its key being all of it in lower case; nil if there is none.
    static func matchAddress(_ scanner: TextScanner, at start: Int, key: inout AliasKey) -> Int? {
        var at = start
        while true {
            guard scanner.isAlphanumeric(at) else { return nil }
            while at - start <= 64, scanner.isAlphanumeric(at) { at += 1 }
            guard at - start <= 64 else { return nil }
            switch scanner.byte(at) {
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): at += 1
            case UInt8(ascii: "@"):
                guard let domain = domain(scanner, at + 1) else { return nil }
                return finish(scanner, start, domain.end, key: &key)
            default: return nil
            }
        }
    }

    /// The end of the domain name that begins at a place, its key being all of it in lower case without a leading
    /// `www.`; nil if there is none.
    static func matchDomain(_ scanner: TextScanner, at start: Int, key: inout AliasKey) -> Int? {
        guard let domain = domain(scanner, start) else { return nil }
        let hasPrefix = domain.labels > 2 && equals(scanner, start..<start + 4, "www.")
        guard hasPrefix || isTopLevel(scanner, domain.last) else { return nil }
        return finish(scanner, hasPrefix ? start + 4 : start, domain.end, key: &key)
    }

    private static func finish(_ scanner: TextScanner, _ start: Int, _ end: Int, key: inout AliasKey) -> Int? {
        guard scanner.isCertainEnd(end) else { return nil }
        for index in start..<end { key.append(ASCII.lowerCased(scanner.byte(index))) }
        return end
    }

    /// The longest run of labels; nil if there are fewer than two or the last has more than letters.
    private static func domain(_ scanner: TextScanner, _ start: Int) -> (end: Int, last: Range<Int>, labels: Int)? {
        var at = start
        var labels = 0
        while true {
            let first = at
            var hasOnlyLetters = true
            guard scanner.isAlphanumeric(at) else { return nil }
            while true {
                while at - start <= 128, scanner.isAlphanumeric(at) {
                    hasOnlyLetters = hasOnlyLetters && !scanner.isDigit(at)
                    at += 1
                }
                var next = at
                while next - at < 2, scanner.byte(next) == UInt8(ascii: "-") { next += 1 }
                guard next > at, scanner.isAlphanumeric(next) else { break }
                hasOnlyLetters = false
                at = next
            }
            guard at - start <= 128 else { return nil }
            labels += 1
            guard scanner.byte(at) == UInt8(ascii: "."), scanner.isAlphanumeric(at + 1) else {
                return labels > 1 && hasOnlyLetters && at - first > 1 ? (at, first..<at, labels) : nil
            }
            at += 1
        }
    }

    private static func isTopLevel(_ scanner: TextScanner, _ label: Range<Int>) -> Bool {
        topLevels.contains { equals(scanner, label, $0) }
    }

    private static func equals(_ scanner: TextScanner, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == range.count else { return false }
        for index in 0..<range.count
        where ASCII.lowerCased(scanner.byte(range.lowerBound + index)) != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// Top-level domains in use in Vietnam that are no Vietnamese syllables.
    private static let topLevels: [StaticString] = [
        "vn", "com", "net", "org", "gov", "edu", "info", "int", "mil", "biz", "asia", "name", "pro", "io", "tv", "app",
        "dev", "eu", "uk", "us", "jp", "kr", "cn", "sg", "th", "fr", "au", "ru",
    ]
}
