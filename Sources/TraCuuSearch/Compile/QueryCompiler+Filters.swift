// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuQuery

/// A document of a snapshot.
package struct DocumentPlace: Equatable, Sendable {
    /// Index of the segment in the snapshot.
    package var segment: Int
    /// The document's number in the segment.
    package var document: UInt32

    package init(segment: Int, document: UInt32) {
        self.segment = segment
        self.document = document
    }
}

/// What documents must match beside a query, and what they must not. Nothing of it scores.
package struct CompiledFilters: Sendable {
    var required: [QueryNode] = []
    var excluded: [QueryNode] = []
    /// A document that is not to be found.
    package var withheld: DocumentPlace?

    package init() {}

    var isEmpty: Bool { required.isEmpty && excluded.isEmpty && withheld == nil }
}

extension QueryCompiler {
    /// Compiles a query that documents must match; unlike others it may say only what they must not. What the index cannot
    /// answer is an error, always: a filter that is no filter would let documents through.
    ///
    /// - Throws: as ``compile(_:)``.
    package func compile(filter query: Query, into filters: inout CompiledFilters) throws(TraCuuError) {
        termCount = 0
        expansionCount = 0
        let wasLenient = isLenient
        isLenient = false
        defer { isLenient = wasLenient }
        switch try node(query, .all, isStrict: true) {
        case nil, .boolean(must: [], should: [], mustNot: []):
            throw .badQuery(offset: 0, reason: "there is no word in it that can be searched for")
        case .boolean(must: [], should: [], let excluded):
            filters.excluded += excluded
        case .some(let node):
            filters.required.append(node)
        }
    }
}
