// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuQuery

/// What holds for any text: made at random, each failure printed with its seed.
@Suite struct QueryFuzzTests {
    /// Whether a byte offset lies between two characters of a text, or at an end.
    private static func isBoundary(_ offset: Int, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return offset == bytes.count || (bytes.indices.contains(offset) && bytes[offset] & 0xC0 != 0x80)
    }

    /// The first thing that does not hold for a text; nil if all does.
    static func fault(_ text: String) -> String? {
        let lenient = QueryParser.parseLeniently(text)
        var end = 0
        for repair in lenient.repairs {
            guard isBoundary(repair.range.lowerBound, in: text), isBoundary(repair.range.upperBound, in: text) else {
                return "a repair at \(repair.range)"
            }
            guard repair.range.lowerBound >= end else { return "repairs out of order" }
            end = repair.range.lowerBound
        }
        do throws(TraCuuError) {
            let strict = try QueryParser.parse(text)
            if lenient != LenientQuery(query: strict) { return "strict and lenient differ" }
        } catch .badQuery(let offset, _) {
            if !isBoundary(offset, in: text) { return "an error at \(offset)" }
            if lenient.query != nil, lenient.repairs.isEmpty { return "nothing was repaired" }
        } catch {
            return "\(error)"
        }
        guard let query = lenient.query else { return nil }
        guard (try? QueryParser.parse(query.description)) == query else { return "printed as \(query)" }
        return nil
    }

    @Test(arguments: UInt64(0)..<8)
    func anyTextIsReadOrRefused(seed: UInt64) {
        var generator = QueryGenerator(random: SeededGenerator(seed: seed))
        for _ in 0..<250 {
            let texts = [
                generator.garbage(), generator.denseGarbage(), generator.mutation(), generator.characters(),
                generator.bytes(),
            ]
            for text in texts {
                if let fault = Self.fault(text) { Issue.record("seed \(seed): \(fault): \(text.debugDescription)") }
            }
        }
    }

    /// Long texts of one piece over and over, up to the limit of size and beyond it.
    @Test(arguments: [
        "(", ")", "((a)", "a:(", "-", "-(", "\"", "“a", "\\", "a AND ", "NOT ", "f:[", "f:[\"", "f:{", "f:{a,",
        "f:{a TO ", "f:[1 TO 2",
        "a..", "f:a..", "f:>", "f:<=", "*", "a*", "a~", "a^", "a^1", "\"a\"~", ")~", ")^", "()", "=", "+\"", "đ",
        "\u{301}", "💡", " ",
        "f:(>1 ", "(a)~1 ", ".", "^9", "~9",
    ])
    func longTextsAreRead(piece: String) {
        for size in [QueryParser.sizeLimit - 7, 1 << 20] {
            let text = String(repeating: piece, count: size / piece.utf8.count)
            let lenient = QueryParser.parseLeniently(text)
            #expect(lenient.repairs.allSatisfy { $0.range.upperBound <= text.utf8.count })
            if size > QueryParser.sizeLimit { #expect(!lenient.repairs.isEmpty) }
            #expect((try? QueryParser.parse(text)).map { $0 == lenient.query } ?? true)
        }
    }
}
