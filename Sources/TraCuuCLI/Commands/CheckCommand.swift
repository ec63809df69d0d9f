// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read and verify every file of an index.",
        discussion: """
            Each problem is named on standard error; the exit code is 3 if there is one.

            Examples:
              tracuu check chi-thi.idx
              tracuu check chi-thi.idx --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Flag(help: "Print the findings as JSON.")
    var json = false

    mutating func run() throws {
        let progress = ProgressLine()
        let check = try IndexCheck.run(at: index) { done, total in progress.show("checking", done: done, of: total) }
        progress.erase()
        for problem in check.problems { Output.complain(problem.description) }
        if json {
            try Output.write(Self.json(check) + "\n")
        } else {
            let verdict = check.problems.isEmpty ? "sound" : Numbers.count(check.problems.count, "problem")
            let parts = [
                Numbers.count(check.files.count, "file"), Numbers.megabytes(check.bytes),
                Numbers.count(check.documents, "document"), Numbers.count(check.terms, "term"),
                Numbers.count(check.postings, "posting"),
            ]
            try Output.write("\(verdict): \(parts.joined(separator: ", "))\n")
        }
        if !check.problems.isEmpty { throw Failure.damaged }
    }

    private static func json(_ check: IndexCheck) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("ok", check.problems.isEmpty)
            json.member("files", check.files.count)
            json.member("bytes", check.bytes)
            json.member("documents", check.documents)
            json.member("terms", check.terms)
            json.member("postings", check.postings)
            json.name("problems")
            json.array(check.problems) { $0.value($1.description) }
        }
        return json.text
    }
}
