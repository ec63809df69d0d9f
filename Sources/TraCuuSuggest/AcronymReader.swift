// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCodecs
import TraCuuCore
import VietnameseText

/// Spells abbreviations out: phrases of the index whose syllables begin with their letters.
struct AcronymReader {
    /// The abbreviations that are looked at: so many letters.
    private static let lengths = 2...8
    /// How many beginnings of phrases are kept from letter to letter, and how many phrases are looked for.
    private static let width = 64
    private static let phraseLimit = 12

    let lexicon: SyllableLexicon
    let finder: OccurrenceFinder
    /// The words of the index.
    let tokens: UInt64

    /// The phrases that a word which begins no syllable may stand for, those first whose syllables belong together most.
    func completions(of word: TypedWord) throws(TraCuuError) -> [Completion] {
        guard word.kind == .word, let letters = word.letters, Self.lengths.contains(letters.count),
            letters.isPlainOrStroked, letters.count == word.folded.count,
            lexicon.syllables(folded: word.folded, isWhole: false).isEmpty
        else { return [] }
        var paths = [Path(neighbours: [], score: 0)]
        for index in word.folded.indices {
            let range = lexicon.syllables(folded: [word.folded[index]], isWhole: false)
            var next: [Path] = []
            for path in paths {
                for (neighbour, cohesion) in try followers(of: path.neighbours.last, in: range)
                where !letters.isStroked(at: index) || lexicon.exact(neighbour).starts(with: "đ".utf8) {
                    next.append(Path(neighbours: path.neighbours + [neighbour], score: path.score + cohesion))
                }
            }
            paths = Completer.best(Self.width, of: next) {
                $0.score != $1.score ? $0.score > $1.score : $0.neighbours.lexicographicallyPrecedes($1.neighbours)
            }
        }
        var found: [Completion] = []
        for path in try spellings(of: paths).prefix(Self.phraseLimit) {
            let phrase = path.neighbours.map { PhraseSyllable($0, lexicon) }
            guard try !finder.find(phrase.map(\.folded), blocks: 16, documents: 48).places.isEmpty else { continue }
            found.append(Completion(syllables: phrase, score: exp(path.score)))
        }
        let sum = found.reduce(0) { $0 + $1.score }
        return found.map { Completion(syllables: $0.syllables, score: $0.score / sum) }
    }

    private struct Path {
        var neighbours: [Int]
        var score: Double
    }

    /// Of paths with the same letters the most frequent spelling, with the score of the best.
    private func spellings(of paths: [Path]) throws(TraCuuError) -> [Path] {
        var result: [Path] = []
        var places: [[ArraySlice<UInt8>]: (index: Int, frequency: Double)] = [:]
        for path in paths {
            let folded = path.neighbours.map { lexicon.folded($0) }
            let frequency = try frequency(of: path.neighbours)
            if let known = places[folded] {
                guard frequency > known.frequency else { continue }
                result[known.index].neighbours = path.neighbours
                places[folded] = (known.index, frequency)
            } else {
                places[folded] = (result.count, frequency)
                result.append(path)
            }
        }
        return result
    }

    /// The logarithm of how often a phrase occurs by its bigrams.
    private func frequency(of phrase: [Int]) throws(TraCuuError) -> Double {
        var sum = log(Double(try lexicon.total(of: phrase[0])))
        for (first, second) in zip(phrase, phrase.dropFirst()) {
            let count = try lexicon.followers(of: first, in: second..<second + 1).first?.count ?? 0
            sum += log(Double(count) / Double(max(1, try lexicon.total(of: first))))
        }
        return sum
    }

    /// What may follow a syllable, or begin a phrase, with the logarithm of how much it speaks for a phrase.
    ///
    /// Two syllables belong together if both are seldom without the other, so that `mttq` is *mặt trận tổ quốc* rather than
    /// four words that are frequent by themselves. The first counts by half the logarithm of its share.
    private func followers(
        of last: Int?,
        in range: Range<Int>
    ) throws(TraCuuError) -> [(neighbour: Int, cohesion: Double)] {
        var result: [(neighbour: Int, cohesion: Double)] = []
        if let last {
            let total = Double(try lexicon.total(of: last))
            for (neighbour, count) in try lexicon.followers(of: last, in: range) {
                let both = Double(count) * Double(count) / (total * Double(try lexicon.total(of: neighbour)))
                result.append((neighbour, log(both)))
            }
        } else {
            for neighbour in range {
                result.append((neighbour, log(Double(try lexicon.total(of: neighbour)) / Double(tokens + 1)) / 2))
            }
        }
        return result
    }
}
