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
    /// ``NumberScan`` has the grammar. Bytes before `start` are looked at: a number inside a word, a date or a fraction is
    /// none. Takes constant time (at most 96 bytes are read) and allocates only the key. The codes are those of
    /// ``NameTables/standard``, so that the same text has the same keys whatever tables a user adds.
    ///
    /// This tells how numbers are written; numbers of forms (`Mẫu số 01/TP-HGTM`) are written like those of documents.
    /// ``DocumentNumberExtractor`` tells them apart.
    static func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Match? {
        guard NumberScan.mayBegin(text, at: start), let scan = NumberScan(text, at: start, codes: .standard) else {
            return nil
        }
        return Match(end: scan.end, key: scan.key(text))
    }
}
