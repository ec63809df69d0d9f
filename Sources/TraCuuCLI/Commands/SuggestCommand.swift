// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Suggest how a text goes on, or what was meant with it.",
        discussion: """
            Suggestions come from the texts of the index: diacritics are restored, words that look misspelled are mended, \
            the last word is completed and carried on, an abbreviation at the end is spelled out. A space at the end means \
            that the last word is complete.

            Examples:
              tracuu suggest chi-thi.idx "quy che dan chu"
              tracuu suggest chi-thi.idx "quy che d" -k 5
              tracuu suggest chi-thi.idx qcdc --json
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The text; put it in quotation marks. Several words are joined by spaces.")
    var text: [String]

    @Option(
        name: .customShort("k"),
        help: ArgumentHelp("How many suggestions to show.", valueName: "number")
    )
    var limit = 10

    @Flag(help: "Print the suggestions as JSON.")
    var json = false

    mutating func validate() throws {
        try validateHitCount(limit)
    }

    mutating func run() throws {
        let index = try SearchIndex.open(at: index)
        let start = ContinuousClock.now
        let suggestions = try index.suggestions(for: text.joined(separator: " "), limit: limit)
        let took = ContinuousClock.now - start
        try Output.write(json ? Self.json(suggestions, took) + "\n" : Self.table(suggestions))
        if suggestions.isEmpty { throw Failure.nothingFound }
    }

    private static func table(_ suggestions: [Suggestion]) -> String {
        suggestions.map { suggestion in
            let kind = suggestion.kind.rawValue
            let margin = String(repeating: " ", count: 12 - kind.count)
            return kind + margin + Text.printable(suggestion.text) + "\n"
        }.joined()
    }

    private static func json(_ suggestions: [Suggestion], _ took: Duration) -> String {
        var json = JSONWriter()
        json.object { json in
            json.name("took_ms")
            json.milliseconds(took)
            json.name("suggestions")
            json.array(suggestions) { $0.value($1) }
        }
        return json.text
    }
}

extension JSONWriter {
    /// Writes a suggestion.
    mutating func value(_ suggestion: Suggestion) {
        object { json in
            json.member("text", suggestion.text)
            json.member("kind", suggestion.kind.rawValue)
            json.member("score", Float(suggestion.score))
        }
    }
}
