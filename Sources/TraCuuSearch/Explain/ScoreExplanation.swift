// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// Where the score of a document comes from.
///
/// The values of the parts, added up in double precision and rounded to single, are exactly the score.
public struct ScoreExplanation: Equatable, Sendable {
    /// A number that a score was computed from, by a name that stays.
    public struct Fact: Equatable, Sendable {
        /// `tf`, `title_tf`, `df`, `idf`, `weight`, `length`, `title_length`, `average_length`, `norm`, `start`, `holds`.
        public var name: String
        /// The number.
        public var value: Double
    }

    /// How much an occurrence counts that is spelled in one way.
    public struct Spelling: Equatable, Sendable {
        /// The spelling.
        public var text: String
        /// From 0 to 1.
        public var share: Double
    }

    /// What adds to a score.
    public struct Part: Equatable, Sendable {
        /// What it is.
        public enum Kind: String, Sendable {
            /// A word of the query in title and text.
            case term
            /// Two neighbours of the query that follow each other in the document.
            case pair
            /// The passage that holds the most of the query.
            case passage
            /// A phrase, or a word in a part of the document.
            case phrase
            /// The value of a field.
            case field
            /// What puts a document behind those that were ranked by more than BM25.
            case place
            /// What the engine's arithmetic, which counts in whole units, rounds away or up.
            case rounding
        }

        /// What it is.
        public var kind: Kind
        /// The words, or the field and its value; empty for the other kinds.
        public var text: String
        /// What it adds.
        public var value: Double
        /// What it was computed from.
        public var facts: [Fact]
        /// For a word typed without marks that has several spellings, those that count most.
        public var spellings: [Spelling] = []

        /// The fact of a name.
        public func fact(_ name: String) -> Double? { facts.first { $0.name == name }?.value }
    }

    /// The score.
    public var score: Float
    /// The document's numbers: its lengths and what they make of frequencies, as tf / (tf + norm).
    public var facts: [Fact]
    /// What adds up to the score, in the order of the query.
    public var parts: [Part]
}

extension ScoreExplanation.Fact {
    init(_ name: String, _ value: Double) {
        self.init(name: name, value: value)
    }

    /// The number that the shortest decimal fraction for `value` stands for: 0.7 stays 0.7.
    init(_ name: String, _ value: Float) {
        self.init(name: name, value: Double(value.description) ?? Double(value))
    }
}

extension QueryTerm {
    /// The term as text: the word as typed; the bare word if it is one, or stands for one in texts typed without diacritics.
    var text: String {
        let isBare = spellings?.allSatisfy { UnaccentedSpelling.isKey($0) } ?? false
        return String(decoding: isBare ? folded : exact ?? folded, as: UTF8.self)
    }
}
