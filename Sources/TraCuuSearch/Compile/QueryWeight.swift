// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What parts of a query count: one weight is within the bounds of the language, those of nested groups multiply.
enum QueryWeight {
    /// Products stay within these bounds, so that scores are numbers however deep groups are nested.
    static let range: ClosedRange<Float> = 1e-6...1e6

    /// What a part counts within another.
    static func product(_ outer: Float, _ inner: Float) -> Float {
        min(max(outer * inner, range.lowerBound), range.upperBound)
    }
}
