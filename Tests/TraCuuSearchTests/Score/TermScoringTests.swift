// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs

@testable import TraCuuSearch

struct TermScoringTests {
    private static let parameters: [(k1: Float, b: Float)] = [
        (1.2, 0.75), (0.9, 0.4), (0, 0.75), (2, 0), (1.2, 1), (40, 0.5),
    ]

    /// Scores random postings one by one, four by four, and bounds them by their impacts.
    @Test(arguments: parameters) func scoresAreThoseOfTheFormula(_ parameters: (k1: Float, b: Float)) {
        var random = SeededGenerator.fresh()
        let bm25 = BM25(k1: parameters.k1, b: parameters.b)
        let norms = bm25.norms(averageLength: 120)
        let table = NormTable(norms)
        for weight: Float in [0.001, 0.7, 4, 23.5] {
            let scale = ScoreScale(weights: [weight, weight / 3])
            let count = 1 + random.below(128)
            var codes = [UInt8](repeating: 0, count: 500)
            for index in codes.indices { codes[index] = UInt8(random.below(random.below(2) == 0 ? 256 : 60)) }
            let documents = (0..<144).map { UInt32($0 * 3) }
            let frequencies = (0..<144).map { _ in UInt32(1 + random.below(random.below(10) == 0 ? 5000 : 4)) }
            var scores = [Int32](repeating: -1, count: 144)
            var impacts = ImpactsBuilder()
            for index in 0..<count { impacts.add(frequency: frequencies[index], code: codes[Int(documents[index])]) }
            let packed = impacts.finish().packed
            codes.withUnsafeBytes { codes in
                guard let base = codes.baseAddress else { return }
                let scoring = TermScoring(weight: weight * scale.units, inverses: table.inverses, codes: base)
                scoring.score(count, documents: documents, frequencies: frequencies, into: &scores)
                let bound = scoring.bound(packed)
                #expect(bound <= scoring.largest)
                for index in 0..<count {
                    let tf = Double(frequencies[index])
                    let expected = Double(weight) * tf / (tf + Double(norms[Int(codes[Int(documents[index])])]))
                    let score = scores[index]
                    #expect(score == scoring.score(frequency: frequencies[index], document: documents[index]))
                    #expect(score >= 1 && score <= bound, "seed \(random.seed)")
                    let error = abs(Double(scale.score(score)) - expected)
                    #expect(error <= 1e-6 * max(1, Double(weight)), "\(expected), seed \(random.seed)")
                }
            }
        }
    }

    /// A larger frequency or a shorter document never scores less, not even by rounding.
    @Test func scoresAreMonotone() {
        let table = NormTable(BM25().norms(averageLength: 77.7))
        let codes = (0...255).map { UInt8($0) }
        codes.withUnsafeBytes { codes in
            guard let base = codes.baseAddress else { return }
            for weight: Float in [0x1.0p22, 0x1.fffffep22, 5_000_001, 3] {
                let scoring = TermScoring(weight: weight, inverses: table.inverses, codes: base)
                for code in 0..<UInt32(256) {
                    for frequency in 1..<UInt32(200) {
                        let score = scoring.score(frequency: frequency, document: code)
                        #expect(scoring.score(frequency: frequency + 1, document: code) >= score)
                        #expect(code == 0 || scoring.score(frequency: frequency, document: code - 1) >= score)
                    }
                    #expect(scoring.score(frequency: 1 << 26, document: code) <= scoring.largest)
                }
            }
        }
    }

    @Test func impactsWithoutPostingsBoundByNothing() {
        let table = NormTable([])
        let codes = [UInt8](repeating: 0, count: 8)
        codes.withUnsafeBytes { codes in
            guard let base = codes.baseAddress else { return }
            let scoring = TermScoring(weight: 4_000_000, inverses: table.inverses, codes: base)
            #expect(scoring.bound(0) <= 1)
            #expect(scoring.bound(0x00FF) == scoring.largest)
            #expect(scoring.score(frequency: 1, document: 3) == scoring.largest)
        }
    }
}
