// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Words of the text that one word of a query stands for, because it is the beginning of one or may have mistakes; alone or
/// behind the other words of a phrase.
///
/// A document scores by the best option that matches. All options have the idf of a word that stands wherever the last word of
/// any of them does, as far as their document frequencies tell, which are added up: a rare word is no better match for the
/// beginning of a word than a frequent one.
struct ChoiceClause: Hashable, Sendable {
    struct Option: Hashable, Sendable {
        /// The words of the phrase, or the word alone.
        var terms: [QueryTerm]
        /// What a match of the option counts, at most 1.
        var weight: Float
    }

    var options: [Option]
    /// How many further places a phrase may span.
    var slop: Int
    var zone: Zone
    /// The part of the query as typed.
    var text: String
}

/// Documents by the values of a further field, but for single values, which are a ``FieldClause``.
struct ValueClause: Hashable, Sendable {
    enum Test: Hashable, Sendable {
        /// Any value; without a field, any document.
        case any
        /// Values between bounds.
        case range(ValueRange)
        /// Strings that begin like a word or several, of which the last may go on.
        case prefix(WordPrefix)
    }

    /// The field's name; empty for none.
    var field: String
    var test: Test
    /// Where the field's name stands in the query, for errors; nil if the query does not name it.
    var offset: Int?
}

/// Values between two bounds, as each kind of value reads them; nil where it cannot.
struct ValueRange: Hashable, Sendable {
    /// Milliseconds as in date columns.
    var dates: ClosedRange<Int64>?
    var integers: ClosedRange<Int64>?
    var doubles: ClosedRange<Double>?
    var keys: KeyRange?
}

/// Folded keys of strings between two bounds, each with whether it belongs to them; nil for none.
struct KeyRange: Hashable, Sendable {
    struct Bound: Hashable, Sendable {
        var key: [UInt8]
        var isInclusive: Bool
    }

    var lower: Bound?
    var upper: Bound?
}
