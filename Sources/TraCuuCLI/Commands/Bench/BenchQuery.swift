// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// A query of a file of queries to measure with.
struct BenchQuery {
    var id: String
    /// Whether its words are to be looked for as a phrase; otherwise any or all of them.
    var isPhrase: Bool
    /// The text as someone typed it.
    var typed: String
    /// The folded terms, separated by single spaces.
    var terms: String

    /// Reads queries, one a line: `id<TAB>class<TAB>typed<TAB>folded terms`, the class `phrase` for phrases. Blank lines and
    /// lines that begin with `#` are passed over.
    ///
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` for a line of another form, and for a file without queries.
    static func parse(_ bytes: [UInt8], source: String) throws(TraCuuError) -> [BenchQuery] {
        var queries: [BenchQuery] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            func bad(_ reason: String) -> TraCuuError { .badInput(source: source, line: index + 1, reason: reason) }
            guard let text = String(validating: line, as: UTF8.self) else { throw bad("not valid UTF-8") }
            if text.first == "#" || text.allSatisfy(\.isWhitespace) { continue }
            let columns = text.split(omittingEmptySubsequences: false) { $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
            guard columns.count >= 4 else {
                throw bad("a query is id, class, text and folded terms, with tabs between")
            }
            queries.append(
                BenchQuery(
                    id: String(columns[0]),
                    isPhrase: columns[1] == "phrase",
                    typed: String(columns[2]),
                    terms: String(columns[3])
                )
            )
        }
        guard !queries.isEmpty else { throw .badInput(source: source, line: nil, reason: "it holds no query") }
        return queries
    }
}
