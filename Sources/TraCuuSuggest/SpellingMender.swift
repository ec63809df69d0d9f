// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCodecs
import TraCuuCore
import VietnameseText

/// Finds what was meant with misspelled words.
///
/// A word is doubted if the index does not have it, or never beside one of the words next to it. Then syllables that are near
/// by (see ``VietnameseText/WordLetters``) are readings of it too; in place of a word that the index has only such as stand
/// much oftener beside the words next to it.
struct SpellingMender {
    /// The farthest that a syllable may be from what was typed: a letter and a mark.
    private static let reach = 1.3
    /// The logarithm of how much less likely a mistake of cost 1 is.
    private static let mistake = log(1e4)
    /// The most syllables looked at for one word, and the most words of a text.
    private static let candidateLimit = 32
    private static let wordLimit = 4
    /// In place of a word that the index has: how often a syllable must stand beside a word next to it, and how many times as
    /// often as that word beside both.
    private static let frequentPair: UInt64 = 10
    private static let ratio: UInt64 = 10

    let reader: TextReader

    /// The readings of a text whose doubtful words may be mended; nil if there is nothing to mend.
    ///
    /// - Parameter isOpen: whether the last word may go on; it is not doubted then if syllables begin with it.
    func mend(_ words: [TypedWord], _ text: ReadText, isOpen: Bool) throws(TraCuuError) -> ReadText? {
        var readings = text.lattice.readings
        let chosen = text.words(text.best)
        var mended = 0
        for index in words.indices where mended < Self.wordLimit {
            let word = words[index]
            guard let letters = word.letters, letters.count > 1, word.kind != .number, !TextReader.isFixed(word) else {
                continue
            }
            if isOpen, index == words.count - 1, mayGoOn(word, letters) { continue }
            let before = index > 0 ? chosen[index - 1].neighbour : BigramsFormat.border
            let after = index + 1 < chosen.count ? chosen[index + 1].neighbour : BigramsFormat.border
            var candidates: [Reading]
            if try isKnown(word, chosen[index]) {
                let sides = try sides(before, chosen[index].neighbour, after)
                guard chosen[index].neighbour >= BigramsFormat.firstSyllable, sides.contains(0) else { continue }
                candidates = []
                for candidate in try self.candidates(letters, besides: readings[index]) {
                    let others = try self.sides(before, candidate.neighbour, after)
                    let isMoreFrequent = zip(others, sides).allSatisfy { $0 / Self.ratio >= $1 }
                    if isMoreFrequent, others.contains(where: { $0 >= Self.frequentPair }) {
                        candidates.append(candidate)
                    }
                }
            } else {
                candidates = try self.candidates(letters, besides: readings[index])
                // What the index does not have is less likely than what it has.
                for place in readings[index].indices { readings[index][place].isClass = false }
            }
            guard !candidates.isEmpty else { continue }
            readings[index] += candidates
            mended += 1
        }
        guard mended > 0 else { return nil }
        let lattice = try ReadingLattice(readings, reader.lexicon, tokens: reader.snapshot.tokenCount)
        return ReadText(lattice: lattice, loss: text.loss)
    }

    /// Whether a longer syllable begins with a word.
    private func mayGoOn(_ word: TypedWord, _ letters: WordLetters) -> Bool {
        reader.lexicon.syllables(folded: word.folded, isWhole: false).contains { neighbour in
            WordLetters(key: reader.lexicon.exact(neighbour)).map {
                $0.count > letters.count && $0.begins(with: letters)
            }
                ?? false
        }
    }

    /// Whether the index has a word, as what it was read.
    private func isKnown(_ word: TypedWord, _ reading: Reading) throws(TraCuuError) -> Bool {
        if reading.count > 0 { return true }
        guard word.kind == .word else { return false }
        return try reader.spellings(word.folded).contains { $0.exact == word.exact }
    }

    /// How often a word stands behind the one before and in front of the one after; borders, which say nothing, left out.
    private func sides(_ before: Int, _ word: Int, _ after: Int) throws(TraCuuError) -> [UInt64] {
        var result: [UInt64] = []
        for (first, second) in [(before, word), (word, after)]
        where first != BigramsFormat.border && second != BigramsFormat.border {
            result.append(try reader.lexicon.followers(of: first, in: second..<second + 1).first?.count ?? 0)
        }
        return result
    }

    /// The syllables near a word, the most likely first.
    private func candidates(_ typed: WordLetters, besides known: [Reading]) throws(TraCuuError) -> [Reading] {
        var found: [(reading: Reading, score: Double)] = []
        for neighbour in reader.lexicon.syllables(near: typed).joined() {
            let exact = reader.lexicon.exact(neighbour)
            guard !known.contains(where: { $0.exact == exact }),
                let distance = WordLetters(key: exact)?.distance(fromTyped: typed, limit: Self.reach)
            else { continue }
            let count = try reader.lexicon.total(of: neighbour)
            let typing = -distance * Self.mistake
            let reading = Reading(exact: exact, neighbour: neighbour, count: count, typing: typing)
            found.append((reading, log(Double(count) + 0.5) + typing))
        }
        found.sort {
            $0.score != $1.score ? $0.score > $1.score : $0.reading.exact.lexicographicallyPrecedes($1.reading.exact)
        }
        var result: [Reading] = []
        for (reading, _) in found.prefix(Self.candidateLimit) {
            // Counts keep what was deleted; the dictionary does not.
            let spellings = try self.reader.spellings(Array(self.reader.lexicon.folded(reading.neighbour)))
            if spellings.contains(where: { $0.exact == reading.exact }) { result.append(reading) }
        }
        return result
    }
}
