// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuQuery
import TraCuuSearch

extension CompiledFilters {
    /// Adds a filter as people type it.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)``, whose reason names the filter.
    mutating func add(_ filter: String, _ compiler: QueryCompiler) throws(TraCuuError) {
        do throws(TraCuuError) {
            try compiler.compile(filter: QueryParser.parse(filter), into: &self)
        } catch {
            guard case .badQuery(let offset, let reason) = error else { throw error }
            throw .badQuery(offset: offset, reason: "in the filter \(filter): \(reason)")
        }
    }
}
