// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu
import TraCuuReport
import VietnameseText

struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Rank documents for every topic of a file.",
        discussion: """
            Topics are read from TSV (a topic a line: its id, a tab and its words), TREC's format (<top> with <num>, <title>, \
            <desc>, <narr>; .trec, .xml, .sgml, or what begins with <) or YAML (.yaml, .yml: a list of mappings with id and \
            query, perhaps title, description, narrative, filters and weights). Any of the words may occur; nothing in them \
            is syntax. In TSV, blank lines and lines that begin with # are passed over; what is no topic is named with its \
            line, and nothing is ranked. A topic without any word is named and has an empty ranking.

            Formats: table for reading, json, csv (topic,rank,document,score,title), trec (topic Q0 document rank \
            score tag), which refuses ids with white space, and html: a page with all rankings, passages and charts, in \
            English or with --language vi in Vietnamese. With --qrels it also shows how good they are. The exit code is 1 if nothing was found for any topic.

            Examples:
              printf 'q01\\tquy chế dân chủ ở cơ sở\\nq02\\ttiem chung mo rong\\n' > chu-de.tsv
              tracuu topics chi-thi.idx chu-de.tsv -k 5
              tracuu topics chi-thi.idx chu-de.yaml --format trec --output run.txt
              tracuu topics chi-thi.idx chu-de.tsv --format html --output chu-de.html
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

    @Option(help: "How topics are written: tsv, trec or yaml; without it, as name and content tell.")
    var topicsFormat: TopicFormat?

    @Option(
        help: ArgumentHelp(
            "What words of query, title, description and narrative count in topics that do not say so: query=1,description=0.2.",
            valueName: "weights"
        )
    )
    var weights: TopicWeights?

    @Option(help: "How many threads rank; the result does not depend on it.")
    var threads = IndexOptions.availableThreads

    @Option(help: "How to print: table, json, csv, trec or html.")
    var format = TopicsOutput.Format.table

    @Option(help: "The file of relevance labels for --format html.")
    var qrels: String?

    @Option(help: "The language of --format html: en or vi.")
    var language = ReportLanguage.english

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: "The file to write, as a whole or not at all; a device or pipe as it is.")
    var output: String?

    mutating func validate() throws {
        try validateHitCount(limit)
        guard threads >= 1 else { throw ValidationError("--threads is 1 or more") }
        if json { format = .json }
        if qrels != nil, format != .html { throw ValidationError("--qrels is for --format html; eval measures runs") }
    }

    mutating func run() throws {
        let name = topics == "-" ? "standard input" : topics
        var topics = try Topic.parse(Files.read(topics), format: topicsFormat, source: name)
        if let weights {
            for place in topics.indices where topics[place].weights == nil { topics[place].weights = weights.parts }
        }
        let index = try SearchIndex.open(at: index)
        var options = ranking.options
        options.limit = limit
        options.content = format == .html ? .full : format == .trec ? .ids : .titles
        options.countsAll = format != .csv && format != .trec
        var text = TopicsOutput(
            format,
            tag: "tracuu-\(ranking.ranker.rawValue)",
            style: output == nil ? Terminal.style : Style(width: nil, hasColor: false),
            report: try report(name, index)
        )
        let found = try rank(topics, index, options, source: name, into: &text)
        if let output { try Files.write(text.finished(), to: output) } else { try Output.write(text.finished()) }
        if !found { throw Failure.nothingFound }
    }

    /// The page for `--format html`, without any ranking yet.
    private func report(_ source: String, _ index: SearchIndex) throws -> TopicsReport {
        var heading = TopicsReport.Heading(title: Self.fileName(source), index: Self.fileName(self.index))
        guard format == .html else { return TopicsReport(heading: heading) }
        heading.documents = try index.statistics.documents
        heading.notes = ["--ranker \(ranking.ranker.rawValue) -k \(limit)"]
        if let weights { heading.notes.append("--weights \(weights.text)") }
        heading.notes += ranking.filters.map { "--filter \($0)" }
        let judgments = try qrels.map { try Judgments.parse(Files.read($0), source: $0) }
        return TopicsReport(heading: heading, judgments: judgments, language: language)
    }

    /// The last part of a path.
    private static func fileName(_ path: String) -> String {
        String(path.split(separator: "/").last ?? path[...])
    }

    /// Ranks documents for all topics; returns whether any was found.
    private func rank(
        _ topics: [Topic],
        _ index: SearchIndex,
        _ options: SearchOptions,
        source: String,
        into output: inout TopicsOutput
    ) throws -> Bool {
        let progress = ProgressLine()
        var done: UInt64 = 0
        var found = false
        var empty: [Topic] = []
        try index.rank(topics, options: options, source: source, threads: threads) { ranking throws(TraCuuError) in
            try output.add(ranking)
            found = found || ranking.results.total > 0
            if ranking.results.total == 0, Self.hasNoWord(ranking.topic) { empty.append(ranking.topic) }
            done += 1
            progress.show("topics", done: done, of: UInt64(topics.count))
        }
        progress.erase()
        for topic in empty {
            let reason = "topic \(topic.id) has no word to search for; its ranking is empty"
            Output.complain(TraCuuError.badInput(source: source, line: topic.line, reason: reason).description)
        }
        return found
    }

    private static func hasNoWord(_ topic: Topic) -> Bool {
        (try? topic.countedTexts.allSatisfy { try Analyzer().tokens(in: $0.text).isEmpty }) ?? false
    }
}
