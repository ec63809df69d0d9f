// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A token as a value of its own, for callers that do not mind the cost of strings.
public struct Token: Hashable, Sendable {
    /// The exact key.
    public let exact: String
    /// The folded key.
    public let folded: String
    /// The place in the text, in bytes of its UTF-8.
    public let range: Range<Int>
    /// The place in the order of tokens, from 0.
    public let position: Int
    /// What the token looks like.
    public let kind: TokenKind
}

extension Analyzer {
    /// The tokens of a text.
    public func tokens(in text: String) -> [Token] {
        var text = text
        return text.withUTF8 { tokens(inUTF8: UnsafeRawBufferPointer($0)) }
    }

    /// The tokens of a text in UTF-8.
    public func tokens(inUTF8 text: UnsafeRawBufferPointer) -> [Token] {
        var buffer = TokenBuffer()
        analyze(text, into: &buffer)
        return (0..<buffer.count).map { index in
            let token = buffer[index]
            return Token(
                exact: String(decoding: exactKey(token.form), as: UTF8.self),
                folded: String(decoding: foldedKey(token.form), as: UTF8.self),
                range: Int(token.start)..<Int(token.end),
                position: Int(token.position),
                kind: kind(token.form)
            )
        }
    }
}
