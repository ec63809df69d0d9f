// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What someone may have meant, or may be about to type.
public struct Suggestion: Equatable, Sendable {
    /// How a suggestion differs from what was typed.
    public enum Kind: String, Sendable, CaseIterable {
        /// It goes on: the last word is completed, and perhaps others follow; or an abbreviation is spelled out.
        case completion
        /// It is the same text with diacritics restored.
        case restored
        /// Words of it are mended that look misspelled.
        case spelling
    }

    /// The whole text. Words that are not changed are as they were typed.
    public var text: String
    /// How it differs from what was typed.
    public var kind: Kind
    /// How likely the suggestion is among those of its kind, 0 to 1: for `restored` and `spelling` the probability of this
    /// reading of the text, for `completion` an estimate of how often the index goes on like this.
    public var score: Double

    /// A suggestion from its parts.
    public init(text: String, kind: Kind, score: Double) {
        self.text = text
        self.kind = kind
        self.score = score
    }
}
