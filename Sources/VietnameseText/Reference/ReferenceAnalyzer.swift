// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The specification of analysis in the plainest way: ICU over the whole text, the rules one after the other on strings,
/// the keys of every token by ICU.
///
/// ``Analyzer`` is proven equal to it, token for token and byte for byte. It is hundreds of times slower.
package struct ReferenceAnalyzer {
    /// A token with its keys.
    package struct Token: Equatable {
        /// The bytes in the text.
        package var range: Range<Int>
        package var position: Int
        package var exact: [UInt8]
        package var folded: [UInt8]
        package var kind: TokenKind
    }

    private let tokenizer: ReferenceTokenizer

    /// An analyzer of its own.
    package init() throws(AnalysisError) { tokenizer = try ReferenceTokenizer() }

    /// The tokens of a text.
    package func tokens(in text: UnsafeRawBufferPointer) throws(AnalysisError) -> [Token] {
        let scalars = ReferenceText(text)
        var pieces: [ReferencePiece] = []
        for word in try tokenizer.words(in: text) {
            pieces.append(contentsOf: ReferenceRules.divide(scalars[bytes: word]))
        }
        pieces = ReferenceRules.joinHalves(pieces, in: scalars)
        var tokens: [Token] = []
        var aliasEnd = 0
        for (position, piece) in pieces.enumerated() {
            let keys = ReferenceKeys(piece.text)
            tokens.append(
                Token(
                    range: piece.range,
                    position: position,
                    exact: keys.exact,
                    folded: keys.folded,
                    kind: keys.kind
                )
            )
            guard piece.range.lowerBound >= aliasEnd,
                let alias = ReferenceRules.alias(at: piece, in: scalars, bytes: text)
            else { continue }
            let aliasKeys = ReferenceKeys(alias.text)
            aliasEnd = alias.range.upperBound
            tokens.append(
                Token(
                    range: alias.range,
                    position: position,
                    exact: aliasKeys.exact,
                    folded: aliasKeys.folded,
                    kind: .alias
                )
            )
        }
        return tokens
    }
}
