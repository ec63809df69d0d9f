// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// The numbers of further fields in the term dictionary of a segment.
enum TermsFieldNumber {
    /// The most further fields a segment can have terms of.
    static let keywordLimit = 256 - Int(TermsFormat.firstKeywordField)

    /// The number of the further field with that index.
    static func keyword(_ index: Int) -> UInt8? {
        guard index >= 0, index < keywordLimit else { return nil }
        return TermsFormat.firstKeywordField + UInt8(index)
    }
}
