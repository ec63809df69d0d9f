// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

@Suite struct InvisibleScalarTests {
    private static let all = (0...0x10FFFF as ClosedRange<UInt32>).filter(InvisibleScalar.contains)

    @Test func theRulesLookThroughEachOfThem() throws {
        #expect(Self.all.count == 21)
        let analyzer = try Analyzer()
        for sign in Self.all.compactMap(Unicode.Scalar.init) {
            let name = "U+\(String(sign.value, radix: 16))"
            #expect(analyzer.tokens(in: "hi\(sign)ệu qu\(sign)ả").map(\.exact) == ["hiệu", "quả"], "\(name)")
            #expect(analyzer.tokens(in: "dân\(sign)chủ").map(\.exact) == ["dân", "chủ"], "\(name)")
            let canonical = Array(VietnameseText.canonicalize("h\(sign)òa").unicodeScalars)
            #expect(canonical == Array("h\(sign)oà".unicodeScalars), "\(name)")
        }
    }
}
