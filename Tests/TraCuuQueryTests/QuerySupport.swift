// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuCore

@testable import TraCuuQuery

func word(_ text: String, exact: Bool = false) -> Query {
    .text(Query.Text(text, isExact: exact))
}

func phrase(_ text: String, slop: Int = 0, exact: Bool = false) -> Query {
    .phrase(Query.Phrase(text, slop: slop, isExact: exact))
}

func field(_ name: String, _ query: Query) -> Query {
    .field(Query.Field(name, query))
}

func all(_ queries: Query...) -> Query {
    .boolean(Query.Clauses(must: queries))
}

func any(_ queries: Query...) -> Query {
    .boolean(Query.Clauses(should: queries))
}

func clauses(must: [Query] = [], should: [Query] = [], mustNot: [Query] = []) -> Query {
    .boolean(Query.Clauses(must: must, should: should, mustNot: mustNot))
}

/// Trees of every shape that the parser can make, with words that need every escape.
struct QueryGenerator {
    var random: SeededGenerator
    private static let pieces = [
        "a", "hoà", "hòa", "đường", "du\u{31B}\u{1A1}\u{300}ng", "NĐ-CP", "145/2020", "GD&ĐT", "10:30", "title:x", "a:",
        "_:",
        "https://vbpl.vn", "//x", "AND", "OR", "NOT", "&&", "||", "and", "-", "+", "=", "\\", "\"", "“", "”", "(", ")",
        "~3",
        "~", " ", "\t", "\u{A0}", "\u{3000}", "\u{0}", "\u{301}", "💡", ".", ":", "/", "%",
    ]
    private static let names = ["title", "type", "n", "_x1", "place.district", "AND"]

    private mutating func text() -> String {
        (0..<Int.random(in: 1...3, using: &random))
            .map { _ in Self.pieces.randomElement(using: &random) ?? "a" }
            .joined()
    }

    private mutating func list(_ counts: ClosedRange<Int>, depth: Int) -> [Query] {
        (0..<Int.random(in: counts, using: &random)).map { _ in query(depth: depth - 1) }
    }

    mutating func query(depth: Int) -> Query {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 3), using: &random) {
        case 0, 1:
            return word(text(), exact: .random(using: &random))
        case 2:
            let slop = Bool.random(using: &random) ? 0 : Int.random(in: 0...Query.Phrase.slopLimit, using: &random)
            return phrase("x" + text(), slop: slop, exact: .random(using: &random))
        case 3:
            return field(Self.names.randomElement(using: &random) ?? "n", query(depth: depth - 1))
        default:
            while true {
                let found = Query.Clauses(
                    must: list(0...3, depth: depth),
                    should: list(0...3, depth: depth),
                    mustNot: list(0...2, depth: depth)
                )
                let positives = found.must.count + found.should.count
                if positives > 0, positives + found.mustNot.count > 1 { return .boolean(found) }
            }
        }
    }

    /// Text in which the characters of the syntax are frequent and rarely make sense.
    mutating func garbage() -> String {
        (0..<Int.random(in: 0...40, using: &random))
            .map { _ in Bool.random(using: &random) ? Self.pieces.randomElement(using: &random) ?? "a" : " " }
            .joined()
    }

    /// Any bytes, repaired to UTF-8.
    mutating func bytes() -> String {
        let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
