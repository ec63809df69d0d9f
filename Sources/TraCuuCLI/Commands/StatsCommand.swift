// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Describe an index in numbers.",
        discussion: """
            Terms are distinct words without diacritics, added up over the segments: after tracuu merge, those of the \
            index.

            Examples:
              tracuu stats chi-thi.idx
              tracuu stats chi-thi.idx --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Flag(help: "Print the numbers as JSON.")
    var json = false

    mutating func run() throws {
        let statistics = try SearchIndex.open(at: index).statistics
        try Output.write(json ? Self.json(statistics) + "\n" : Self.table(statistics))
    }

    private static func table(_ statistics: IndexStatistics) -> String {
        var rows = [
            ("documents", "\(statistics.documents)"), ("deleted", "\(statistics.deletedDocuments)"),
            ("segments", "\(statistics.segments)"), ("terms", "\(statistics.terms)"),
            ("postings", "\(statistics.postings)"), ("tokens", "\(statistics.tokens)"),
            ("cut terms", "\(statistics.cutTerms)"),
            ("bytes", "\(statistics.bytes)"),
        ]
        rows += statistics.structures.map { ("  " + $0.name, "\($0.bytes)") }
        rows += [("analysis", statistics.analysis), ("generation", "\(statistics.generation)")]
        return rows.map { name, value in
            name + String(repeating: " ", count: max(1, 14 - name.count)) + value + "\n"
        }.joined()
    }

    private static func json(_ statistics: IndexStatistics) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("documents", statistics.documents)
            json.member("deleted", statistics.deletedDocuments)
            json.member("segments", statistics.segments)
            json.member("terms", statistics.terms)
            json.member("postings", statistics.postings)
            json.member("tokens", statistics.tokens)
            json.member("cut_terms", statistics.cutTerms)
            json.member("bytes", statistics.bytes)
            json.name("structures")
            json.object { json in
                for structure in statistics.structures { json.member(structure.name, structure.bytes) }
            }
            json.member("analysis", statistics.analysis)
            json.member("generation", statistics.generation)
        }
        return json.text
    }
}
