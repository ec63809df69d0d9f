// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import VietnameseText

/// The keys of a keyword: those of its tokens but aliases, joined by single spaces, cut to the limit of a key.
package enum KeywordKey {
    /// Makes the folded and the exact key of a value from its tokens.
    package static func make(
        _ tokens: borrowing TokenBuffer,
        _ analyzer: Analyzer,
        folded: inout [UInt8],
        exact: inout [UInt8]
    ) {
        folded.removeAll(keepingCapacity: true)
        exact.removeAll(keepingCapacity: true)
        for index in 0..<tokens.count {
            let form = tokens[index].form
            if analyzer.kind(form) == .alias { continue }
            if !exact.isEmpty {
                folded.append(0x20)
                exact.append(0x20)
            }
            folded.append(contentsOf: analyzer.foldedKey(form))
            exact.append(contentsOf: analyzer.exactKey(form))
            if exact.count > TermsFormat.keyLimit { break }
        }
        cut(&folded)
        cut(&exact)
    }

    /// Cuts a key at a character's border so that it and a field byte fit the limit.
    private static func cut(_ key: inout [UInt8]) {
        guard key.count >= TermsFormat.keyLimit else { return }
        var end = TermsFormat.keyLimit - 1
        while end > 0, key[end] & 0xC0 == 0x80 { end -= 1 }
        key.removeLast(key.count - end)
    }
}
