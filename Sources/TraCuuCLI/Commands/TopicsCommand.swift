// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu
import VietnameseText

struct TopicsCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, trec
    }

    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Rank documents for every topic of a file.",
        discussion: """
            The file has a topic a line: its id, a tab and its words, any of which may occur (nothing in them is \
            syntax). Blank lines and lines that begin with # are passed over; a line that is no topic is named, and \
            nothing is ranked. A topic without any word is named and has an empty ranking.

            Formats: table for reading, json, csv (topic,rank,document,score,title), and trec (topic Q0 document rank \
            score tag), which refuses ids with white space. The exit code is 1 if nothing was found for any topic.

            Examples:
              printf 'q01\\tquy chế dân chủ ở cơ sở\\nq02\\ttiem chung mo rong\\n' > chu-de.tsv
              tracuu topics chi-thi.idx chu-de.tsv -k 5
              tracuu topics chi-thi.idx chu-de.tsv --format trec --output run.txt
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The file of topics; - for standard input.")
    var topics: String

    @Option(
        name: .customShort("k"),
        parsing: .unconditional,
        help: ArgumentHelp("How many documents to rank for each.", valueName: "number")
    )
    var limit = 100

    @OptionGroup var ranking: RankingOptions

    @Option(help: "How to print: table, json, csv or trec.")
    var format = Format.table

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: "The file to write, as a whole or not at all; a device or pipe as it is.")
    var output: String?

    mutating func validate() throws {
        try validateHitCount(limit)
        if json { format = .json }
    }

    mutating func run() throws {
        let name = topics == "-" ? "standard input" : topics
        let topics = try Topic.parse(Files.read(topics), source: name)
        let index = try SearchIndex.open(at: index)
        var options = ranking.options
        options.limit = limit
        options.content = format == .trec ? .ids : .titles
        options.countsAll = format == .table || format == .json
        let progress = ProgressLine()
        var run = TopicRun(tag: "tracuu-\(ranking.ranker.rawValue)")
        for (number, topic) in topics.enumerated() {
            progress.show("topics", done: UInt64(number), of: UInt64(topics.count))
            run.rankings.append(try Self.rank(topic, index, options, source: name))
        }
        progress.erase()
        for ranking in run.rankings where ranking.results.total == 0 && Self.hasNoWord(ranking.topic.text) {
            let error = TraCuuError.badInput(
                source: name,
                line: ranking.topic.line,
                reason: "topic \(ranking.topic.id) has no word to search for; its ranking is empty"
            )
            Output.complain(error.description)
        }
        let text = try text(run)
        if let output { try Files.write(text, to: output) } else { try Output.write(text) }
        if run.rankings.allSatisfy({ $0.results.total == 0 }) { throw Failure.nothingFound }
    }

    private func text(_ run: TopicRun) throws(TraCuuError) -> String {
        switch format {
        case .trec: try run.trec()
        case .csv: run.csv
        case .json: Self.json(run) + "\n"
        case .table: TopicsView(output == nil ? Terminal.style : Style(width: nil, hasColor: false)).text(run)
        }
    }

    /// Ranks documents for one topic; what is wrong with its words is told with its line.
    private static func rank(
        _ topic: Topic,
        _ index: SearchIndex,
        _ options: SearchOptions,
        source: String
    ) throws(TraCuuError) -> TopicRun.Ranking {
        do throws(TraCuuError) {
            return TopicRun.Ranking(topic: topic, results: try index.rank(words: topic.text, options: options))
        } catch {
            guard case .badQuery(_, let reason) = error else { throw error }
            throw .badInput(source: source, line: topic.line, reason: "topic \(topic.id): \(reason)")
        }
    }

    private static func hasNoWord(_ text: String) -> Bool {
        (try? Analyzer().tokens(in: text).isEmpty) ?? false
    }

    private static func json(_ run: TopicRun) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("tag", run.tag)
            json.name("topics")
            json.array(run.rankings) { json, ranking in
                json.object { json in
                    json.member("id", ranking.topic.id)
                    json.member("text", ranking.topic.text)
                    json.member("total", ranking.results.total)
                    json.name("hits")
                    json.array(ranking.results.hits) { json, hit in
                        json.object { json in
                            json.member("rank", hit.rank)
                            json.member("id", hit.id)
                            json.member("score", hit.score)
                            json.member("title", hit.title)
                        }
                    }
                }
            }
        }
        return json.text
    }
}
