// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu
@_spi(Measuring) import VietnameseText

/// What was measured: medians over the rounds.
struct AnalysisFigures {
    /// Bytes of text.
    var bytes: Int
    /// Tokens that the engine finds in it.
    var tokens: Int
    /// Rounds.
    var runs: Int
    /// The engine's path, in 10^6 bytes a second.
    var engine: Double
    /// The plain ICU path.
    var icu: Double
    /// How many times faster the engine's path is, in the same round.
    var ratio: Double
}

/// The engine's analysis against the plain ICU path, on the same text in turns. Both keep their memory from pass to pass.
final class AnalysisRace {
    /// The least time of one measurement: short texts are analyzed over and over until it has passed.
    private static let leastTime = 0.1

    private let text: BenchText
    private let analyzer: Analyzer
    private var tokens = TokenBuffer()
    private let chain: ICUChain

    init(_ text: BenchText) throws {
        self.text = text
        do {
            analyzer = try Analyzer()
            chain = try ICUChain()
        } catch {
            throw TraCuuError.usage("the text analysis cannot start: \(error)")
        }
    }

    /// Measures; `onRound` hears the number of each round, from 1.
    func run(rounds: Int, onRound: (Int) -> Void) throws -> AnalysisFigures {
        onRound(1)
        let tokens = try analyzeByEngine()
        let engineRepeats = try repeats(analyzeByEngine)
        let icuRepeats = try repeats(analyzeByICU)
        var (engine, icu, ratios): ([Double], [Double], [Double]) = ([], [], [])
        for round in 1...rounds {
            onRound(round)
            let own = try speed(engineRepeats, analyzeByEngine)
            let other = try speed(icuRepeats, analyzeByICU)
            engine.append(own)
            icu.append(other)
            ratios.append(own / other)
        }
        return AnalysisFigures(
            bytes: text.bytes.count,
            tokens: tokens,
            runs: rounds,
            engine: Self.median(engine),
            icu: Self.median(icu),
            ratio: Self.median(ratios)
        )
    }

    /// How often a pass must be repeated to take long enough to be measured.
    private func repeats(_ pass: () throws -> Int) throws -> Int {
        let seconds = try time(1, pass)
        return max(1, Int((Self.leastTime / max(seconds, 1e-7)).rounded(.up)))
    }

    private func speed(_ repeats: Int, _ pass: () throws -> Int) throws -> Double {
        Double(text.bytes.count) * Double(repeats) / 1e6 / max(try time(repeats, pass), 1e-9)
    }

    private func time(_ repeats: Int, _ pass: () throws -> Int) throws -> Double {
        let start = ContinuousClock.now
        for _ in 0..<repeats { _ = try pass() }
        return Numbers.seconds(ContinuousClock.now - start)
    }

    private func analyzeByEngine() throws -> Int {
        var count = 0
        try text.bytes.withUnsafeBytes { bytes in
            for piece in text.pieces {
                analyzer.analyze(UnsafeRawBufferPointer(rebasing: bytes[piece]), into: &tokens)
                if let failure = analyzer.failure { throw TraCuuError.usage("\(failure)") }
                count += tokens.count
            }
        }
        return count
    }

    private func analyzeByICU() throws -> Int {
        try text.bytes.withUnsafeBytes { bytes in
            try text.pieces.reduce(0) { try $0 + chain.analyze(UnsafeRawBufferPointer(rebasing: bytes[$1])) }
        }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
