// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete documents by their ids.",
        discussion: """
            The documents can no longer be found; merging frees their space. The exit code is 1 if none of them was there.

            Examples:
              tracuu delete chi-thi.idx nd-145-2020 qd-455-2022
              tracuu delete chi-thi.idx --from ids-da-xoa.txt --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "Ids of documents.")
    var ids: [String] = []

    @Option(help: "A file with an id a line; - for standard input.")
    var from: String?

    @Flag(help: "Print what was done as JSON.")
    var json = false

    mutating func validate() throws {
        if ids.isEmpty, from == nil { throw ValidationError("name the ids to delete, or a file with --from") }
    }

    mutating func run() throws {
        var ids = ids
        if let from { ids += try Self.lines(of: from) }
        let indexer = try Indexer(path: index, create: false)
        var missing: [String] = []
        for id in ids where try !indexer.delete(id: id) { missing.append(id) }
        try indexer.commit()
        let deleted = ids.count - missing.count
        if json {
            var json = JSONWriter()
            json.object { json in
                json.member("deleted", deleted)
                json.name("missing")
                json.array(missing) { $0.value($1) }
            }
            try Output.write(json.text + "\n")
        } else {
            for id in missing { Output.complain("no document has the id \(id)") }
            Output.note("deleted \(Numbers.count(deleted, "document"))")
        }
        if deleted == 0 { throw Failure.nothingFound }
    }

    private static func lines(of path: String) throws(TraCuuError) -> [String] {
        var lines: [String] = []
        for (number, line) in try Files.read(path).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        {
            let line = line.last == 0x0D ? line.dropLast() : line
            guard let id = String(validating: line, as: UTF8.self) else {
                throw .badInput(source: path, line: number + 1, reason: "not valid UTF-8")
            }
            if !id.isEmpty { lines.append(id) }
        }
        return lines
    }
}
