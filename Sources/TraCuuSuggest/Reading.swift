// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A word that may have been meant where another was typed.
struct Reading {
    /// The exact key.
    var exact: [UInt8]
    /// Its number in the lexicon, or that of its class.
    var neighbour: Int
    /// How often it occurs.
    var count: UInt64
    /// The logarithm of the probability that it is mistyped like this; 0 if it has no mistake.
    var typing = 0.0
    /// Whether it stands for its class, being no syllable: how often it occurs does not count then.
    var isClass = false
    /// Whether it has marks and was typed without any.
    var hasLostMarks = false
}

/// What was meant with a whole text.
struct TextReading {
    /// For each word the index of its reading.
    var choice: [Int]
    /// The logarithm of the probability of the text as typed, whatever was meant.
    var logProbability: Double
    /// The share of this reading in the probability of all.
    var share: Double
}
