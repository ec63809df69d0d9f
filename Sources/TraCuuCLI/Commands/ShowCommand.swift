// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a document by its id.",
        discussion: """
            Examples:
              tracuu show chi-thi.idx nd-145-2020
              tracuu show chi-thi.idx chi-thi/dan-chu-co-so.txt --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The id of the document.")
    var id: String

    @Flag(help: "Print the document as JSON.")
    var json = false

    mutating func run() throws {
        guard let document = try SearchIndex.open(at: index).document(id: id) else {
            Output.complain("no document has the id \(id)")
            throw Failure.nothingFound
        }
        try Output.write(json ? Self.json(document) + "\n" : Self.text(document, Terminal.style))
    }

    private static func text(_ document: Document, _ style: Style) -> String {
        var lines = [style.bold(Text.printable(document.title.isEmpty ? document.id : document.title))]
        lines.append("id: \(Text.printable(document.id))")
        for field in document.fields {
            var json = JSONWriter()
            json.value(field.content)
            lines.append(Text.printable("\(field.name): \(field.content.string ?? json.text)"))
        }
        if !document.text.isEmpty {
            lines.append("")
            lines += document.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
                Text.printable(String(line))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func json(_ document: Document) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("id", document.id)
            json.member("title", document.title)
            json.member("text", document.text)
            json.name("fields")
            json.value(document.fields)
        }
        return json.text
    }
}
