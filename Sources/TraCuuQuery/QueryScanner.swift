// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A place in the text of a query, known as a character and as a byte.
struct QueryScanner {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    /// The byte offset of the next character.
    private(set) var offset = 0
    /// The number of bytes.
    let end: Int

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        end = text.utf8.count
    }

    /// Reads everything that is left.
    mutating func finish() {
        while next != nil { skip(1) }
    }

    /// The next character, or nil at the end.
    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// The character after the next one.
    var afterNext: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    /// Everything not yet read.
    var rest: ArraySlice<Unicode.Scalar> { scalars[index...] }

    /// True if the next character ends whatever is being read: the end of the text counts as one.
    var isAtWordEnd: Bool { next.map(QuerySyntax.endsWord) ?? true }

    /// True if white space or the end stands here, or the end of a group.
    var isAtClauseEnd: Bool { next.map { $0 == ")" || $0.properties.isWhitespace } ?? true }

    /// True if no further clause stands here: at the end of the text or of a group.
    var isAtGroupEnd: Bool { next == nil || next == ")" }

    /// Reads one character.
    mutating func advance() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        index += 1
        offset += Unicode.UTF8.width(scalar)
        return scalar
    }

    /// Reads `count` characters.
    mutating func skip(_ count: Int) {
        for _ in 0..<count { _ = advance() }
    }

    /// Reads the next character if it is the one given.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        skip(1)
        return true
    }

    /// Reads white space.
    mutating func skipSpace() {
        while let scalar = next, scalar.properties.isWhitespace { skip(1) }
    }

    /// The operator that stands here as a word of its own.
    var nextOperator: (spelling: String, meaning: QuerySyntax.Operator)? {
        QuerySyntax.operators.first { candidate in
            let spelling = candidate.spelling.unicodeScalars
            guard rest.starts(with: spelling) else { return false }
            return rest.dropFirst(spelling.count).first.map(QuerySyntax.endsWord) ?? true
        }
    }
}
