// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TraCuuCodecs
import VietnameseText

@testable import TraCuuSearch

/// The contract on diacritics by the book: slow, and simple enough to be believed. It compares words with words and knows
/// nothing of spellings in an index.
struct ContractEngine {
    struct Word {
        var folded: String
        var exact: String
        /// Whether it has no marks and stands in a text typed without diacritics, so that it may be another word.
        var isUncertain: Bool
        var position: Int
        var isTitle: Bool
    }

    struct Document {
        var id: String
        var words: [Word]
    }

    let documents: [Document]

    private var all: some Sequence<Word> { documents.lazy.flatMap(\.words) }

    /// The words of a document. Whether title and text were typed without diacritics is told by their words with letters.
    static func document(_ id: String, title: String, text: String, _ analyzer: Analyzer) -> Document {
        let tokens = [analyzer.tokens(in: title), analyzer.tokens(in: text)]
        let counts = tokens.map { tokens in
            let words = tokens.filter { $0.kind != .number }
            return (words: words.count, marked: words.count { $0.exact != $0.folded })
        }
        var words: [Word] = []
        for part in 0..<2 {
            var count = counts[part]
            if count.words < 8, count.marked == 0 {
                count.words += counts[1 - part].words
                count.marked += counts[1 - part].marked
            }
            let isUnaccented = count.words >= 8 && count.marked * 16 <= count.words
            let start = part == 0 || title.isEmpty ? 0 : tokens[0].count + 1
            for (place, token) in tokens[part].enumerated() {
                let isBare = token.exact == token.folded && token.kind != .number
                words.append(
                    Word(
                        folded: token.folded,
                        exact: token.exact,
                        isUncertain: isUnaccented && isBare,
                        position: start + place,
                        isTitle: part == 0
                    )
                )
            }
        }
        return Document(id: id, words: words)
    }

    // MARK: Words

    /// What tells the words that count in full.
    private func full(_ term: QueryTerm) -> (Word) -> Bool {
        let folded = String(decoding: term.folded, as: UTF8.self)
        guard let exact = term.exact.map({ String(decoding: $0, as: UTF8.self) }) else {
            return { $0.folded == folded }
        }
        if term.isExact { return { $0.exact == exact } }
        if all.contains(where: { $0.exact == exact }) { return { $0.exact == exact } }
        return { $0.folded == folded && Self.adds($0.exact, exact) }
    }

    /// What tells the words that count less.
    private func reduced(_ term: QueryTerm) -> (Word) -> Bool {
        guard let exact = term.exact, !term.isExact, exact != term.folded else { return { _ in false } }
        let folded = String(decoding: term.folded, as: UTF8.self)
        return { $0.isUncertain && $0.exact == folded }
    }

    /// Whether a word is another one as typed with marks added, by combining marks.
    private static func adds(_ word: String, _ typed: String) -> Bool {
        guard word.count == typed.count else { return false }
        return zip(word, typed).allSatisfy { letter, typed in
            if letter == typed || typed == "d" && letter == "đ" { return true }
            let own = Array(String(typed).decomposedStringWithCanonicalMapping.unicodeScalars)
            let other = Array(String(letter).decomposedStringWithCanonicalMapping.unicodeScalars)
            let hasTone = own.contains { [0x300, 0x301, 0x303, 0x309, 0x323].contains($0.value) }
            return !hasTone && own[0] == other[0] && Set(own).isSubset(of: Set(other))
        }
    }

    /// What a word was broadened to.
    func broadened(_ term: QueryTerm) -> Set<String> {
        guard let exact = term.exact, !term.isExact, exact != term.folded else { return [] }
        let found = Set(all.filter(full(term)).map(\.exact))
        return found.contains(String(decoding: exact, as: UTF8.self)) ? [] : found
    }

    // MARK: Scores

    /// The score of a document, nil if it does not match.
    func score(_ node: QueryNode, _ document: Document) -> Double? {
        switch node {
        case .term(let term, let zone, let weight):
            let words = document.words.filter { Self.isIn($0, zone) }
            let (own, other) = (words.count(where: full(term)), words.count(where: reduced(term)))
            guard own + other > 0 else { return nil }
            let gain = Double(weight) * idf(term)
            return gain * saturation(own, document) + 0.6 * gain * saturation(other, document)
        case .phrase(let phrase):
            func count(_ matches: (QueryTerm, Word) -> Bool) -> Int {
                let places = phrase.terms.map { term in
                    document.words.filter { Self.isIn($0, phrase.zone) && matches(term, $0) }.map(\.position)
                }
                return places[0].count { start in
                    places.enumerated().allSatisfy { $1.contains(start + $0) }
                }
            }
            let all = count { full($0)($1) || reduced($0)($1) }
            let own = count { full($0)($1) }
            let gain = phrase.terms.reduce(0) { $0 + idf($1) }
            return all == 0 ? nil : gain * (0.4 * saturation(own, document) + 0.6 * saturation(all, document))
        case .boolean(let must, let should, let mustNot):
            if mustNot.contains(where: { score($0, document) != nil }) { return nil }
            let required = must.map { score($0, document) }
            let optional = should.map { score($0, document) }
            let isMissing = required.contains { $0 == nil } || must.isEmpty && optional.allSatisfy { $0 == nil }
            return isMissing ? nil : (required + optional).reduce(0) { $0 + ($1 ?? 0) }
        case .atLeast(let minimum, let children):
            let found = children.compactMap { score($0, document) }
            return found.count >= minimum ? found.reduce(0, +) : nil
        case .boost(let child, let factor):
            return score(child, document).map { $0 * Double(factor) }
        case .field, .values, .choice:
            return nil
        }
    }

    private static func isIn(_ word: Word, _ zone: Zone) -> Bool {
        zone == .all || word.isTitle == (zone == .title)
    }

    /// By the documents with what matches in full: each spelling counts its own, but no more than have the bare word do. If a
    /// word is nowhere but in texts typed without diacritics, that of the bare word.
    private func idf(_ term: QueryTerm) -> Double {
        let matches = full(term)
        let folded = String(decoding: term.folded, as: UTF8.self)
        let bare = documents.count { $0.words.contains { $0.folded == folded } }
        var frequency = bare
        if term.exact != nil {
            frequency = 0
            for exact in Set(all.filter(matches).map(\.exact)) {
                for isUncertain in [false, true] {
                    frequency += documents.count { document in
                        document.words.contains { $0.exact == exact && $0.isUncertain == isUncertain }
                    }
                }
            }
            let isElsewhere = all.contains(where: reduced(term))
            frequency = frequency == 0 && isElsewhere ? bare : min(frequency, bare)
        }
        let (n, df) = (Double(documents.count), Double(frequency))
        return log(1 + (n - df + 0.5) / (df + 0.5))
    }

    private func saturation(_ frequency: Int, _ document: Document) -> Double {
        let average = Double(documents.reduce(0) { $0 + $1.words.count }) / Double(documents.count)
        let length = Double(LengthCode.decode(LengthCode.encode(UInt32(document.words.count))))
        let tf = Double(frequency)
        return frequency == 0 ? 0 : tf / (tf + 1.2 * (0.25 + 0.75 * length / average))
    }
}
