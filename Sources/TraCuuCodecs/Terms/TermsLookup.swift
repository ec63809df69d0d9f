// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Finds many terms of a dictionary, asked for in ascending order: one pass over the blocks that they may be in.
package struct TermsLookup {
    private let terms: TermsReader
    private var cursor: TermsCursor
    private var isPast = false
    private var hasTerm = false

    /// A lookup that has not begun.
    package init(_ terms: TermsReader) {
        self.terms = terms
        cursor = TermsCursor(terms, block: 0)
    }

    /// What is known of a term apart from its spellings, nil if the dictionary does not have it.
    ///
    /// Amortised O(log of the blocks passed over), and reading the block that the term belongs into.
    ///
    /// - Parameter fullKey: the key with the field byte before it; not less than the one asked for before.
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if a block is damaged.
    package mutating func info(_ fullKey: [UInt8]) throws(TraCuuError) -> TermInfo? {
        guard !isPast, terms.blockCount > 0 else { return nil }
        let here = hasTerm ? cursor.block : 0
        let block = fullKey.withUnsafeBytes { terms.block(for: $0, from: here) }
        if block > here || !hasTerm {
            cursor = TermsCursor(terms, block: block)
            hasTerm = try cursor.next()
        }
        while hasTerm {
            let order = cursor.fullKey.withUnsafeBytes { current in
                fullKey.withUnsafeBytes { compareBytes(current, $0) }
            }
            if order == 0 { return cursor.info }
            if order > 0 { return nil }
            hasTerm = try cursor.next()
        }
        isPast = true
        return nil
    }
}
