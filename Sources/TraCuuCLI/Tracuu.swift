// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import Glibc

/// The command `tracuu`.
struct Tracuu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracuu",
        abstract: "Full-text search for Vietnamese documents, with or without diacritics.",
        discussion: """
            Examples:
              tracuu index van-ban.jsonl kho-van-ban/ --index chi-thi.idx
              tracuu search chi-thi.idx "quy che dan chu"
              tracuu topics chi-thi.idx chu-de.tsv --format trec --output run.txt

            Exit codes:
              0  found, or done
              1  nothing found
              2  wrong use, a malformed query, or input that could not be read or taken
              3  no index, or damaged or unreadable data
              4  someone else is writing the index
            """,
        version: "tracuu 0.1.0",
        subcommands: [
            IndexCommand.self, SearchCommand.self, SimilarCommand.self, SuggestCommand.self, TopicsCommand.self,
            EvalCommand.self,
            ShowCommand.self, DeleteCommand.self, MergeCommand.self, StatsCommand.self, CheckCommand.self,
            AnalyzeCommand.self, ConvertCommand.self, BenchCommand.self,
        ]
    )
}

@main
enum Main {
    static func main() {
        // A reader that has gone is seen where it is written to.
        signal(SIGPIPE, SIG_IGN)
        Interruption.install()
        do {
            var command = try Tracuu.parseAsRoot(SearchArguments.normalized(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            exit(Failure.report(error))
        }
    }
}
