// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// Finds the terms of a query in texts; each distinct form is compared with the terms once.
final class TermFinder {
    /// A token that matches a term.
    struct Hit: Equatable {
        /// The token's index among the tokens of the text, aliases left out.
        var token: Int
        /// The term's index.
        var term: Int
        /// What matches, in bytes of the text: the token, or the whole alias that it is a part of.
        var range: Range<Int>
    }

    private let terms: [QueryTerm]
    private let analyzer: Analyzer
    private var tokens = TokenBuffer()
    /// For every form of the analyzer: 0 if not compared yet, 1 if it matches no term, otherwise the term's index + 2. In
    /// texts with diacritics and, second, in others.
    private var termOfForm: [[Int32]] = [[], []]
    private var generation: Int

    init(_ terms: [QueryTerm], analyzer: Analyzer) {
        self.terms = terms
        self.analyzer = analyzer
        generation = analyzer.generation
    }

    /// Finds the tokens of a text but aliases, given as the byte ranges they take, and which of them match. All parts of
    /// an alias that matches do.
    ///
    /// A short text without marks is taken for one typed without diacritics, as nothing beside it tells.
    func find(in text: UnsafeRawBufferPointer) -> (tokens: [Range<Int>], hits: [Hit]) {
        analyzer.analyze(text, into: &tokens)
        if generation != analyzer.generation {
            generation = analyzer.generation
            termOfForm = [[], []]
        }
        let tally = analyzer.tally(tokens)
        let isUnaccented = tally.isUnaccented || tally.isShortAndBare
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(tokens.count)
        var hits: [Hit] = []
        /// The last alias that matches.
        var alias = Hit(token: 0, term: 0, range: 0..<0)
        for index in 0..<tokens.count {
            let token = tokens[index]
            let term = term(ofForm: token.form, isUnaccented: isUnaccented)
            if analyzer.kind(token.form) == .alias {
                // Its first part has just been taken in.
                guard let term, !ranges.isEmpty else { continue }
                alias = Hit(token: ranges.count - 1, term: term, range: Int(token.start)..<Int(token.end))
                if hits.last?.token == alias.token { hits.removeLast() }
                hits.append(alias)
                continue
            }
            let range = Int(token.start)..<Int(token.end)
            if alias.range.contains(range.lowerBound) {
                hits.append(Hit(token: ranges.count, term: alias.term, range: alias.range))
            } else if let term {
                hits.append(Hit(token: ranges.count, term: term, range: range))
            }
            ranges.append(range)
        }
        return (ranges, hits)
    }

    private func term(ofForm form: UInt32, isUnaccented: Bool) -> Int? {
        let kind = isUnaccented ? 1 : 0
        let form = Int(form)
        if form >= termOfForm[kind].count {
            let missing = max(analyzer.formCount, form + 1) - termOfForm[kind].count
            termOfForm[kind].append(contentsOf: repeatElement(0, count: missing))
        }
        if termOfForm[kind][form] == 0 {
            let folded = analyzer.foldedKey(UInt32(form))
            let exact = analyzer.exactKey(UInt32(form))
            let index = terms.firstIndex { $0.matches(folded: folded, exact: exact, isUnaccented: isUnaccented) }
            termOfForm[kind][form] = Int32(index.map { $0 + 2 } ?? 1)
        }
        let known = Int(termOfForm[kind][form])
        return known >= 2 ? known - 2 : nil
    }
}
