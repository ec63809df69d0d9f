// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import VietnameseText

@testable import TraCuuSearch

struct TextSketchTests {
    private let analyzer: Analyzer

    init() throws {
        analyzer = try Analyzer()
    }

    private func sketch(_ text: String) -> TextSketch {
        var text = text
        var tokens = TokenBuffer()
        return text.withUTF8 { TextSketch(UnsafeRawBufferPointer($0), analyzer: analyzer, tokens: &tokens) }
    }

    /// The share of common stretches of four syllables, by sets.
    private func resemblance(_ left: [String], _ right: [String]) -> Double {
        func stretches(_ words: [String]) -> Set<[String]> {
            Set((0...words.count - 4).map { Array(words[$0..<$0 + 4]) })
        }
        let (first, second) = (stretches(left), stretches(right))
        return Double(first.intersection(second).count) / Double(first.union(second).count)
    }

    @Test func shortTextsAreComparedExactly() {
        let one = "uỷ ban nhân dân xã họp bàn việc tu sửa đê"
        #expect(sketch(one).resemblance(to: sketch(one)) == 1)
        // Spelling, case, marks and punctuation do not count.
        #expect(sketch(one).resemblance(to: sketch("Ủy ban nhan dan xã: HỌP bàn việc tu sửa đê.")) == 1)
        // Of 8 stretches 5 are left, 3 are new.
        let other = "uỷ ban nhân dân xã họp bàn việc xây cầu mới"
        #expect(sketch(one).resemblance(to: sketch(other)) == 5.0 / 11)
        #expect(sketch(one).resemblance(to: sketch("mưa to gió lớn suốt đêm")) == 0)
        #expect(sketch("lũ về").resemblance(to: sketch("Lũ về!")) == 1)
        #expect(sketch("lũ về").resemblance(to: sketch("lũ rút")) == 0)
        #expect(sketch("…").resemblance(to: sketch("")) == 0)
    }

    /// Estimates are within four standard errors of what sets say, either way round.
    @Test func longTextsAreEstimated() {
        var random = SeededGenerator.fresh()
        for _ in 0..<40 {
            let words = (0..<1500).map { _ in "w\(random.below(300))" }
            var changed = words
            for _ in 0..<random.below(120) { changed[random.below(changed.count)] = "x\(random.below(300))" }
            let left = sketch(words.joined(separator: " "))
            let right = sketch(changed.joined(separator: " "))
            #expect(left.hashes.count == TextSketch.size && left.hashes == left.hashes.sorted())
            let estimate = left.resemblance(to: right)
            #expect(estimate == right.resemblance(to: left))
            #expect(abs(estimate - resemblance(words, changed)) < 0.18, "seed \(random.seed)")
        }
    }

    @Test func groupsBeginWithTheirFirstDocument() {
        func sketch(_ numbers: ClosedRange<UInt64>) -> TextSketch { TextSketch(hashes: Array(numbers)) }
        var duplicates = NearDuplicates()
        #expect(duplicates.group(of: sketch(1...100)) == nil)
        duplicates.add(sketch(1...100))
        duplicates.add(sketch(1001...1100))
        #expect(duplicates.group(of: sketch(1...100)) == 0)
        #expect(duplicates.group(of: sketch(1001...1090)) == 1)
        // 85 of 100 and 84 of 100 in common.
        #expect(duplicates.group(of: sketch(1...85)) == 0)
        #expect(duplicates.group(of: sketch(1...84)) == nil)
        #expect(duplicates.group(of: TextSketch(hashes: [])) == nil)
    }
}
