// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport

@testable import TraCuuQuery

/// Trees of every shape that the parser can make, with words that need every escape, and texts that are hardly queries.
struct QueryGenerator {
    var random: SeededGenerator
    /// True while what is made stands in a field of values.
    private var readsValues = false

    private static let pieces = [
        "a", "hoà", "hòa", "đường", "du\u{31B}\u{1A1}\u{300}ng", "NĐ-CP", "145/2020", "GD&ĐT", "10:30", "title:x", "a:",
        "_:", "https://vbpl.vn", "//x", "AND", "OR", "NOT", "&&", "||", "and", "-", "+", "=", "\\", "\"", "“", "”", "(",
        ")",
        "~3", "~", " ", "\t", "\u{A0}", "\u{3000}", "\u{0}", "\u{301}", "💡", ".", ":", "/", "%", "*", "~2", "^2",
        "^0.5",
        "^", "..", "...", "[", "]", "{", "}", ",", "<", ">=", "≥", "≤", "TO", " TO ", "«", "»", "„", "–", "—", "date:",
        "f:(",
        "f:[", "f:{", "2020", "2020..2022", "\u{10FFFF}", "\u{200D}", "\u{FEFF}", "\u{FF02}",
    ]
    private static let names = ["title", "text", "type", "n", "_x1", "place.district", "AND"]
    private static let weights = [0.001, 0.0015, 0.25, 1, 1.5, 2, 10, 1000]

    init(random: SeededGenerator) {
        self.random = random
    }

    private mutating func text() -> String {
        (0..<Int.random(in: 1...3, using: &random))
            .map { _ in Self.pieces.randomElement(using: &random) ?? "a" }
            .joined()
    }

    private mutating func list(_ counts: ClosedRange<Int>, depth: Int) -> [Query] {
        (0..<Int.random(in: counts, using: &random)).map { _ in query(depth: depth - 1) }
    }

    private mutating func word() -> Query {
        let text = text()
        let scalars = text.unicodeScalars
        var word = Query.Text(text, isExact: .random(using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: word.isPrefix = scalars.contains(where: QuerySyntax.isLetterOrDigit)
        case 1: word.edits = scalars.last.map(QuerySyntax.isLetter) ?? false ? Int.random(in: 1...2, using: &random) : 0
        default: break
        }
        return .text(word)
    }

    private mutating func phrase() -> Query {
        var phrase = Query.Phrase("x" + text(), isExact: .random(using: &random))
        if Bool.random(using: &random) { phrase.slop = Int.random(in: 0...Query.Phrase.slopLimit, using: &random) }
        if Bool.random(using: &random), let last = phrase.text.unicodeScalars.last {
            phrase.isPrefix = QuerySyntax.isLetterOrDigit(last)
        }
        return .phrase(phrase)
    }

    private mutating func bound() -> Query.Bounds.Bound {
        let text = Bool.random(using: &random) ? "2020-05" : "x" + text()
        return Query.Bounds.Bound(text, isInclusive: .random(using: &random))
    }

    private mutating func values() -> Query {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .range(Query.Bounds(lower: bound(), upper: nil))
        case 1: return .range(Query.Bounds(lower: nil, upper: bound()))
        case 2: return .range(Query.Bounds(lower: bound(), upper: bound()))
        default:
            return .values(Query.Values((0..<Int.random(in: 1...3, using: &random)).map { _ in text() + "x" }))
        }
    }

    private mutating func clauses(depth: Int) -> Query {
        while true {
            var found = Query.Clauses(
                must: list(0...3, depth: depth),
                should: list(0...3, depth: depth),
                mustNot: list(0...2, depth: depth)
            )
            let positives = found.must.count + found.should.count
            guard positives > 0, positives + found.mustNot.count > 1 else { continue }
            switch found.should.isEmpty ? 3 : Int.random(in: 0..<4, using: &random) {
            case 0: found.minimum = .count(Int.random(in: 1...QueryParser.clauseLimit, using: &random))
            case 1: found.minimum = .percent(Int.random(in: 1...100, using: &random))
            default: break
            }
            return .boolean(found)
        }
    }

    mutating func query(depth: Int) -> Query {
        switch Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &random) {
        case 0, 1:
            return word()
        case 2:
            return phrase()
        case 3:
            return .everything
        case 4, 5:
            return readsValues ? values() : word()
        case 6, 7:
            let name = Self.names.randomElement(using: &random) ?? "n"
            let outer = readsValues
            readsValues = !QuerySyntax.isTextField(name)
            defer { readsValues = outer }
            return .field(Query.Field(name, query(depth: depth - 1)))
        case 8:
            return .boost(query(depth: depth - 1), Self.weights.randomElement(using: &random) ?? 2)
        default:
            return clauses(depth: depth)
        }
    }

    /// Text in which the characters of the syntax are frequent and rarely make sense.
    mutating func garbage() -> String {
        (0..<Int.random(in: 0...40, using: &random))
            .map { _ in Bool.random(using: &random) ? Self.pieces.randomElement(using: &random) ?? "a" : " " }
            .joined()
    }

    /// Pieces of syntax without any space between them.
    mutating func denseGarbage() -> String {
        (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "a" }
            .joined()
    }

    /// A query in which some characters are missing, doubled or others.
    mutating func mutation() -> String {
        var scalars = Array(query(depth: 3).description.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !scalars.isEmpty {
            let index = Int.random(in: 0..<scalars.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: scalars.remove(at: index)
            case 1: scalars.insert(scalars[index], at: index)
            default: scalars[index] = Self.pieces.randomElement(using: &random)?.unicodeScalars.first ?? "a"
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Characters of all planes.
    mutating func characters() -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) { view.append(scalar) }
        }
        return String(view)
    }

    /// Any bytes, repaired to UTF-8.
    mutating func bytes() -> String {
        let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
