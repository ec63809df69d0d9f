// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

@testable import VietnameseText

/// What holds for the tokens of every text.
enum TokenRules {
    /// The first rule that tokens break; nil if none.
    static func violation(_ tokens: borrowing TokenBuffer, _ analyzer: Analyzer, in text: [UInt8]) -> String? {
        let isWellFormed = String(validating: text, as: UTF8.self) != nil
        var positions = 0
        var end = 0
        var aliasEnd = 0
        // The end of an alias that has not been met as the end of a token yet.
        var openAlias = 0
        for index in 0..<tokens.count {
            let token = tokens[index]
            let (start, last) = (Int(token.start), Int(token.end))
            func fail(_ what: String) -> String {
                "token \(index), \(start)..<\(last): \(what) in \(String(decoding: text, as: UTF8.self).debugDescription)"
            }
            guard start < last, last <= text.count else { return fail("no range in the text") }
            let isCut = text[start] & 0xC0 == 0x80 || last < text.count && text[last] & 0xC0 == 0x80
            guard !isCut || !isWellFormed else { return fail("a character is cut") }
            let exact = analyzer.exactKey(token.form)
            let folded = analyzer.foldedKey(token.form)
            guard 1...255 ~= exact.count, 1...255 ~= folded.count else { return fail("a key of no proper length") }
            guard analyzer.kind(token.form) != .alias else {
                guard index > 0, analyzer.kind(tokens[index - 1].form) != .alias else {
                    return fail("no token in front")
                }
                let first = tokens[index - 1]
                guard first.position == token.position, first.start == token.start else {
                    return fail("not where its first token is")
                }
                guard last > Int(first.end), start >= aliasEnd else { return fail("too short, or across another") }
                guard !folded.elementsEqual(analyzer.foldedKey(first.form)) else {
                    return fail("the key of its first token")
                }
                aliasEnd = last
                openAlias = last
                continue
            }
            guard Int(token.position) == positions else { return fail("position \(token.position)") }
            let isDivisible = text[start..<last].withUnsafeBytes { WordDivider($0) != nil }
            guard !isDivisible else { return fail("would divide again") }
            guard start >= end else { return fail("begins before the end of the one before") }
            positions += 1
            end = last
            guard openAlias == 0 || last <= openAlias else { return fail("across the end of an alias") }
            if last == openAlias { openAlias = 0 }
        }
        if openAlias != 0 { return "an alias ends at no token" }
        return tokens.positionCount == positions ? nil : "\(tokens.positionCount) positions, not \(positions)"
    }
}
