// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension QueryParser {
    /// Reads a word, a phrase or a group, in a field or not. Something other than white space stands here.
    mutating func operand() throws(TraCuuError) -> Query {
        let start = scanner.offset
        guard let length = QuerySyntax.fieldNameLength(scanner.rest) else { return try value() }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scanner.rest.prefix(length))
        scanner.skip(length + 1)
        let range = start..<scanner.offset - 1
        guard !scanner.isAtGroupEnd else {
            throw error(at: start, "nothing stands after \(name): to look for in the field; write \\: to search for it")
        }
        return .field(Query.Field(String(name), try value(), range: range))
    }

    private mutating func value() throws(TraCuuError) -> Query {
        if scanner.next == "(" { return try group() }
        let start = scanner.offset
        try countClause(at: start)
        let isExact: Bool
        if scanner.next == "=", let next = scanner.afterNext, QuerySyntax.isQuote(next) || !QuerySyntax.endsWord(next) {
            scanner.skip(1)
            isExact = true
        } else {
            isExact = false
        }
        if let next = scanner.next, QuerySyntax.isQuote(next) {
            let text = try quoted()
            let slop = try slop()
            return .phrase(Query.Phrase(text, slop: slop, isExact: isExact, range: start..<scanner.offset))
        }
        let text = try word()
        return .text(Query.Text(text, isExact: isExact, range: start..<scanner.offset))
    }

    private mutating func word() throws(TraCuuError) -> String {
        let start = scanner.offset
        var word = String.UnicodeScalarView()
        var isOnlySigns = true
        while !scanner.isAtWordEnd, let scalar = scanner.advance() {
            if scalar == "\\" {
                try word.append(escaped())
                isOnlySigns = false
            } else {
                word.append(scalar)
                isOnlySigns = isOnlySigns && QuerySyntax.isSign(scalar)
            }
        }
        // Not a word, then, but a sign that would silently be lost: `=(a b)`, `title:-"a b"`.
        if isOnlySigns, let next = scanner.next, next != ")", !next.properties.isWhitespace {
            throw error(at: start, "\(word) cannot apply to what follows it here; write \\ before it to search for it")
        }
        return String(word)
    }

    private mutating func quoted() throws(TraCuuError) -> String {
        let start = scanner.offset
        scanner.skip(1)
        var text = String.UnicodeScalarView()
        var isBlank = true
        while let scalar = scanner.advance() {
            if QuerySyntax.isQuote(scalar) {
                if isBlank { throw error(at: start, "nothing stands between these quotation marks") }
                return String(text)
            }
            let plain = scalar == "\\" ? try escaped() : scalar
            text.append(plain)
            isBlank = isBlank && plain.properties.isWhitespace
        }
        throw error(at: start, "this quotation mark is never closed; write \\ before it to search for it")
    }

    /// Reads the character behind a backslash.
    private mutating func escaped() throws(TraCuuError) -> Unicode.Scalar {
        guard let scalar = scanner.advance() else {
            throw error(at: scanner.offset - 1, "nothing stands after this backslash; write \\\\ to search for it")
        }
        return scalar
    }

    /// Reads `~` and a number, or nothing.
    private mutating func slop() throws(TraCuuError) -> Int {
        let start = scanner.offset
        guard scanner.skip("~") else { return 0 }
        let reason = "a whole number from 0 to \(Query.Phrase.slopLimit) follows ~"
        guard !scanner.isAtWordEnd else { throw error(at: start, reason) }
        var slop = 0
        while !scanner.isAtWordEnd, let scalar = scanner.advance() {
            guard ("0"..."9").contains(scalar) else { throw error(at: start, reason) }
            slop = slop * 10 + Int(scalar.value - 0x30)
            guard slop <= Query.Phrase.slopLimit else { throw error(at: start, reason) }
        }
        return slop
    }
}
