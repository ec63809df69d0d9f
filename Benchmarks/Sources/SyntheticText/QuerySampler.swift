// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// A query as it is written to a file of queries.
public struct SyntheticQuery: Hashable, Sendable {
    /// How a query is made; the class `phrase` is run as a phrase.
    public enum Class: String, CaseIterable, Sendable {
        /// Two to five words in a row from a text, as people type them.
        case span
        /// One to five words of a text, each frequent, middling or rare with the same chance.
        case mix
        /// Two to five words, each from another text.
        case rand
        /// Two or three words in a row.
        case phrase
    }

    /// How it was made.
    public var kind: Class
    /// The words in lower case with their diacritics.
    public var words: [String]
    /// The words as typed: with diacritics or without.
    public var typed: String
    /// The folded terms, which are what engines are compared on.
    public var terms: [String]

    /// A line of four columns separated by tabs: id, class, what is typed, the folded terms.
    public func line(number: Int) -> String {
        "q\(number)\t\(kind.rawValue)\t\(typed)\t\(terms.joined(separator: " "))\n"
    }
}

/// Draws queries from a sample of texts.
public struct QuerySampler {
    private struct Word {
        var written: String
        var folded: String
    }

    private let texts: [[Word]]
    private let documentFrequencies: [String: Int]
    private let sampled: Int

    /// - Parameter texts: texts; those of fewer than 12 words only help to tell frequent words from rare ones.
    public init(_ texts: [String]) {
        let words = texts.map(Self.words)
        documentFrequencies = words.reduce(into: [:]) { counts, words in
            for folded in Set(words.map(\.folded)) { counts[folded, default: 0] += 1 }
        }
        self.texts = words.filter { $0.count >= 12 }
        sampled = texts.count
    }

    /// Draws `count` queries in mixed order, every other one typed without diacritics; none if there are no texts.
    public func draw(_ count: Int, seed: UInt64) -> [SyntheticQuery] {
        guard !texts.isEmpty else { return [] }
        var random = RandomSource(seed: seed, stream: 0x7175_6572)
        return (0..<count).map { number in
            let lot = random.below(100)
            let kind: SyntheticQuery.Class = lot < 25 ? .span : lot < 60 ? .mix : lot < 70 ? .rand : .phrase
            let words = draw(kind, &random)
            return SyntheticQuery(
                kind: kind,
                words: words.map(\.written),
                typed: words.map { number % 2 == 0 ? $0.folded : $0.written }.joined(separator: " "),
                terms: words.map(\.folded)
            )
        }
    }

    private func draw(_ kind: SyntheticQuery.Class, _ random: inout RandomSource) -> [Word] {
        // Texts of numbers alone, or of one word over and over, must not keep this from ending.
        for _ in 0..<1000 {
            let words: [Word]
            switch kind {
            case .span: words = run(of: 2 + random.below(4), &random)
            case .phrase: words = run(of: 2 + random.below(2), &random)
            case .mix: words = mixture(of: 1 + random.below(5), &random)
            case .rand:
                words = (0..<2 + random.below(4)).map { _ in random.element(random.element(texts)) }
            }
            let isDistinct = Set(words.map(\.folded)).count == words.count
            let isNumeric = words.allSatisfy { $0.folded.allSatisfy(\.isNumber) }
            if isDistinct || kind == .phrase, !isNumeric { return words }
        }
        return [texts[0][0]]
    }

    private func run(of count: Int, _ random: inout RandomSource) -> [Word] {
        let text = random.element(texts)
        let start = random.below(text.count - count + 1)
        return Array(text[start..<start + count])
    }

    private func mixture(of count: Int, _ random: inout RandomSource) -> [Word] {
        let text = random.element(texts)
        var bands: [[Word]] = [[], [], []]
        for word in text {
            let share = documentFrequencies[word.folded, default: 0] * 100 / sampled
            bands[share >= 10 ? 0 : share >= 1 ? 1 : 2].append(word)
        }
        bands.removeAll(where: \.isEmpty)
        return (0..<count).map { _ in random.element(random.element(bands)) }
    }

    /// Words in lower case: what stands between characters that are neither letters nor digits.
    private static func words(_ text: String) -> [Word] {
        let scalars = text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        return scalars.map { word in
            let written = String(word).lowercased()
            return Word(written: written, folded: VietnameseText.fold(written))
        }
    }
}
