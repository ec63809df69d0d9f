// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Find documents like another.",
        discussion: """
            Those that share its most telling words rank first, words of the title above all. The index must store texts.

            Examples:
              tracuu similar chi-thi.idx nd-145-2020
              tracuu similar chi-thi.idx nd-145-2020 -k 3 --filter 'type:"thông tư"' --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The id of the document.")
    var id: String

    @Option(
        name: .customShort("k"),
        parsing: .unconditional,
        help: ArgumentHelp("How many documents to show.", valueName: "number")
    )
    var limit = 10

    @OptionGroup var ranking: RankingOptions

    @Flag(help: "Show near-identical documents together.")
    var group = false

    @Flag(help: "Print the results as JSON.")
    var json = false

    mutating func validate() throws {
        try validateHitCount(limit)
    }

    mutating func run() throws {
        var options = ranking.options
        options.limit = limit
        options.isGrouped = group
        guard let results = try SearchIndex.open(at: index).similar(to: id, options: options) else {
            Output.complain("no document has the id \(id)")
            throw Failure.nothingFound
        }
        try Output.write(json ? SearchCommand.json(results) + "\n" : ResultsView(Terminal.style).text(results))
        if results.total == 0 { throw Failure.nothingFound }
    }
}
