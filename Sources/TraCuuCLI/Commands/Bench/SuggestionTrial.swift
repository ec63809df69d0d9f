// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuu
import VietnameseText

/// What was measured of suggestions.
struct SuggestionFigures {
    struct Times {
        /// Milliseconds.
        var median = 0.0
        var p99 = 0.0
    }

    /// The share of syllables that are right again after all marks, every other syllable's, or none were taken off.
    var withoutMarks = 0.0
    var halfMarked = 0.0
    var allMarked = 0.0
    var beginnings = Times()
    var eightWords = Times()
    var sentences = 0
    var syllables = 0
}

/// A sentence and its words.
struct BenchSentence {
    /// UTF-8.
    var bytes: [UInt8]
    var tokens: [Token]

    /// The sentence with the marks of some syllables taken off; `isKept` is given their numbers.
    func stripped(words: Int = .max, isKept: (Int) -> Bool = { _ in false }) -> String {
        var result: [UInt8] = []
        var position = 0
        for (number, token) in tokens.prefix(words).enumerated() where token.kind == .syllable && !isKept(number) {
            result += bytes[position..<token.range.lowerBound] + Array(token.folded.utf8)
            position = token.range.upperBound
        }
        let end = words < tokens.count ? tokens[words - 1].range.upperBound : bytes.count
        if position < end { result += bytes[position..<end] }
        return String(decoding: result, as: UTF8.self)
    }
}

/// The sentences of a text: what ends with a line, or with a mark and white space behind it.
struct BenchSentences {
    private static let wordRange = 4...100

    private(set) var sentences: [BenchSentence] = []

    /// Takes at most `limit` sentences, evenly spread.
    init(_ text: BenchText, limit: Int) throws {
        var ranges: [Range<Int>] = []
        for piece in text.pieces {
            var start = piece.lowerBound
            for index in piece where Self.endsSentence(text.bytes, index, piece.upperBound) {
                if index + 1 - start > 15 { ranges.append(start..<index + 1) }
                start = index + 1
            }
        }
        let analyzer = try Analyzer()
        let step = max(1, ranges.count / limit)
        for index in stride(from: step / 2, to: ranges.count, by: step) where sentences.count < limit {
            let bytes = Array(text.bytes[ranges[index]])
            let tokens = bytes.withUnsafeBytes { analyzer.tokens(inUTF8: $0) }.filter { $0.kind != .alias }
            guard Self.wordRange.contains(tokens.count) else { continue }
            sentences.append(BenchSentence(bytes: bytes, tokens: tokens))
        }
    }

    private static func endsSentence(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
        if index + 1 == end || bytes[index] == UInt8(ascii: "\n") { return true }
        guard ".;:!?".utf8.contains(bytes[index]) else { return false }
        return bytes[index + 1] == UInt8(ascii: " ") || bytes[index + 1] == UInt8(ascii: "\n")
    }
}

/// Tries suggestions on sentences.
struct SuggestionTrial {
    private let index: SearchIndex
    private let sentences: [BenchSentence]

    init(index: SearchIndex, _ sentences: [BenchSentence]) {
        self.index = index
        self.sentences = sentences
    }

    /// Measures; `progress` is told how many sentences are done.
    func run(_ progress: (Int) -> Void) throws -> SuggestionFigures {
        var figures = SuggestionFigures()
        var right = (none: 0, half: 0, all: 0)
        var times = (beginnings: [Double](), eightWords: [Double]())
        let analyzer = try Analyzer()
        // The first call reads what others find in memory.
        _ = try index.suggestions(for: "a")
        for (number, sentence) in sentences.enumerated() {
            figures.syllables += sentence.tokens.count { $0.kind == .syllable }
            right.none += try rightSyllables(of: sentence, typed: sentence.stripped(), analyzer)
            right.half += try rightSyllables(of: sentence, typed: sentence.stripped { $0 % 2 == 0 }, analyzer)
            right.all += try rightSyllables(of: sentence, typed: sentence.stripped { _ in true }, analyzer)
            let beginning = sentence.stripped(words: min(3 + number % 4, sentence.tokens.count))
            times.beginnings.append(try time(String(beginning.dropLast(number % 3))))
            times.eightWords.append(try time(sentence.stripped(words: min(8, sentence.tokens.count))))
            progress(number + 1)
        }
        figures.sentences = sentences.count
        let all = Double(max(figures.syllables, 1))
        figures.withoutMarks = Double(right.none) / all
        figures.halfMarked = Double(right.half) / all
        figures.allMarked = Double(right.all) / all
        figures.beginnings = Self.summary(times.beginnings)
        figures.eightWords = Self.summary(times.eightWords)
        return figures
    }

    /// How many syllables of a sentence the index restores, compared by their exact keys.
    private func rightSyllables(of sentence: BenchSentence, typed: String, _ analyzer: Analyzer) throws -> Int {
        let restored = analyzer.tokens(in: try index.restoringDiacritics(in: typed)).filter { $0.kind != .alias }
        guard restored.count == sentence.tokens.count else { return 0 }
        return zip(restored, sentence.tokens).count { $1.kind == .syllable && $0.exact == $1.exact }
    }

    private func time(_ text: String) throws -> Double {
        let start = Self.processorTime()
        _ = try index.suggestions(for: text)
        return Self.processorTime() - start
    }

    /// Milliseconds that this thread has kept a processor busy: what others do on the machine does not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    private static func summary(_ times: [Double]) -> SuggestionFigures.Times {
        let sorted = times.sorted()
        return SuggestionFigures.Times(median: sorted[sorted.count / 2], p99: sorted[sorted.count * 99 / 100])
    }
}
