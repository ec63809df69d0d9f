// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Merge all segments into one without the deleted documents.",
        discussion: """
            Needs as much free space as the index takes. Searches that are running are not disturbed.

            With --reorder documents are also renumbered so that those with the same words stand together, which makes \
            an index smaller if its documents came in no order. That takes several times as long and twice the space. \
            Documents with equal scores then come in another order; nothing else changes in what a search finds. \
            Documents added later stand behind, until the next merge with --reorder.

            Examples:
              tracuu merge chi-thi.idx
              tracuu merge chi-thi.idx --reorder
              tracuu merge chi-thi.idx --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Flag(help: "Renumber documents so that similar ones stand together.")
    var reorder = false

    @Flag(help: "Print the outcome as JSON.")
    var json = false

    mutating func run() throws {
        let progress = ProgressLine()
        let indexer = try Indexer(path: index, create: false)
        progress.show("merging", mustShow: true)
        let start = ContinuousClock.now
        try indexer.merge(reordering: reorder)
        let took = ContinuousClock.now - start
        progress.erase()
        let merged = try SearchIndex.open(at: index).statistics
        if json {
            var json = JSONWriter()
            json.object { json in
                json.member("documents", merged.documents)
                json.member("segments", merged.segments)
                json.member("bytes", merged.bytes)
                json.name("took_ms")
                json.milliseconds(took)
            }
            try Output.write(json.text + "\n")
        } else {
            let parts = [
                Numbers.count(merged.documents, "document"), Numbers.megabytes(merged.bytes),
                Numbers.decimal(Numbers.seconds(took), 2) + " s", Numbers.count(merged.segments, "segment"),
            ]
            Output.note("merged " + parts.joined(separator: ", "))
        }
    }
}
