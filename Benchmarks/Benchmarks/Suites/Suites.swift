// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Benchmark
import CCounters
import Workloads

/// All workloads, as benchmarks of the package-benchmark library.
///
/// Wall-clock time and memory are for people; `scripts/bench --against` compares instructions and allocations.
let benchmarks: @Sendable () -> Void = {
    let allocations = BenchmarkMetric.custom("Allocations", polarity: .prefersSmaller, useScalingFactor: false)
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .cpuTotal, .instructions, allocations, .peakMemoryResident],
        warmupIterations: 1,
        maxDuration: .seconds(2),
        maxIterations: 20
    )
    for workload in Workload.all {
        let prepared = Prepared(workload)
        Benchmark(workload.name, configuration: configuration) { benchmark in
            try prepared.run { work in
                benchmark.startMeasurement()
                let before = tracuu_allocations()
                try work()
                let after = tracuu_allocations()
                benchmark.stopMeasurement()
                benchmark.measurement(allocations, Int(after - before))
            }
        }
    }
}

/// A workload that is prepared when it first runs: a process is started for each that is asked for, and all are listed.
private final class Prepared: @unchecked Sendable {
    private let workload: Workload
    private var prepared: ((Workload.Measure) throws -> Void)?

    init(_ workload: Workload) { self.workload = workload }

    func run(_ measure: Workload.Measure) throws {
        let run = try prepared ?? workload.prepare()
        prepared = run
        try run(measure)
    }
}
