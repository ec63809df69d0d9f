// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The specification of words: ICU over the whole text at once, with `@`, `:`, `_` and U+202F, which join in ICU or in
/// some versions of it, read as `#`.
package struct ReferenceTokenizer {
    private let breaker: WordBreaker

    /// A tokenizer of its own.
    package init() throws(AnalysisError) { breaker = try WordBreaker() }

    /// The byte ranges of the words of a text.
    package func words(in text: UnsafeRawBufferPointer) throws(AnalysisError) -> [Range<Int>] {
        var bytes = Array(text)
        for index in bytes.indices {
            if [0x40, 0x3A, 0x5F].contains(bytes[index]) { bytes[index] = 0x23 }
            if bytes[index] == 0xE2, bytes[index...].starts(with: [0xE2, 0x80, 0xAF]) {
                bytes.replaceSubrange(index..<index + 3, with: [0x23, 0x23, 0x23])
            }
        }
        var words: [Range<Int>] = []
        let result: Result<Void, AnalysisError> = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(AnalysisError) in
                guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
                try breaker.forEachWord(in: base, count: bytes.count) { words.append($0..<$1) }
            }
        }
        try result.get()
        return words
    }
}
