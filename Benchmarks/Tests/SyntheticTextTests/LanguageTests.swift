// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import VietnameseText

@testable import SyntheticText

@Suite struct LanguageTests {
    @Test func syllablesAreVietnamese() {
        var random = RandomSource(seed: 5)
        let syllables = SyllableList(count: 3_000, &random).syllables
        #expect(syllables.count == 3_000 && Set(syllables).count == 3_000)
        #expect(syllables.allSatisfy { Syllable($0)?.text() == $0 })
    }

    @Test func choicesFollowTheirWeights() {
        let weights: [UInt64] = [0, 1 << 40, 3 << 39, 1, 5 << 38, 1 << 37]
        let choice = WeightedChoice(weights)
        var random = RandomSource(seed: 6)
        var counts = [Int](repeating: 0, count: weights.count)
        let draws = 200_000
        for _ in 0..<draws { counts[choice.draw(&random)] += 1 }
        let total = weights.reduce(0, +)
        for (count, weight) in zip(counts, weights) {
            let share = Double(weight) / Double(total)
            let deviation = (Double(draws) * share * (1 - share)).squareRoot()
            #expect(abs(Double(count) - Double(draws) * share) <= 5 * deviation + 1, "\(counts) for \(weights)")
        }
    }

    @Test func zipfWeightsFollowTheirLaw() {
        for (offset, power) in [(0, 1), (60, 1), (250, 3)] {
            let weights = WeightedChoice.zipf(6_000, offset: UInt64(offset), power: power)
            for rank in [1, 2, 10, 100, 1_000, 6_000] {
                let exact = pow(Double(1 + offset) / Double(rank + offset), Double(power)) * pow(2, 40)
                #expect(abs(Double(weights[rank - 1]) - exact) <= 1)
            }
        }
    }

    /// Frequencies fall, and the vocabulary grows, as in Vietnamese texts of law; see the table in Benchmarks/README.md.
    @Test func statisticsAreThoseOfTexts() throws {
        var writer = DocumentWriter(Language(), seed: 11, meanSize: 1_300)
        let analyzer = try Analyzer()
        var exact: [String: Int] = [:]
        var folded: [String: Int] = [:]
        var pairs: Set<String> = []
        var (tokens, postings) = (0, 0)
        var number = 0
        var halfway = 0
        while tokens < 260_000 {
            writer.empty()
            writer.write(number)
            number += 1
            let words = analyzer.tokens(in: writer.document.text).filter { $0.kind != .alias }
            for word in words {
                exact[word.exact, default: 0] += 1
                folded[word.folded, default: 0] += 1
            }
            for (first, second) in zip(words, words.dropFirst()) { pairs.insert(first.folded + " " + second.folded) }
            tokens += words.count
            postings += Set(words.map(\.folded)).count
            if halfway == 0, tokens > 130_000 { halfway = exact.count }
        }
        let perMillion = exact.values.sorted(by: >).map { $0 * 1_000_000 / tokens }
        #expect((10_000...22_000).contains(perMillion[0]), "the most frequent word")
        #expect((3_500...9_000).contains(perMillion[19]), "word 20")
        #expect((1_500...4_000).contains(perMillion[99]), "word 100")
        #expect((150...700).contains(perMillion[499]), "word 500")
        #expect((2_000...5_000).contains(exact.count), "\(exact.count) words")
        #expect((1_200...3_500).contains(folded.count), "\(folded.count) folded words")
        #expect(
            exact.count > halfway * 110 / 100 && exact.count < halfway * 160 / 100,
            "\(halfway), then \(exact.count)"
        )
        #expect((25_000...75_000).contains(pairs.count), "\(pairs.count) pairs")
        #expect(
            (0.33...0.52).contains(Double(postings) / Double(tokens)),
            "\(Double(postings) / Double(tokens)) postings a word"
        )
    }
}
