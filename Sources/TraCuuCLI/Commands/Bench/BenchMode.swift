// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu
import TraCuuSearch

/// A way to run a query that is measured by itself.
enum BenchMode: String, CaseIterable {
    case or10, and10, phrase10, or1000
    case countOr = "count_or"
    case countAnd = "count_and"
    case default10

    /// Modes from a list separated by commas.
    static func list(_ text: String) throws -> [BenchMode] {
        try text.split(separator: ",").map { name in
            guard let mode = BenchMode(rawValue: String(name)) else {
                let names = allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("there is no mode '\(name)'; there are \(names)")
            }
            return mode
        }
    }

    /// Whether the mode runs this query: phrases are run as phrases, all others are not.
    func takes(_ query: BenchQuery) -> Bool {
        query.isPhrase == (self == .phrase10)
    }

    /// What a run gives.
    enum Answer {
        case hits([ScoredDocument])
        case count(UInt64)
    }

    /// Runs a query, from its text to the documents' numbers and scores.
    func run(_ query: BenchQuery, _ index: SearchIndex) throws -> Answer {
        switch self {
        case .or10: .hits(try index.retrieve(query.terms, .any, limit: 10))
        case .and10: .hits(try index.retrieve(query.terms, .all, limit: 10))
        case .phrase10: .hits(try index.retrieve(query.terms, .phrase, limit: 10))
        case .or1000: .hits(try index.retrieve(query.terms, .any, limit: 1000))
        case .countOr: .count(try index.count(query.terms, .any))
        case .countAnd: .count(try index.count(query.terms, .all))
        case .default10: .hits(try index.retrieve(typed: query.typed, limit: 10))
        }
    }
}
