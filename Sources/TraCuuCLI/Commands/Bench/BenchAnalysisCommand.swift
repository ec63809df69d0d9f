// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct BenchAnalysisCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analysis",
        abstract: "Measure the analysis of text: the engine's path and the plain ICU path.",
        discussion: """
            Both paths find the words of the same text and make the exact and the folded key of each, taking turns; the \
            figures are medians of all rounds, in MB (10^6 bytes of UTF-8) a second of one thread. The text is in memory, \
            and the analyzer knows its words from an untimed round, as it knows most words while it indexes.

            A file is UTF-8 text; JSON Lines (.jsonl, .ndjson, .json, also with .gz or .zst) and folders are read as \
            tracuu index reads them: the titles and texts of the documents count. - is text from standard input.

            Examples:
              tracuu bench analysis van-ban.txt
              tracuu bench analysis van-ban.jsonl.zst --json
              cat kho-van-ban/*.txt | tracuu bench analysis - --runs 9
            """
    )

    @Argument(help: "The file of text or documents; - for standard input.")
    var file: String

    @Option(help: "How many rounds to take the medians of.")
    var runs = 5

    @Flag(help: "Print the figures as JSON.")
    var json = false

    mutating func validate() throws {
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is a number from 1 to 1000") }
    }

    mutating func run() throws {
        let text = try BenchText(path: file)
        guard !text.bytes.isEmpty else {
            throw TraCuuError.badInput(source: text.name, line: nil, reason: "there is no text to analyze")
        }
        let progress = ProgressLine()
        let figures = try AnalysisRace(text).run(rounds: runs) { round in
            progress.show("round \(round) of \(runs)", mustShow: true)
        }
        progress.erase()
        try Output.write((json ? Self.json(figures) : Self.table(figures)) + "\n")
    }

    private static func table(_ figures: AnalysisFigures) -> String {
        let parts = [
            Numbers.megabytes(UInt64(figures.bytes)), Numbers.count(figures.tokens, "token"),
            Numbers.count(figures.runs, "run"),
        ]
        return """
            engine  \(Numbers.decimal(figures.engine, 1)) MB/s
            ICU     \(Numbers.decimal(figures.icu, 1)) MB/s
            ratio   \(Numbers.decimal(figures.ratio, 1))
            \(parts.joined(separator: ", "))
            """
    }

    private static func json(_ figures: AnalysisFigures) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("mb_s", figures.engine)
            json.member("icu_mb_s", figures.icu)
            json.member("ratio", figures.ratio)
            json.member("tokens", figures.tokens)
            json.member("bytes", figures.bytes)
            json.member("runs", figures.runs)
        }
        return json.text
    }
}
