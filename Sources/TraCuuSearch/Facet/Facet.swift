// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How dates are gathered.
public enum FacetPeriod: String, Sendable, CaseIterable {
    case year
    case month
    case day
}

/// A field whose values are to be counted over all documents that a search finds.
public struct FacetRequest: Equatable, Sendable {
    /// The field.
    public var field: String
    /// How its dates are gathered; nothing else depends on it.
    public var period: FacetPeriod
    /// How many values to return, the most frequent ones.
    public var limit: Int

    /// A request; dates by year, and ten values, by default.
    public init(field: String, by period: FacetPeriod = .year, limit: Int = 10) {
        self.field = field
        self.period = period
        self.limit = limit
    }
}

/// The values of a field and in how many of the documents found each stands.
public struct Facet: Equatable, Sendable {
    /// A value and its documents.
    public struct Value: Equatable, Sendable {
        /// A string as documents have it, a number, or a date as `2022`, `2022-03` or `2022-03-05`.
        public var value: String
        /// The documents with it, each counted once however often it has the value.
        public var count: UInt64

        /// A value from its parts.
        public init(value: String, count: UInt64) {
            self.value = value
            self.count = count
        }
    }

    /// The field.
    public var field: String
    /// The most frequent values first; equally frequent ones in the order of Vietnamese dictionaries.
    public var values: [Value]
    /// How many further values there are.
    public var otherValues: Int

    /// A facet from its parts.
    public init(field: String, values: [Value], otherValues: Int) {
        self.field = field
        self.values = values
        self.otherValues = otherValues
    }
}
