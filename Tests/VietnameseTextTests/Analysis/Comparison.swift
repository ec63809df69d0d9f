// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// The analyzer and its specification on the same texts. One analyzer serves for all, so that known forms count too.
final class Comparison {
    private let analyzer: Analyzer
    private let reference: ReferenceAnalyzer
    private var buffer = TokenBuffer(capacity: 1)
    private(set) var inputs = 0
    private(set) var tokens = 0
    private(set) var aliases = 0

    init() throws {
        analyzer = try Analyzer()
        reference = try ReferenceAnalyzer()
    }

    /// What the analyzer makes of a text other than the specification; nil if nothing.
    func difference(_ bytes: [UInt8]) throws -> String? {
        let expected = try bytes.withUnsafeBytes { try reference.tokens(in: $0) }
        bytes.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        #expect(analyzer.failure == nil)
        inputs += 1
        tokens += expected.count
        aliases += expected.count { $0.kind == .alias }
        let found = (0..<buffer.count).map { index in
            let token = buffer[index]
            return ReferenceAnalyzer.Token(
                range: Int(token.start)..<Int(token.end),
                position: Int(token.position),
                exact: Array(analyzer.exactKey(token.form)),
                folded: Array(analyzer.foldedKey(token.form)),
                kind: analyzer.kind(token.form)
            )
        }
        guard found != expected else {
            return TokenRules.violation(buffer, analyzer, in: bytes)
        }
        let place = (0..<max(found.count, expected.count)).first { index in
            index >= found.count || index >= expected.count || found[index] != expected[index]
        }
        guard let place else { return nil }
        func describe(_ tokens: [ReferenceAnalyzer.Token]) -> String {
            guard place < tokens.count else { return "nothing" }
            let token = tokens[place]
            let keys =
                "\(String(decoding: token.exact, as: UTF8.self)) \(String(decoding: token.folded, as: UTF8.self))"
            return "\(token.range) \(keys) \(token.kind) at \(token.position)"
        }
        return "token \(place): \(describe(found)), not \(describe(expected)), in "
            + String(decoding: bytes, as: UTF8.self).debugDescription
    }

    /// Compares on texts made from a seed; stops at the first difference.
    func run(rounds: Int, seed: UInt64, _ make: (inout SeededGenerator) -> [UInt8]) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<rounds {
            if let difference = try difference(make(&generator)) {
                Issue.record("seed \(seed), round \(round): \(difference)")
                return
            }
        }
    }
}
