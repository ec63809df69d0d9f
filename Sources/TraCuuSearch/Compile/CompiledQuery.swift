// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuIndexing
package import TraCuuQuery

/// A syllable or word of a query as the index knows it.
package struct QueryTerm: Hashable, Sendable {
    /// The folded key in UTF-8.
    package var folded: [UInt8]
    /// The exact key if only that spelling matches (the word was typed with a mark, or exactness was asked for), nil if
    /// every spelling does.
    package var exact: [UInt8]?

    package init(folded: [UInt8], exact: [UInt8]?) {
        self.folded = folded
        self.exact = exact
    }

    /// Whether a token with these keys matches the term.
    package func matches(folded: UnsafeRawBufferPointer, exact: UnsafeRawBufferPointer) -> Bool {
        if let wanted = self.exact { return wanted.elementsEqual(exact) }
        return self.folded.elementsEqual(folded)
    }
}

/// A query ready to run: words analyzed into terms. Independent of any segment.
package struct CompiledQuery: Sendable {
    /// The terms of the text that the query asks for (not those it excludes), for highlighting.
    package var highlights: [QueryTerm]
}

/// Turns queries into what a searcher runs.
package struct QueryCompiler {
    /// A compiler; `exact` asks for the exact key of every word (`--exact`).
    package init(exact: Bool = false) {
    }

    /// Compiles a parsed query.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` if nothing in it can be searched for.
    package func compile(_ query: Query) throws(TraCuuError) -> CompiledQuery {
        CompiledQuery(highlights: [])
    }

    /// Compiles plain text (a question, a topic): its words, any of which may occur; nothing in it is syntax.
    package func compile(words text: String) throws(TraCuuError) -> CompiledQuery {
        CompiledQuery(highlights: [])
    }
}
