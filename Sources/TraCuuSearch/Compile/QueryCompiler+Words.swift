// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuQuery
import VietnameseText

/// Beginnings of words, and words with mistakes.
extension QueryCompiler {
    /// The most words of a query that are looked up in the whole dictionary.
    static let expansionLimit = 32

    /// The words that a word stands for, if it is a beginning or may have mistakes; nil if no token is in it.
    func choice(_ word: Query.Text, _ zone: Zone, isStrict: Bool) throws(TraCuuError) -> QueryNode? {
        if word.isPrefix {
            return try prefix(word.text, slop: 0, zone, exact: word.isExact, at: word.range)
        }
        let words = try words(of: word.text, exact: word.isExact, at: word.range, limit: Self.termLimit)
        guard words.terms.count == 1, let term = words.terms.first else {
            return try node(Query.Text(word.text, isExact: word.isExact, range: word.range), zone, isStrict: isStrict)
        }
        var options = [ChoiceClause.Option(terms: [term], weight: 1)]
        if try countExpansion(at: word.range), let vocabulary {
            let found = try vocabulary.words(near: term, edits: min(max(0, word.edits), Query.Text.editLimit))
            options += found.options
            if found.isCut { noteCut(word.range) }
        }
        if !term.isExact, term.exact != nil {
            // As without mistakes: in texts typed without diacritics the word itself is bare.
            let bare = QueryTerm(folded: term.folded, exact: term.folded)
                .spelled([UnaccentedSpelling.key(for: term.folded)])
            options.append(ChoiceClause.Option(terms: [bare], weight: SpellingChoice.unaccentedWeight))
        }
        return .choice(ChoiceClause(options: options, slop: 0, zone: zone, text: word.text + "~"))
    }

    /// The words that a text stands for whose last word is a beginning.
    func prefix(
        _ text: String,
        slop: Int,
        _ zone: Zone,
        exact: Bool,
        at range: Range<Int>
    ) throws(TraCuuError) -> QueryNode? {
        let words = try words(of: text, exact: exact, at: range, limit: Self.phraseLimit)
        guard let last = words.terms.last else { return nil }
        let before = Array(words.terms.dropLast())
        var options: [ChoiceClause.Option] = []
        if try countExpansion(at: range), let vocabulary {
            let limit = before.isEmpty ? Vocabulary.wordLimit : Vocabulary.phraseLimit
            let prefix = WordPrefix(folded: last.folded, exact: last.exact, isExact: exact || isExact)
            let neighbour = slop == 0 ? before.last : nil
            let found = try vocabulary.words(beginningWith: prefix, behind: neighbour, limit: limit)
            options = found.options
            if found.isCut { noteCut(range) }
        }
        // The word itself, so that there is something to look for.
        if options.isEmpty { options = [ChoiceClause.Option(terms: [last], weight: 1)] }
        for index in options.indices { options[index].terms = before + options[index].terms }
        return .choice(ChoiceClause(options: options, slop: slop, zone: zone, text: text + "*"))
    }

    /// Counts a word that is looked up in the whole dictionary; false if it is to be taken as it stands.
    private func countExpansion(at range: Range<Int>) throws(TraCuuError) -> Bool {
        expansionCount += 1
        if expansionCount <= Self.expansionLimit { return true }
        let reason = "more than \(Self.expansionLimit) words with * or ~"
        guard isLenient else { throw .badQuery(offset: range.lowerBound, reason: reason) }
        notices.append(QueryNotice(kind: .words, range: range, reason: reason))
        return false
    }

    private func noteCut(_ range: Range<Int>) {
        notices.append(QueryNotice(kind: .cut, range: range, reason: "only the most frequent words are looked for"))
    }
}
