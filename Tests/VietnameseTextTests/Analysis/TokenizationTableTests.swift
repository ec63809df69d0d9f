// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import VietnameseText

/// Every row of the tables in docs/tokenization.md.
@Suite struct TokenizationTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var tokens: [String]
        var aliases: [String]
        var testDescription: String { text }
    }

    private static let page = URL(filePath: #filePath).appending(path: "../../../../docs/tokenization.md").standardized

    static let rows: [Row] = {
        let lines = (try? String(contentsOf: page, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map(code)
            guard cells.count >= 4, let text = cells[0].first else { return nil }
            return Row(text: characters(text), tokens: cells[1].map(characters), aliases: cells[2].map(characters))
        }
    }()

    /// What stands between backquotes.
    private static func code(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    /// A text with `⟨U+00AD⟩` turned into the character.
    private static func characters(_ text: String) -> String {
        text.replacing(#/⟨U\+([0-9A-F]+)⟩/#) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
    }

    @Test func thePageIsRead() { #expect(Self.rows.count > 80) }

    @Test(arguments: rows) func row(_ row: Row) throws {
        let tokens = try Analyzer().tokens(in: row.text)
        #expect(tokens.filter { $0.kind != .alias }.map(\.exact) == row.tokens)
        #expect(tokens.filter { $0.kind == .alias }.map(\.exact) == row.aliases)
        for token in tokens where token.kind == .alias {
            #expect(token.folded == VietnameseText.fold(token.exact))
        }
        let comparison = try Comparison()
        #expect(try comparison.difference(Array(row.text.utf8)) == nil)
    }
}
