// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
package import TraCuuIndexing
import VietnameseText

/// The words and fields of an index, for the parts of queries that depend on what there is.
package struct Vocabulary: Sendable {
    /// The most words that a beginning, or a word with mistakes, stands for.
    static let wordLimit = 128
    /// The same for the last word of a phrase.
    static let phraseLimit = 64

    let snapshot: IndexSnapshot

    package init(_ snapshot: IndexSnapshot) {
        self.snapshot = snapshot
    }

    /// Words of the text.
    struct Words {
        var options: [ChoiceClause.Option] = []
        /// Whether there are more.
        var isCut = false
    }

    /// The words that begin with a prefix, the most frequent first, or those that stand most often behind a neighbour; at most
    /// `limit`.
    ///
    /// O(words with the folded prefix).
    ///
    /// - Parameter neighbour: the word that they stand directly behind, if that is asked for; words are left out of which bigrams
    ///   tell that they never do.
    func words(
        beginningWith prefix: WordPrefix,
        behind neighbour: QueryTerm? = nil,
        limit: Int
    ) throws(TraCuuError) -> Words {
        let followers = try neighbour.flatMap { (word) throws(TraCuuError) in
            try Followers(of: word, beginningWith: prefix.folded, in: snapshot)
        }
        var found: [QueryTerm: UInt64] = [:]
        var places: [[UInt8]: Int] = [:]
        try walk(from: prefix.folded) { (cursor) throws(TraCuuError) in
            guard cursor.fullKey.dropFirst().starts(with: prefix.folded) else { return false }
            let folded = Array(cursor.fullKey.dropFirst())
            if let followers {
                guard let count = try followers.count(of: folded) else { return true }
                places[folded] = -count
            }
            if !prefix.isMarked {
                found[QueryTerm(folded: folded, exact: nil), default: 0] += UInt64(cursor.info.documentFrequency)
                return true
            }
            for spelling in try cursor.spellings() {
                let isUnaccented = !prefix.isExact && UnaccentedSpelling.isKey(spelling.key)
                guard isUnaccented || prefix.begins(spelling.key) else { continue }
                let term = QueryTerm(folded: folded, exact: folded).spelled([spelling.key])
                found[term, default: 0] += UInt64(spelling.counts.documentFrequency)
            }
            return true
        }
        let best = Self.first(
            limit,
            of: found.map { term, frequency in
                (term: term, place: places[term.folded] ?? 0, frequency: frequency)
            }
        )
        let options = best.map { term in
            let isUnaccented =
                prefix.isMarked && !prefix.isExact && term.keys.map { UnaccentedSpelling.isKey($0[0]) } ?? false
            return ChoiceClause.Option(terms: [term], weight: isUnaccented ? SpellingChoice.unaccentedWeight : 1)
        }
        return Words(options: options, isCut: found.count > limit)
    }

    /// The words that a word with mistakes may stand for, the nearest first, at most ``wordLimit``, without the word itself.
    ///
    /// A word counts 1 / (1 + distance), see ``VietnameseText/WordLetters/distance(fromTyped:limit:)``; `edits` is the greatest
    /// distance. If the word is bare, marks are no mistakes. O(words of the index).
    func words(near term: QueryTerm, edits: Int) throws(TraCuuError) -> Words {
        guard let typed = WordLetters(key: term.exact ?? term.folded) else { return Words() }
        let shape = WordShape(term.folded)
        var found: [QueryTerm: (distance: Double, frequency: UInt64)] = [:]
        func add(_ key: [UInt8], _ word: QueryTerm, _ frequency: UInt32) {
            guard word != term, let letters = WordLetters(key: key),
                let distance = letters.distance(fromTyped: typed, limit: Double(edits))
            else { return }
            found[word, default: (distance, 0)].frequency += UInt64(frequency)
        }
        try walk(from: []) { (cursor) throws(TraCuuError) in
            guard shape.isNear(cursor.fullKey.dropFirst(), edits: edits) else { return true }
            let folded = Array(cursor.fullKey.dropFirst())
            if term.exact == nil {
                add(folded, QueryTerm(folded: folded, exact: nil), cursor.info.documentFrequency)
            } else {
                for spelling in try cursor.spellings() {
                    let word = QueryTerm(folded: folded, exact: spelling.key)
                    add(spelling.key, word, spelling.counts.documentFrequency)
                }
            }
            return true
        }
        let all = found.map { (term: $0.key, place: Int($0.value.distance * 1000), frequency: $0.value.frequency) }
        let options = Self.first(Self.wordLimit - 1, of: all).map { word in
            ChoiceClause.Option(terms: [word], weight: Float(1 / (1 + (found[word]?.distance ?? 0))))
        }
        return Words(options: options, isCut: found.count > options.count)
    }

    /// The first of some words by place, then by frequency.
    private static func first(
        _ limit: Int,
        of words: [(term: QueryTerm, place: Int, frequency: UInt64)]
    ) -> [QueryTerm] {
        let sorted = words.sorted { left, right in
            if left.place != right.place { return left.place < right.place }
            if left.frequency != right.frequency { return left.frequency > right.frequency }
            let (first, second) = (left.term.keys?[0] ?? left.term.folded, right.term.keys?[0] ?? right.term.folded)
            return first.lexicographicallyPrecedes(second)
        }
        return sorted.prefix(max(0, limit)).map(\.term)
    }

    /// Walks through the terms of the text of every segment from a folded key on, as long as `body` says so.
    private func walk(
        from key: [UInt8],
        _ body: (inout TermsCursor) throws(TraCuuError) -> Bool
    ) throws(TraCuuError) {
        for segment in snapshot.segments {
            var cursor = try key.withBytes { (key) throws(TraCuuError) in
                segment.terms.cursor(near: TermsFormat.textField, key: key)
            }
            while try cursor.next(), cursor.field == TermsFormat.textField {
                if cursor.fullKey.dropFirst().lexicographicallyPrecedes(key) { continue }
                guard try body(&cursor) else { break }
            }
        }
    }

    // MARK: Fields

    /// Whether there is no document.
    var isEmpty: Bool { snapshot.segments.isEmpty }

    /// Whether any document has a field.
    func hasField(_ name: String) -> Bool {
        snapshot.segments.contains { segment in
            segment.info.number(of: name) != nil || segment.columns.columns.contains { $0.name == name }
        }
    }

    /// What kinds of values the documents have in a field.
    func kinds(of field: String) -> Set<ColumnKind> {
        var kinds: Set<ColumnKind> = []
        for segment in snapshot.segments {
            for column in segment.columns.columns where column.name == field { kinds.insert(column.kind) }
        }
        return kinds
    }
}

/// Which letters a bare word has, to leave out at a glance what cannot be near it.
private struct WordShape {
    private let count: Int
    private let letters: UInt32

    init(_ word: [UInt8]) {
        count = word.count
        letters = Self.letters(word[...]) ?? 0
    }

    /// Whether a word may be as near; a mistake changes at most one letter for another, or, if it sounds alike, a letter for two.
    func isNear(_ word: ArraySlice<UInt8>, edits: Int) -> Bool {
        guard abs(word.count - count) <= 2, let others = Self.letters(word) else { return false }
        return (letters ^ others).nonzeroBitCount <= 3 * edits
    }

    /// A bit for each letter of a word; nil if it is not all letters.
    private static func letters(_ word: ArraySlice<UInt8>) -> UInt32? {
        var letters: UInt32 = 0
        for byte in word {
            guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) else { return nil }
            letters |= 1 &<< UInt32(byte & 31)
        }
        return letters
    }
}
