// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Benchmark
import Foundation
import TraCuu

/// Indexing and what it is made of; the number and size of the documents are in the names.
///
/// Wall-clock time is for people; a gate should look at instructions, which do not depend on how busy the machine is.
let benchmarks: @Sendable () -> Void = {
    let corpus = Corpus(count: 5_000, sentences: 12)
    let size = corpus.bytes / corpus.documents.count
    let metrics: [BenchmarkMetric] = [.wallClock, .instructions, .peakMemoryResident]
    let configuration = Benchmark.Configuration(
        metrics: metrics,
        warmupIterations: 1,
        maxDuration: .seconds(10),
        maxIterations: 20
    )

    Benchmark("Index 5,000 documents of \(size) bytes, texts stored", configuration: configuration) { benchmark in
        try index(corpus, storing: .text, benchmark)
    }

    Benchmark("Index 5,000 documents of \(size) bytes, ids only", configuration: configuration) { benchmark in
        try index(corpus, storing: .none, benchmark)
    }

    benchmarkAnalysis(of: corpus.documents.map(\.text), size: size, configuration)
}

private func index(_ corpus: Corpus, storing: IndexOptions.Storing, _ benchmark: Benchmark) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = IndexOptions()
    options.storing = storing
    benchmark.startMeasurement()
    let indexer = try Indexer(path: folder.path, options: options)
    for document in corpus.documents { try indexer.add(document) }
    try indexer.commit()
    benchmark.stopMeasurement()
}
