// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import CCounters
import Comparison
import Foundation
import Workloads

@main
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the workloads and print what each run took, a JSON object a line.",
        discussion: """
            Instructions are null where the processor's counter cannot be read.

            Examples:
              measure --runs 3
              measure --filter queries
            """
    )

    @Option(help: "How often to run each workload, after once to warm up.")
    var runs = 1

    @Option(help: "Only workloads with this in their name.")
    var filter = ""

    func run() throws {
        let failure = tracuu_count_instructions()
        if failure != 0 {
            let reason = String(cString: strerror(failure))
            FileHandle.standardError.write(Data("measure: instructions cannot be counted here: \(reason)\n".utf8))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for workload in Workload.all where filter.isEmpty || workload.name.contains(filter) {
            let run = try workload.prepare()
            for number in 0...runs {
                let sample = try Self.sample(workload.name, run)
                guard number > 0 else { continue }
                FileHandle.standardOutput.write(try encoder.encode(sample) + Data("\n".utf8))
            }
        }
    }

    private static func sample(_ name: String, _ run: (Workload.Measure) throws -> Void) throws -> Sample {
        var sample: Sample?
        try run { work in
            let knowsMemory = tracuu_reset_peak_memory() != 0
            let clock = ContinuousClock.now
            let processor = tracuu_processor_time()
            let allocations = tracuu_allocations()
            let instructions = tracuu_instructions()
            try work()
            let instructionsAfter = tracuu_instructions()
            let allocationsAfter = tracuu_allocations()
            let processorAfter = tracuu_processor_time()
            sample = Sample(
                name: name,
                instructions: instructions < 0 ? nil : Int(instructionsAfter - instructions),
                allocations: Int(allocationsAfter - allocations),
                processorSeconds: Double(processorAfter - processor) / 1e9,
                seconds: (ContinuousClock.now - clock) / .seconds(1),
                peakMemory: knowsMemory ? Int(tracuu_peak_memory()) : 0
            )
        }
        guard let sample else { throw ValidationError("\(name) measured nothing") }
        return sample
    }
}
