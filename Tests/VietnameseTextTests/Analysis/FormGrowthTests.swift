// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// The table of forms grows under the rules that look forms up.
@Suite struct FormGrowthTests {
    /// Groups of four capitals that are no words.
    private var parts: [String] {
        let consonants = "BCDGHKLMNPQRSTVX"
        let pairs = consonants.flatMap { first in consonants.map { "\(first)\($0)" } }
        return pairs.prefix(100).flatMap { first in pairs.map { first + $0 } }
    }

    /// The second part of an acronym is looked up before it is a token. Words before them make the table grow there.
    @Test(arguments: 0..<3)
    func everyNewAcronymHasItsAlias(wordsBefore: Int) throws {
        let parts = parts
        let acronyms = stride(from: 0, to: parts.count - 1, by: 2).map { "\(parts[$0])&\(parts[$0 + 1])" }
        let text = (["một", "hai", "ba"].prefix(wordsBefore) + acronyms).joined(separator: " ")
        let aliases = try Analyzer().tokens(in: text).filter { $0.kind == .alias }
        #expect(aliases.map(\.folded) == acronyms.map { $0.replacing("&", with: "").lowercased() })
    }
}
