// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing
import VietnameseText

/// Finds what was meant with words as typed: restores diacritics.
///
/// What was typed with marks stays if the index knows it; if not, marks may be added. What was typed without marks may be any
/// spelling, the less likely the more of the text has marks.
struct TextReader {
    /// The most spellings of one word that are looked at.
    private static let readingLimit = 32
    /// Probabilities that are tried for a word to have lost its marks, and how likely each is before the text is seen, if any
    /// word of it has marks.
    private static let losses = [(loss: 0.0, prior: 0.9), (0.15, 0.025), (0.4, 0.025), (0.75, 0.025)]

    let snapshot: IndexSnapshot
    let lexicon: SyllableLexicon

    /// What the words may mean, and the most likely of it.
    func read(_ words: [TypedWord]) throws(TraCuuError) -> ReadText {
        var readings: [[Reading]] = []
        for word in words { readings.append(try self.readings(of: word)) }
        let lattice = try ReadingLattice(readings, lexicon, tokens: snapshot.tokenCount)
        let marked = words.count { $0.letters?.isMarked == true }
        var best = (loss: 1.0, score: -Double.infinity)
        for (loss, prior) in Self.losses where marked > 0 {
            let score = lattice.best(loss: loss).logProbability + Double(marked) * log(1 - loss) + log(prior)
            if score > best.score { best = (loss, score) }
        }
        return ReadText(lattice: lattice, loss: best.loss)
    }

    /// The spellings of a term in the index and how often each occurs, deleted documents of segments not yet merged included.
    func spellings(_ folded: [UInt8]) throws(TraCuuError) -> [(exact: [UInt8], count: UInt64)] {
        var result: [(exact: [UInt8], count: UInt64)] = []
        for segment in snapshot.segments {
            let entry = try folded.withBytes { (key) throws(TraCuuError) in
                try segment.terms.find(field: TermsFormat.textField, key: key)
            }
            for spelling in entry?.spellings ?? [] {
                let exact = UnaccentedSpelling.word(spelling.key)
                if let index = result.firstIndex(where: { $0.exact == exact }) {
                    result[index].count &+= spelling.counts.totalFrequency
                } else {
                    result.append((exact, spelling.counts.totalFrequency))
                }
            }
        }
        return result
    }

    /// What a word may mean, the most frequent first; never empty.
    private func readings(of word: TypedWord) throws(TraCuuError) -> [Reading] {
        let asTyped = Reading(exact: word.exact, neighbour: word.classNeighbour, count: 0, isClass: true)
        guard let letters = word.letters, !Self.isFixed(word) else { return [asTyped] }
        let spellings = try spellings(word.folded)
        let known = spellings.first { $0.exact == word.exact }
        if letters.isMarked, word.kind == .syllable, let known { return [reading(known, word.folded)] }
        var readings: [Reading] = []
        for spelling in spellings {
            guard let other = WordLetters(key: spelling.exact), other.keepsMarks(of: letters) else { continue }
            var reading = reading(spelling, word.folded)
            // Other words are not restored: `nd` may be one or an abbreviation of its own.
            guard reading.neighbour >= BigramsFormat.firstSyllable || other == letters else { continue }
            reading.hasLostMarks = !letters.isMarked && other.isMarked && known != nil
            readings.append(reading)
        }
        guard readings.contains(where: { $0.neighbour >= BigramsFormat.firstSyllable }) else { return [asTyped] }
        readings.sort { $0.count != $1.count ? $0.count > $1.count : $0.exact.lexicographicallyPrecedes($1.exact) }
        return Array(readings.prefix(Self.readingLimit))
    }

    /// Whether a word stays as it is whatever its letters: an abbreviation.
    static func isFixed(_ word: TypedWord) -> Bool { word.isAcronym && word.kind != .syllable }

    /// A spelling of a folded key as a reading.
    func reading(_ spelling: (exact: [UInt8], count: UInt64), _ folded: [UInt8]) -> Reading {
        let neighbour = lexicon.neighbour(folded: folded, exact: spelling.exact)
        return Reading(exact: spelling.exact, neighbour: neighbour ?? BigramsFormat.word, count: spelling.count)
    }
}

/// Words with what they may mean.
struct ReadText {
    let lattice: ReadingLattice
    /// How likely it is, judging by the text, that a word has lost its marks.
    let loss: Double

    /// The most likely reading of all words.
    var best: TextReading { lattice.best(loss: loss) }

    /// Whether the last word is read as a syllable.
    var endsInSyllable: Bool { words(best).last.map { $0.neighbour >= BigramsFormat.firstSyllable } ?? false }

    /// The words of a reading.
    func words(_ reading: TextReading) -> [Reading] {
        zip(lattice.readings, reading.choice).map { $0[$1] }
    }
}
