// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import TraCuuCore

@testable import TraCuuQuery

/// Every row of the tables in docs/query-language.md.
@Suite struct QueryLanguageTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var typed: String
        /// The tree, or the normal form of what a text was taken for.
        var meaning: String
        /// What was repaired; empty in the tables of queries.
        var repair: String
        var testDescription: String { typed }
    }

    private static let page = URL(filePath: #filePath).appending(path: "../../../docs/query-language.md").standardized

    static let rows: [Row] = {
        let lines = (try? String(contentsOf: page, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, let typed = code(cells[0]) else { return nil }
            if let tree = code(cells[2]) { return Row(typed: typed, meaning: tree, repair: "") }
            return Row(typed: typed, meaning: code(cells[1]) ?? "", repair: cells[2])
        }
    }()

    /// What stands between backquotes, if the whole cell does.
    private static func code(_ cell: String) -> String? {
        guard cell.count > 2, cell.hasPrefix("`"), cell.hasSuffix("`") else { return nil }
        return String(cell.dropFirst().dropLast())
    }

    @Test func thePageIsRead() {
        #expect(Self.rows.count { $0.repair.isEmpty } >= 70)
        #expect(Self.rows.count { !$0.repair.isEmpty } >= 30)
    }

    @Test(arguments: rows.filter(\.repair.isEmpty)) func query(_ row: Row) throws {
        let query = try QueryParser.parse(row.typed)
        #expect(query.outline == row.meaning)
        #expect(QueryParser.parseLeniently(row.typed) == LenientQuery(query: query))
    }

    @Test(arguments: rows.filter { !$0.repair.isEmpty }) func repair(_ row: Row) throws {
        let lenient = QueryParser.parseLeniently(row.typed)
        #expect(lenient.query?.description == row.meaning)
        #expect(lenient.repairs.map(\.reason) == [row.repair])
        let problem = try #require(row.repair.split(separator: ";").first)
        do throws(TraCuuError) {
            _ = try QueryParser.parse(row.typed)
            Issue.record("not refused")
        } catch {
            guard case .badQuery(let offset, let reason) = error else { throw error }
            #expect(offset == lenient.repairs.first?.range.lowerBound)
            #expect(reason.hasPrefix(problem))
        }
    }
}
