// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// Folding by table against its definition.
@Suite struct TextFolderTests {
    private func expectDefinition(_ text: String, _ comment: @autoclosure () -> String) {
        let folded = Array(VietnameseText.fold(text).utf8)
        let expected = TextFolder.foldByICU(text.utf8)
        if folded != expected {
            Issue.record("\(comment()): \(text.debugDescription) gives \(String(decoding: folded, as: UTF8.self))")
        }
    }

    /// Each character by itself and before, between and behind marks.
    @Test func everyCharacterOfTheTable() throws {
        for value in 0..<UInt32(0x3000) {
            let scalar = try #require(Unicode.Scalar(value))
            let text = "\(scalar) a\(scalar)\u{301}\(scalar)\u{345} \u{3B1}\(scalar)\u{323}b 가\(scalar)"
            expectDefinition(text, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func anyText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<3000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                let piece = DifferentialTests.pool.randomElement(using: &generator) ?? ""
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: text += piece.unicodeScalars
                case 1: text.append(Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &generator)) ?? "a")
                case 2: text.append(Unicode.Scalar(UInt32.random(in: 0x300..<0x370, using: &generator)) ?? "a")
                default: text.append(Unicode.Scalar(UInt32.random(in: 0..<0x110000, using: &generator)) ?? "a")
                }
            }
            expectDefinition(String(text), "seed \(seed), round \(round)")
        }
    }

    @Test func foldingTwiceChangesNothing() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let pieces = (0..<20).map { _ in DifferentialTests.pool.randomElement(using: &generator) ?? "" }
            let once = VietnameseText.fold(pieces.joined())
            let twice = VietnameseText.fold(once)
            #expect(Array(once.utf8) == Array(twice.utf8), "\(pieces)")
        }
    }

    /// Long runs of what the table has not, and of marks, come out whole; in quadratic time this would not end.
    @Test(arguments: ["中", "\u{301}", "\u{345}", "\u{FDFA}", "가a", "\u{1F82}\u{323}", "ﬁ ", "\u{AD}"])
    func longRuns(unit: String) {
        let count = 200_000 / unit.utf8.count
        let folded = VietnameseText.fold(String(repeating: unit, count: count))
        let one = VietnameseText.fold("x" + unit).dropFirst()
        #expect(folded.utf8.count == one.utf8.count * count)
    }
}
