// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Query {
    /// The values of a field between two bounds, one of which may be missing.
    public struct Bounds: Sendable {
        /// Where values begin or end.
        public struct Bound: Equatable, Sendable {
            /// The bound as typed: a number, a date (`2020`, `2020-05`, `2020-05-17`, `17/5/2020`) or a word. A year or a month
            /// stands for all of it.
            public var text: String
            /// Whether the bound itself belongs to the values.
            public var isInclusive: Bool

            /// A bound that belongs to the values, or does not.
            public init(_ text: String, isInclusive: Bool = true) {
                self.text = text
                self.isInclusive = isInclusive
            }
        }

        /// The least value; nil for no least one.
        public var lower: Bound?
        /// The greatest value; nil for no greatest one.
        public var upper: Bound?
        /// The bytes of the query that the bounds were read from.
        public var range: Range<Int>

        /// What lies between two bounds.
        public init(lower: Bound?, upper: Bound?, range: Range<Int> = 0..<0) {
            self.lower = lower
            self.upper = upper
            self.range = range
        }
    }

    /// Whole values of a field, any of which may match.
    public struct Values: Sendable {
        /// The values as typed, none empty; at least one in a parsed query.
        public var texts: [String]
        /// The bytes of the query that the values were read from.
        public var range: Range<Int>

        /// A choice of values.
        public init(_ texts: [String], range: Range<Int> = 0..<0) {
            self.texts = texts
            self.range = range
        }
    }
}

extension Query.Bounds: Equatable {
    /// Compares everything but the ranges.
    public static func == (left: Self, right: Self) -> Bool {
        left.lower == right.lower && left.upper == right.upper
    }
}

extension Query.Values: Equatable {
    /// Compares everything but the ranges.
    public static func == (left: Self, right: Self) -> Bool { left.texts == right.texts }
}
