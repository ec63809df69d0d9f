// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// The syllables of the language: those that Vietnamese orthography allows, in an order of frequency drawn by lot.
struct SyllableList {
    /// In lower case, composed, the most frequent first.
    let syllables: [String]

    /// Draws `count` of the syllables that are allowed.
    ///
    /// Onsets and rimes are not equally frequent, so syllables that differ in the tone alone are frequent together, as they
    /// are in Vietnamese.
    init(count: Int, _ random: inout RandomSource) {
        let rimes = Self.shuffled(Self.rimes, &random)
        let onsets = Self.shuffled(Self.onsets, &random)
        let rimeWeights = WeightedChoice.zipf(rimes.count, offset: 40)
        let onsetWeights = WeightedChoice.zipf(onsets.count, offset: 12)
        var candidates: [(text: String, weight: UInt64)] = []
        for (onset, onsetWeight) in zip(onsets, onsetWeights) {
            for (rime, rimeWeight) in zip(rimes, rimeWeights) {
                for tone in Tone.allCases {
                    guard let syllable = rime.syllable(onset, tone) else { continue }
                    let weight = (onsetWeight >> 20) * (rimeWeight >> 20)
                    candidates.append((syllable.text(), weight.multipliedFullWidth(by: random.next()).high))
                }
            }
        }
        candidates.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.text < $1.text }
        var seen: Set<String> = []
        syllables = Array(candidates.map(\.text).filter { seen.insert($0).inserted }.prefix(count))
    }

    private struct Rime {
        var glide: String
        var nucleus: String
        var coda: String

        func syllable(_ onset: String, _ tone: Tone) -> Syllable? {
            // Allowed elsewhere, but hardly ever written: y before other letters of a rime.
            let isOdd = nucleus.hasPrefix("y") && glide.isEmpty && (nucleus + coda).count > 1
            guard !isOdd || onset.isEmpty else { return nil }
            return Syllable(onset: onset, glide: glide, nucleus: nucleus, coda: coda, tone: tone)
        }
    }

    private static let onsets =
        ["", "qu", "gi", "gh", "ng", "ngh", "kh", "nh", "ph", "ch", "th", "tr"]
        + "bcdđghklmnprstvx".map(String.init)

    /// Whatever vowels and final consonants make a syllable together: the rules of `Syllable` tell.
    private static let rimes: [Rime] = {
        let vowels = "aăâeêioôơuưy".map(String.init)
        let pairs = vowels.flatMap { first in vowels.map { first + $0 } }
        let nuclei = vowels + pairs + pairs.flatMap { pair in vowels.map { pair + $0 } }
        var rimes: [Rime] = []
        for glide in ["", "o", "u"] {
            for nucleus in nuclei {
                for coda in ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"] {
                    let rime = Rime(glide: glide, nucleus: nucleus, coda: coda)
                    if rime.syllable("", .acute) != nil { rimes.append(rime) }
                }
            }
        }
        return rimes
    }()

    private static func shuffled<Element>(_ list: [Element], _ random: inout RandomSource) -> [Element] {
        var list = list
        for last in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(last, random.below(last + 1)) }
        return list
    }
}
