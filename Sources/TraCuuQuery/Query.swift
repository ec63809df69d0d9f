// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What someone looks for, as typed: no word has been analysed and no field looked up.
///
/// ``QueryParser`` makes it from a line of text, ``description`` turns it back into one. Two queries are equal if they
/// ask for the same; where their parts stood in the text does not count.
public indirect enum Query: Equatable, Sendable {
    /// One word. Analysis may find several syllables or a document number in it (`145/2020/NĐ-CP`).
    case text(Text)
    /// Words that must stand next to or near each other.
    case phrase(Phrase)
    /// A query within one field. Where fields are nested, the innermost counts.
    case field(Field)
    /// Several queries combined.
    case boolean(Clauses)
    /// Values between two bounds, in the field around it: `date:2020..2022`.
    case range(Bounds)
    /// One of several whole values, in the field around it: `type:{nghị định, thông tư}`.
    case values(Values)
    /// Every document; in a field, every document that has a value there: `*`, `number:*`.
    case everything
    /// A query whose part of the score is multiplied: `"quy chế"^2`. The factor is above 0 and finite, in a parsed query
    /// within ``boostRange``.
    case boost(Query, Double)

    /// The weights that can be asked for.
    public static let boostRange = 0.001...1000
}

extension Query {
    /// A word as typed.
    public struct Text: Sendable {
        /// The word without its escapes; not empty in a parsed query.
        public var text: String
        /// True if only the spelling as typed matches, with its marks (`=hoà`).
        public var isExact: Bool
        /// True if words that begin like this match as well (`dan*`).
        public var isPrefix: Bool
        /// How many mistakes a word may have that still matches (`hiem~`, `hiem~2`); at most ``editLimit``, 0 for none.
        public var edits: Int
        /// The bytes of the query that the word was read from, with its `=`, `*` and `~`.
        public var range: Range<Int>

        /// The greatest number of ``edits`` that can be asked for.
        public static let editLimit = 2

        /// A word that matches as its marks allow, or only as typed.
        public init(
            _ text: String,
            isExact: Bool = false,
            isPrefix: Bool = false,
            edits: Int = 0,
            range: Range<Int> = 0..<0
        ) {
            self.text = text
            self.isExact = isExact
            self.isPrefix = isPrefix
            self.edits = edits
            self.range = range
        }
    }

    /// Words between quotation marks.
    public struct Phrase: Sendable {
        /// The greatest ``slop`` that can be asked for.
        public static let slopLimit = 1000

        /// What stands between the quotation marks, without its escapes; more than white space in a parsed query.
        public var text: String
        /// How many positions the words may be moved, all together; at most ``slopLimit``.
        public var slop: Int
        /// True if only the spelling as typed matches, with its marks (`="hoà bình"`).
        public var isExact: Bool
        /// True if the last word may be the beginning of one (`"quy chế d*"`).
        public var isPrefix: Bool
        /// The bytes of the query that the phrase was read from, from its `=` or quotation mark to its slop.
        public var range: Range<Int>

        /// A phrase whose words follow each other, or stand up to `slop` positions from there.
        public init(
            _ text: String,
            slop: Int = 0,
            isExact: Bool = false,
            isPrefix: Bool = false,
            range: Range<Int> = 0..<0
        ) {
            self.text = text
            self.slop = slop
            self.isExact = isExact
            self.isPrefix = isPrefix
            self.range = range
        }
    }

    /// A query within a field.
    public struct Field: Sendable {
        /// An ASCII letter or `_`, then letters, digits, `_` and `.`. Whether there is such a field only the index knows.
        public var name: String
        /// What the field must hold.
        public var query: Query
        /// The bytes of the query that the name was read from, without the colon.
        public var range: Range<Int>

        /// A query within the field `name`.
        public init(_ name: String, _ query: Query, range: Range<Int> = 0..<0) {
            self.name = name
            self.query = query
            self.range = range
        }
    }

    /// Queries of which some must match, some should and some must not.
    ///
    /// A document matches if all of ``must`` and none of ``mustNot`` match it and, if ``must`` is empty, at least one of
    /// ``should``; ``minimum`` asks for more of them. What matches in ``must`` and ``should`` adds to the score. In a parsed
    /// query ``must`` or ``should`` is not empty, there are two clauses or more, and where ``minimum`` is given there is
    /// something in ``should``. The order within a list is that of the text.
    public struct Clauses: Equatable, Sendable {
        /// All of these match.
        public var must: [Query]
        /// These add to the score; one of them matches if ``must`` is empty.
        public var should: [Query]
        /// None of these matches.
        public var mustNot: [Query]
        /// How many of ``should`` match at least; nil for one if ``must`` is empty and none otherwise.
        public var minimum: Minimum?

        /// The combination of three lists.
        public init(
            must: [Query] = [],
            should: [Query] = [],
            mustNot: [Query] = [],
            minimum: Minimum? = nil
        ) {
            self.must = must
            self.should = should
            self.mustNot = mustNot
            self.minimum = minimum
        }
    }

    /// How many of several alternatives must match.
    public enum Minimum: Hashable, Sendable {
        /// So many, or all if there are fewer.
        case count(Int)
        /// So many of a hundred, rounded up.
        case percent(Int)
    }
}

// Ranges are left out: two spellings of one query are equal.

extension Query.Text: Equatable {
    /// Compares everything but the ranges.
    public static func == (left: Self, right: Self) -> Bool {
        left.text == right.text && left.isExact == right.isExact && left.isPrefix == right.isPrefix
            && left.edits == right.edits
    }
}

extension Query.Phrase: Equatable {
    /// Compares everything but the ranges.
    public static func == (left: Self, right: Self) -> Bool {
        left.text == right.text && left.slop == right.slop && left.isExact == right.isExact
            && left.isPrefix == right.isPrefix
    }
}

extension Query.Field: Equatable {
    /// Compares everything but the ranges.
    public static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.query == right.query
    }
}
