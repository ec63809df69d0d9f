// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct BenchSuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Measure how well diacritics are restored, and how fast suggestions come.",
        discussion: """
            The marks are taken off the syllables of sentences (all of them, every other one, and none), and what the index \
            makes of them is compared syllable by syllable: the share that is right. Give documents that are not in the \
            index. Times are those of suggestions for the beginnings of sentences, typed without marks and cut within their \
            third to sixth word, and for their first eight words, in milliseconds of processor time.

            Examples:
              tracuu bench suggest chi-thi.idx others.jsonl
              tracuu bench suggest chi-thi.idx others.jsonl.zst --sentences 5000 --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The file of text or documents; - for standard input.")
    var file: String

    @Option(help: "How many sentences to take, spread evenly over the file.")
    var sentences = 2000

    @Flag(help: "Print the figures as JSON.")
    var json = false

    mutating func validate() throws {
        guard (1...1_000_000).contains(sentences) else {
            throw ValidationError("--sentences is a number from 1 to 1000000")
        }
    }

    mutating func run() throws {
        let text = try BenchText(path: file)
        let found = try BenchSentences(text, limit: sentences)
        guard !found.sentences.isEmpty else {
            throw TraCuuError.badInput(source: text.name, line: nil, reason: "there is no sentence in it")
        }
        let trial = SuggestionTrial(index: try SearchIndex.open(at: index), found.sentences)
        let progress = ProgressLine()
        let figures = try trial.run { done in
            progress.show("sentence \(done) of \(found.sentences.count)", mustShow: true)
        }
        progress.erase()
        try Output.write((json ? Self.json(figures) : Self.table(figures)) + "\n")
    }

    private static func table(_ figures: SuggestionFigures) -> String {
        func percent(_ share: Double) -> String { Numbers.decimal(share * 100, 2) + " %" }
        func times(_ times: SuggestionFigures.Times) -> String {
            "median \(Numbers.decimal(times.median, 2)) ms, 99 % within \(Numbers.decimal(times.p99, 2)) ms"
        }
        return """
            without marks   \(percent(figures.withoutMarks)) of syllables right
            half the marks  \(percent(figures.halfMarked))
            all marks       \(percent(figures.allMarked))
            beginnings      \(times(figures.beginnings))
            eight words     \(times(figures.eightWords))
            \(Numbers.count(figures.sentences, "sentence")), \(Numbers.count(figures.syllables, "syllable"))
            """
    }

    private static func json(_ figures: SuggestionFigures) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("restored", figures.withoutMarks)
            json.member("restored_half", figures.halfMarked)
            json.member("kept", figures.allMarked)
            json.member("beginnings_median_ms", figures.beginnings.median)
            json.member("beginnings_p99_ms", figures.beginnings.p99)
            json.member("eight_words_median_ms", figures.eightWords.median)
            json.member("eight_words_p99_ms", figures.eightWords.p99)
            json.member("sentences", figures.sentences)
            json.member("syllables", figures.syllables)
        }
        return json.text
    }
}
