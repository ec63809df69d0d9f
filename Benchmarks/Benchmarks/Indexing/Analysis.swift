// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Benchmark
@_spi(Measuring) import VietnameseText

/// The analysis of texts, the same by ICU alone, and the functions on whole texts.
func benchmarkAnalysis(of texts: [String], size: Int, _ configuration: Benchmark.Configuration) {
    let amount = "5,000 texts of \(size) bytes"

    Benchmark("Analyze \(amount)", configuration: configuration) { benchmark in
        let analyzer = try Analyzer()
        var tokens = TokenBuffer()
        benchmark.startMeasurement()
        for var text in texts {
            text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), into: &tokens) }
            blackHole(tokens.count)
        }
        benchmark.stopMeasurement()
    }

    Benchmark("Analyze \(amount) by ICU alone", configuration: configuration) { benchmark in
        let chain = try ICUChain()
        benchmark.startMeasurement()
        for var text in texts { blackHole(try text.withUTF8 { try chain.analyze(UnsafeRawBufferPointer($0)) }) }
        benchmark.stopMeasurement()
    }

    Benchmark("Fold \(amount)", configuration: configuration) { _ in
        for text in texts { blackHole(VietnameseText.fold(text)) }
    }

    Benchmark("Canonicalize \(amount)", configuration: configuration) { _ in
        for text in texts { blackHole(VietnameseText.canonicalize(text)) }
    }
}
