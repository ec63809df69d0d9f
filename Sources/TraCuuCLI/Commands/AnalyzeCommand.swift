// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu
import VietnameseText

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show the tokens of a text: their keys and where they stand; and its document numbers.",
        discussion: """
            start and end are bytes of the text in UTF-8. The exact key keeps the diacritics, the folded key does not.
            Below the tokens: the document numbers in the text and the abbreviations that it defines. A table file names
            types of documents, issuers and abbreviations of your own.

            Examples:
              tracuu analyze "Nghị định 145/2020/NĐ-CP"
              tracuu analyze "toạ đàm, tọa đàm" --json
              tracuu analyze < van-ban.txt
              tracuu analyze --tables co-quan.tsv < van-ban.txt
            """
    )

    @Argument(help: "The text; standard input if not given.")
    var text: String?

    @Option(parsing: .unconditional, help: "A table of names, put on top of those built in.")
    var tables: String?

    @Flag(help: "Print all as JSON.")
    var json = false

    mutating func run() throws {
        let bytes: [UInt8]
        if let text { bytes = Array(text.utf8) } else { bytes = try Files.read("-") }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw TraCuuError.badInput(source: "standard input", line: nil, reason: "not valid UTF-8")
        }
        let analyzer: Analyzer
        do {
            analyzer = try Analyzer()
        } catch {
            throw TraCuuError.usage("the text analysis cannot start: \(error)")
        }
        let tokens = bytes.withUnsafeBytes { analyzer.tokens(inUTF8: $0) }
        let findings = try AnalyzeFindings(bytes, tables: tables)
        try Output.write(json ? Self.json(tokens, findings) + "\n" : Self.table(tokens) + findings.table)
    }

    private static func table(_ tokens: [Token]) -> String {
        tokens.map { token in
            let place = "\(token.position)\t\(token.range.lowerBound)-\(token.range.upperBound)"
            return "\(place)\t\(token.kind)\t\(Text.printable(token.exact))\t\(Text.printable(token.folded))\n"
        }.joined()
    }

    private static func json(_ tokens: [Token], _ findings: AnalyzeFindings) -> String {
        var json = JSONWriter()
        json.object { json in
            json.name("tokens")
            json.array(tokens) { json, token in
                json.object { json in
                    json.member("exact", token.exact)
                    json.member("folded", token.folded)
                    json.member("start", token.range.lowerBound)
                    json.member("end", token.range.upperBound)
                    json.member("position", token.position)
                    json.member("kind", "\(token.kind)")
                }
            }
            findings.write(to: &json)
        }
        return json.text
    }
}
