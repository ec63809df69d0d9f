// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The specification of word boundaries: ICU over the whole text at once.
package struct ReferenceTokenizer {
    private let breaker: WordBreaker

    /// A tokenizer of its own.
    package init() throws(AnalysisError) { breaker = try WordBreaker() }

    /// The byte ranges of the words of a text.
    package func words(in text: UnsafeRawBufferPointer) throws(AnalysisError) -> [Range<Int>] {
        guard let base = text.baseAddress, text.count > 0 else { return [] }
        var words: [Range<Int>] = []
        try breaker.forEachWord(in: base.assumingMemoryBound(to: UInt8.self), count: text.count) { start, end in
            words.append(start..<end)
        }
        return words
    }
}
