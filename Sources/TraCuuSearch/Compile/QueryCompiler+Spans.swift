// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuQuery
import VietnameseText

/// What several words typed side by side mean together: numbers of documents, dates, and names with a short form.
extension QueryCompiler {
    /// The most words that are read as one thing.
    private static let spanLimit = 8
    /// What a short form counts for its words, or they for it; each of several meanings shares it.
    private static let expansionWeight: Float = 0.5
    /// How much more a document's own number counts than all words of it: pairs and passages count too.
    private static let numberFactor: Float = 2
    private static let abbreviations = Abbreviations()

    /// The alternatives to the words of clauses, side by side, of which any may match.
    func alternatives(to clauses: [Query], _ zone: Zone) throws(TraCuuError) -> [QueryNode] {
        var nodes: [QueryNode] = []
        var run: [Query.Text] = []
        for clause in clauses {
            guard case .text(let word) = clause, word.isPlain, !word.isExact, !isExact else {
                nodes += try alternatives(to: run, zone)
                run = []
                continue
            }
            let gap = run.last.map { word.range.lowerBound - $0.range.upperBound }
            if let gap, !(0...Self.gapLimit).contains(gap) {
                nodes += try alternatives(to: run, zone)
                run = []
            }
            run.append(word)
        }
        return nodes + (try alternatives(to: run, zone))
    }

    private func alternatives(to run: [Query.Text], _ zone: Zone) throws(TraCuuError) -> [QueryNode] {
        guard run.count > 1 else { return [] }
        var nodes: [QueryNode] = []
        // Aliases of several words: dates written out, numbers with spaces.
        let whole = words(of: run.map(\.text).joined(separator: " "), exact: false)
        let single = Set(run.flatMap { words(of: $0.text, exact: false).aliases.map(\.term) })
        for alias in whole.aliases where !single.contains(alias.term) {
            nodes.append(.term(alias.term, zone, weight: 1))
        }
        var start = 0
        while start < run.count {
            var end = min(run.count, start + Self.spanLimit)
            while end > start + 1 {
                let text = run[start..<end].map(\.text).joined(separator: " ")
                let found = try numberNodes(text, zone) + shortForms(of: text, zone)
                nodes += found
                if !found.isEmpty { break }
                end -= 1
            }
            start = max(start + 1, end)
        }
        return nodes.filter { node in
            if case .term(let term, _, _) = node { return !single.contains(term) }
            return true
        }
    }

    /// What a text means if it is the number of a document, as a whole or in part; empty if it is anything else.
    func numberNodes(_ text: String, _ zone: Zone) throws(TraCuuError) -> [QueryNode] {
        guard let vocabulary, text.utf8.contains(where: { 0x30...0x39 ~= $0 }),
            let query = DocumentNumberQuery(text)
        else { return [] }
        let (found, values) = try vocabulary.numbers(query)
        // Those as typed are there already.
        let (ownAliases, ownValue) = known(text)
        let aliases = found.filter { !ownAliases.contains($0) }
        let options = aliases.map { ChoiceClause.Option(terms: [QueryTerm(folded: $0, exact: nil)], weight: 1) }
        var nodes: [QueryNode] = []
        if !options.isEmpty { nodes.append(.choice(ChoiceClause(options: options, slop: 0, zone: zone, text: text))) }
        guard zone == .all else { return nodes }
        let outranked = words(of: text, exact: false).terms + (options.first?.terms ?? [])
        for value in values where value != ownValue {
            let clause = FieldClause(
                field: "number",
                keyword: QueryTerm(folded: value, exact: nil),
                text: String(decoding: value, as: UTF8.self),
                outranks: outranked,
                offset: nil
            )
            nodes.append(.boost(.field(clause), Self.numberFactor))
        }
        return nodes
    }

    /// The aliases and the value of the field `number` that a text has by itself if it is a single word.
    private func known(_ text: String) -> (aliases: [[UInt8]], value: [UInt8]?) {
        guard !text.contains(" "), Self.looksLikeNumber(text) else { return ([], nil) }
        let value = keywordClause("number", text, exact: false, outranks: [], offset: nil)
        return (words(of: text, exact: false).aliases.map(\.term.folded), value?.keyword.folded)
    }

    // MARK: Abbreviations

    /// What a word stands for if it is a short form, each as a phrase.
    func expansions(of word: String, _ zone: Zone) -> [QueryNode] {
        let folded = VietnameseText.fold(word)
        let isMarked = folded != word.lowercased()
        let isCapital = word == word.uppercased()
        let isSyllable = Syllable.isValid(word)
        let meanings = Self.abbreviations.expansions(of: word).filter { meaning in
            if !isCapital, isSyllable { return meaning.short == word }
            return !isMarked
                || VietnameseText.canonicalize(meaning.short) == VietnameseText.canonicalize(word.uppercased())
                || meaning.short == word
        }
        var seen: Set<[QueryTerm]> = []
        var phrases: [[QueryTerm]] = []
        for meaning in meanings.prefix(4) {
            let terms = words(of: meaning.expansion, exact: false).terms
            if terms.count > 1, seen.insert(terms).inserted { phrases.append(terms) }
        }
        let weight = Self.expansionWeight / Float(max(1, phrases.count))
        return phrases.map { .boost(.phrase(PhraseClause(terms: $0, slop: 0, zone: zone)), weight) }
    }

    /// The short forms of words.
    private func shortForms(of text: String, _ zone: Zone) -> [QueryNode] {
        var nodes: [QueryNode] = []
        for short in Self.abbreviations.shortForms(of: text).prefix(2) {
            let words = words(of: short, exact: false)
            guard let term = words.aliasOfAll?.term ?? (words.terms.count == 1 ? words.terms.first : nil) else {
                continue
            }
            nodes.append(.term(QueryTerm(folded: term.folded, exact: nil), zone, weight: Self.expansionWeight))
        }
        return nodes
    }
}
