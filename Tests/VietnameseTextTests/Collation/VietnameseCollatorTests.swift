// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct VietnameseCollatorTests {
    private static let ordered = [
        "", "1", "10", "9", "a", "ca", "cha", "chi", "ci", "cz", "da", "dz", "đa", "đi", "e", "ê", "hoa", "hoà", "hoả",
        "hoã",
        "hoá", "hoạ", "ma", "mà", "mả", "mã", "má", "mạ", "o", "ô", "ơ", "u", "ư", "y",
    ]

    @Test(arguments: [1, 2, 3] as [UInt64]) func sortsAsDictionariesDo(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sorted = try VietnameseText.sorted(Self.ordered.shuffled(using: &generator))
        #expect(sorted == Self.ordered)
    }

    /// Keys, comparisons and the sorted list agree, also for texts that no dictionary has.
    @Test func keysCompareAsTextsDo() throws {
        let collator = try VietnameseCollator()
        var generator = SeededGenerator(seed: 4)
        let texts =
            Self.ordered
            + (0..<60).map { _ in
                (0..<3).map { _ in DifferentialTests.pool.randomElement(using: &generator) ?? "" }.joined()
            }
        for first in texts {
            let key = try collator.sortKey(first)
            for second in texts {
                let precedes = try collator.precedes(first, second)
                #expect(try precedes == key.lexicographicallyPrecedes(collator.sortKey(second)), "\(first) \(second)")
            }
        }
        let keys = try collator.sorted(texts).map { try collator.sortKey($0) }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
    }

    /// Old style, new style and decomposed text are one word; equal texts keep their order.
    @Test func spellingsOfAWordStandTogether() throws {
        let texts = ["hóa", "hoà", "Hòa", "hoa", "hoá", "hòa", Decomposition.decompose("hoà")]
        let sorted = try VietnameseText.sorted(texts)
        let expected = ["hoa", "hoà", "hòa", Decomposition.decompose("hoà"), "Hòa", "hóa", "hoá"]
        #expect(sorted.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        let collator = try VietnameseCollator()
        #expect(try collator.sortKey("thủy") == collator.sortKey("thuỷ"))
        #expect(try !collator.precedes("thủy", "thuỷ") && !collator.precedes("thuỷ", "thủy"))
    }

    @Test func comparesNumbersByValue() throws {
        let articles = ["Điều 10", "Điều 9", "Điều 1a", "Điều 1"]
        #expect(try VietnameseCollator().sorted(articles) == ["Điều 1", "Điều 10", "Điều 1a", "Điều 9"])
        let numeric = try VietnameseCollator(isNumeric: true)
        #expect(try numeric.sorted(articles) == ["Điều 1", "Điều 1a", "Điều 9", "Điều 10"])
    }

    @Test func longTexts() throws {
        let collator = try VietnameseCollator()
        let text = String(repeating: "Ủy ban 委員會 ", count: 5_000)
        #expect(try collator.precedes(text, text + "a"))
        #expect(try collator.sortKey(text).lexicographicallyPrecedes(collator.sortKey(text + "a")))
    }

    /// One collator answers many threads at once as it answers one.
    @Test func isSharedByThreads() async throws {
        let collator = try VietnameseCollator()
        let expected = try Self.ordered.map { try collator.sortKey($0) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<50 where try Self.ordered.map({ try collator.sortKey($0) }) != expected {
                        return false
                    }
                    return try collator.sorted(Self.ordered.reversed()) == Self.ordered
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}
