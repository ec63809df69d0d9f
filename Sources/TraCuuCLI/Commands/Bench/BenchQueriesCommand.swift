// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct BenchQueriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries",
        abstract: "Measure how long an index takes to answer queries.",
        discussion: """
            The file has a query a line, its columns separated by tabs: id, class, the text as typed, its folded terms. \
            Queries of the class phrase are run in the mode phrase10, all others in the other modes:

              or10, or1000        the 10 or 1,000 best documents with any of the folded terms
              and10               the 10 best with all of them
              phrase10            the 10 best with the phrase
              count_or, count_and how many documents have any or all of them
              default10           the 10 best for the text as typed, by the default ranking

            A time is from the text of a query to the numbers and scores of its documents, in one thread of this \
            process. After a pass to warm up the modes take turns; of each query the best pass counts, and the figures \
            are percentiles over the queries: by the clock, and as processor time of the thread, which a busy machine \
            does not lengthen.

            Examples:
              tracuu bench queries chi-thi.idx truy-van.tsv
              tracuu bench queries chi-thi.idx truy-van.tsv --modes or10,and10 --json
              tracuu bench queries chi-thi.idx truy-van.tsv --top tracuu.top
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The file of queries; - for standard input.")
    var file: String

    @Option(help: "The modes to measure, separated by commas.", transform: BenchMode.list)
    var modes = BenchMode.allCases

    @Option(help: "How many passes to take the best of.")
    var runs = 5

    @Option(
        help: """
            Write the best documents of every query of or10, and10, phrase10 and default10 to this file, a line each: id, \
            mode, ids, scores; and to the same name with .counts behind it the numbers that count_or and count_and find.
            """
    )
    var top: String?

    @Flag(help: "Print the figures as JSON.")
    var json = false

    mutating func validate() throws {
        guard !modes.isEmpty else { throw ValidationError("--modes names no mode") }
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is a number from 1 to 1000") }
    }

    mutating func run() throws {
        let source = file == "-" ? "standard input" : file
        let queries = try BenchQuery.parse(Files.read(file), source: source)
        let bench = QueryBench(index: try SearchIndex.open(at: index), queries: queries, modes: modes)
        let progress = ProgressLine()
        let times = try bench.run(rounds: runs) { round in
            progress.show(round == 0 ? "warming up" : "pass \(round) of \(runs)", mustShow: true)
        }
        progress.erase()
        if let top {
            try Files.write(try TopFile(bench).hits(), to: top)
            if let counts = try TopFile(bench).counts() { try Files.write(counts, to: top + ".counts") }
        }
        let figures = zip(modes, times)
        try Output.write(json ? Self.json(figures) + "\n" : Self.table(figures))
    }

    private static func table(_ figures: some Sequence<(BenchMode, QueryTimes)>) -> String {
        var lines = [row(["", "queries", "median", "p95", "p99", "mean", "cpu median", "cpu p95", "cpu p99"])]
        for (mode, times) in figures {
            guard let wall = times.wall, let processor = times.processor else { continue }
            let numbers = [
                wall.median, wall.p95, wall.p99, wall.mean, processor.median, processor.p95, processor.p99,
            ].map { Numbers.decimal($0, 3) }
            lines.append(row([mode.rawValue, String(times.best.count)] + numbers))
        }
        return (lines + ["milliseconds"]).joined(separator: "\n") + "\n"
    }

    private static func row(_ cells: [String]) -> String {
        cells.enumerated().map { index, cell in
            let width = index == 0 ? 9 : max(8, index > 5 ? 10 : 8)
            let padding = String(repeating: " ", count: max(0, width - cell.count))
            return index == 0 ? cell + padding : padding + cell
        }.joined(separator: " ")
    }

    private static func json(_ figures: some Sequence<(BenchMode, QueryTimes)>) -> String {
        var json = JSONWriter()
        json.object { json in
            json.name("query")
            json.object { json in
                for (mode, times) in figures {
                    json.name(mode.rawValue)
                    json.object { json in
                        json.member("n", times.best.count)
                        json.member("of", times.queryCount)
                        json.member("reps", times.passes)
                        add(times.wall, "", &json)
                        add(times.processor, "cpu_", &json)
                    }
                }
            }
        }
        return json.text
    }

    private static func add(_ figures: LatencyFigures?, _ prefix: String, _ json: inout JSONWriter) {
        guard let figures else { return }
        json.member(prefix + "median_ms", rounded(figures.median, 1e4))
        json.member(prefix + "p95_ms", rounded(figures.p95, 1e4))
        json.member(prefix + "p99_ms", rounded(figures.p99, 1e4))
        json.member(prefix + "mean_ms", rounded(figures.mean, 1e4))
        json.member(prefix + "qps", rounded(figures.rate, 10))
    }

    private static func rounded(_ number: Double, _ parts: Double) -> Double {
        (number * parts).rounded() / parts
    }
}
