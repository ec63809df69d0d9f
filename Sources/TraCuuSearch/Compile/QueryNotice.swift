// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A part of a query that was not taken as typed.
package struct QueryNotice: Hashable, Sendable {
    package enum Kind: Sendable {
        /// A word was typed for an input method that was off.
        case decoded
        /// More words begin like this one, or are spelled nearly so, than are searched for: only the most frequent or nearest.
        case cut
        /// It asks for something that the index cannot answer, so its words are searched for.
        case words
    }

    package var kind: Kind
    /// The bytes of the query that it was read from.
    package var range: Range<Int>
    /// The part as typed, if it was replaced.
    package var text = ""
    /// What it was taken for.
    package var takenFor: [String] = []
    /// Why, in words.
    package var reason = ""
}
