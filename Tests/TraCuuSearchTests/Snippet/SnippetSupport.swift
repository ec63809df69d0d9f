// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuSearch
import VietnameseText

/// A highlighter with an analyzer of its own.
func highlighter(_ query: String, weights: [Double] = []) throws -> Highlighter {
    let analyzer = try Analyzer()
    let terms = analyzer.tokens(in: query).map { token in
        QueryTerm(
            folded: Array(token.folded.utf8),
            exact: token.exact == token.folded ? nil : Array(token.exact.utf8)
        )
    }
    return Highlighter(terms, weights: weights, analyzer: analyzer)
}

/// The parts of a text that ranges of bytes of its UTF-8 stand for.
func parts(_ text: String, _ ranges: [Range<Int>]) -> [String] {
    let bytes = Array(text.utf8)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
}

extension Snippet {
    /// The highlighted parts of the text.
    var marked: [String] { parts(text, highlights) }
}
