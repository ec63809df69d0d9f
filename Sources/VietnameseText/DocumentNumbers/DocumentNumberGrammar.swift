// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Recognises the numbers of official documents in bytes: the part of it that runs while text is analyzed.
enum DocumentNumberGrammar {
    /// A number found in a text.
    struct Match: Equatable {
        /// The byte behind its last.
        var end: Int
        /// Its canonical key in ASCII, `145-2020-nd-cp`.
        var key: [UInt8]
    }

    /// The document number whose first byte, a digit, stands at `start`; nil if there is none.
    ///
    /// As yet none is known.
    static func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Match? { nil }
}
