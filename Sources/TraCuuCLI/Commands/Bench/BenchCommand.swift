// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast this machine is at parts of the work.",
        discussion: """
            Examples:
              tracuu bench analysis van-ban.txt
              tracuu bench analysis van-ban.jsonl.zst --json
              tracuu bench queries chi-thi.idx truy-van.tsv
              tracuu bench suggest chi-thi.idx others.jsonl
            """,
        subcommands: [BenchAnalysisCommand.self, BenchQueriesCommand.self, BenchSuggestCommand.self]
    )
}
