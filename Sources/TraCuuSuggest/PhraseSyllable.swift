// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A syllable in one spelling.
struct PhraseSyllable {
    let folded: [UInt8]
    let exact: [UInt8]
    /// Its number in the lexicon.
    let neighbour: Int

    init(_ neighbour: Int, _ lexicon: SyllableLexicon) {
        self.neighbour = neighbour
        folded = Array(lexicon.folded(neighbour))
        exact = lexicon.exact(neighbour)
    }
}
