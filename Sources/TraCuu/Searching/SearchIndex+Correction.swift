// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
public import TraCuuSuggest

extension SearchIndex {
    /// What was probably meant with a query of which little was found: its misspelled words mended (`bảo hiễm y tế`), or its
    /// diacritics restored where they were asked for.
    ///
    /// A query is doubted only if it found nothing or has a word that the index does not have, in the spelling typed if that
    /// has marks or is asked for, and a correction is given only if it finds as much. Other queries cost a look at the dictionary for each
    /// word. Queries with operators that are bound to words (`type:`, `=`, `~`, `*`, `^`) are left alone, and so are those that were
    /// read as raw typing.
    ///
    /// - Parameters:
    ///   - query: the query, as given to ``search(_:options:)``.
    ///   - options: the options it was searched with.
    ///   - results: what it found.
    /// - Returns: at most one correction for now.
    /// - Throws: what reading the index throws.
    public func corrections(
        of query: String,
        options: SearchOptions = SearchOptions(),
        found results: SearchResults
    ) throws(TraCuuError) -> [Suggestion] {
        guard !results.notices.contains(where: { $0.kind == .decoded }) else { return [] }
        let total = results.total
        guard !query.utf8.contains(where: { ":=~*^[]{}\\".utf8.contains($0) }) else { return [] }
        let correction = try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) -> Suggestion? in
            let isDoubted =
                if total == 0 { true } else {
                    try Suggester.hasUnknownWord(query, exact: options.isExact, in: snapshot, analyzer: analyzer)
                }
            guard isDoubted else { return nil }
            return try Suggester(snapshot, lexicon, analyzer: analyzer).correction(for: query)
        }
        guard let correction else { return [] }
        return try count(correction.text, options) >= max(total, 1) ? [correction] : []
    }

    /// How many documents match a query; 0 if it is malformed.
    private func count(_ query: String, _ options: SearchOptions) throws(TraCuuError) -> UInt64 {
        var options = options
        (options.limit, options.offset, options.after, options.facets) = (0, 0, nil, [])
        (options.isExplained, options.countsAll) = (false, true)
        do throws(TraCuuError) {
            return try search(query, options: options).total
        } catch {
            guard case .badQuery = error else { throw error }
            return 0
        }
    }
}
