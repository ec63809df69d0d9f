// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The language that documents are written in: its words, how frequent they are, which follow which, and the topics.
///
/// A word is one syllable with a grammatical office, or one to four drawn ones. Frequencies of words follow the law of Zipf
/// and Mandelbrot. Each word has 32 successors, the first much more frequent than the last, which repeats sequences as real
/// texts do; each topic has 256 words of its own, and documents repeat themselves, so words come in bursts. The language is
/// the same for every seed.
public final class Language: Sendable {
    /// Words by number: where the bytes lie in `bytes`, and how many they are, a space at the end included.
    struct Entry {
        var start: UInt32
        var length: UInt32
    }

    /// Numbers below this are no words but what is made up in place; see `Filler`.
    static let fillers = Filler.allCases.count
    static let successorsPerWord = 32
    static let wordsPerTopic = 256

    let entries: [Entry]
    let successors: [UInt32]
    let topics: [UInt32]
    let words: WeightedChoice
    let topicChoice: WeightedChoice
    /// Places among successors and words of a topic, as frequent as they are to be.
    let successorPlaces: [UInt8]
    let topicPlaces: [UInt8]
    let names: [[UInt8]]
    /// All words behind one another, and room to copy 64 bytes from any place.
    let bytes: [UInt8]

    /// Makes the language, in about a tenth of a second.
    public init() {
        var random = RandomSource(seed: 0x6E67_C3B4_6E67)
        let syllables = SyllableList(count: 6_500, &random).syllables
        var texts = [String](repeating: "", count: Self.fillers) + WordList.function
        var weights = Filler.weights + Self.scaled(WeightedChoice.zipf(WordList.function.count, offset: 4), to: 500)
        let drawn = Self.drawnWords(syllables, count: 20_000, &random)
        texts += drawn
        weights += Self.scaled(WeightedChoice.zipf(drawn.count, offset: 60), to: 410)

        var bytes: [UInt8] = []
        entries = texts.map { text in
            let start = bytes.count
            bytes += text.utf8
            if !text.isEmpty { bytes.append(UInt8(ascii: " ")) }
            return Entry(start: UInt32(start), length: UInt32(bytes.count - start))
        }
        bytes += [UInt8](repeating: 0, count: 64)
        self.bytes = bytes

        let words = WeightedChoice(weights)
        self.words = words
        successors = (0..<texts.count * Self.successorsPerWord).map { _ in UInt32(words.draw(&random)) }
        let firstDrawn = texts.count - drawn.count
        let topicWords = WeightedChoice(WeightedChoice.zipf(drawn.count, offset: 2_000))
        let topicCount = 1_500
        topics = (0..<topicCount * Self.wordsPerTopic).map { _ in UInt32(firstDrawn + topicWords.draw(&random)) }
        topicChoice = WeightedChoice(WeightedChoice.zipf(topicCount, offset: 40))
        successorPlaces = Self.places(WeightedChoice.zipf(Self.successorsPerWord, offset: 0), count: 1024)
        topicPlaces = Self.places(WeightedChoice.zipf(Self.wordsPerTopic, offset: 4), count: 4096)
        names = syllables.prefix(900).map { Array($0.utf8) }
    }

    /// Words of one to four syllables, no two the same.
    private static func drawnWords(_ syllables: [String], count: Int, _ random: inout RandomSource) -> [String] {
        let choice = WeightedChoice(WeightedChoice.zipf(syllables.count, offset: 250, power: 3))
        let lengths = [1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4]
        var words: [String] = []
        var seen: Set<String> = []
        while words.count < count {
            let word = (0..<random.element(lengths)).map { _ in syllables[choice.draw(&random)] }.joined(separator: " ")
            if seen.insert(word).inserted { words.append(word) }
        }
        return words
    }

    /// Weights that add up to about `share` times 2^40.
    private static func scaled(_ weights: [UInt64], to share: UInt64) -> [UInt64] {
        let total = weights.reduce(0, +)
        return weights.map { max(1, total.dividingFullWidth($0.multipliedFullWidth(by: share << 30)).quotient) }
    }

    /// Numbers of places, each as often as its weight says.
    private static func places(_ weights: [UInt64], count: Int) -> [UInt8] {
        let total = weights.reduce(0, +)
        var places: [UInt8] = []
        var sum: UInt64 = 0
        for (place, weight) in weights.enumerated() {
            sum += weight
            let end = Int(total.dividingFullWidth(sum.multipliedFullWidth(by: UInt64(count))).quotient)
            while places.count < end { places.append(UInt8(place)) }
        }
        return places
    }
}
