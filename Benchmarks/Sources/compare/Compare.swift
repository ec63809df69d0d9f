// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import Comparison
import Foundation

@main
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the workloads of two builds in turns and print how they differ.",
        discussion: """
            The figures are ratios of the new build to the base: the median of the rounds and, in brackets, the least and \
            the greatest. Both builds run in every round, the base first in one and the new build first in the next.

            With --gate the exit code is 1 if a workload needs more than 5 % more instructions or allocations than in the \
            base, and 2 if nothing could be compared.

            Examples:
              compare old/measure new/measure
              compare old/measure new/measure --rounds 9 --filter queries --json ratios.json
            """
    )

    @Argument(help: "The program measure of the base.")
    var base: String

    @Argument(help: "The program measure of the new build.")
    var new: String

    @Option(help: "How many rounds.")
    var rounds = 3

    @Option(help: "Only workloads with this in their name.")
    var filter = ""

    @Option(help: "Write the ratios to this file too.")
    var json: String?

    @Flag(help: "Fail if something has got worse.")
    var gate = false

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is 1 or more") }
    }

    func run() throws {
        var measured: [(base: [Sample], new: [Sample])] = []
        for round in 0..<rounds {
            FileHandle.standardError.write(Data("compare: round \(round + 1) of \(rounds)\n".utf8))
            if round % 2 == 0 {
                let first = try samples(base)
                measured.append((first, try samples(new)))
            } else {
                let first = try samples(new)
                measured.append((try samples(base), first))
            }
        }
        let workloads = WorkloadComparison.all(measured)
        let verdict = Gate().judge(workloads)
        print(ComparisonTable.text(workloads))
        let missing = Set(measured[0].base.map(\.name)).symmetricDifference(measured[0].new.map(\.name))
        if !missing.isEmpty { print("not in both builds: \(missing.sorted().joined(separator: "; "))") }
        print(ComparisonTable.text(verdict))
        if let json {
            let report = Report(rounds: rounds, workloads: workloads)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            // A workload that allocated nothing before has an infinite ratio, which JSON cannot hold.
            encoder.nonConformingFloatEncodingStrategy = .convertToString(
                positiveInfinity: "inf",
                negativeInfinity: "-inf",
                nan: "nan"
            )
            try encoder.encode(report).write(to: URL(fileURLWithPath: json))
        }
        switch verdict {
        case .passed: break
        case .failed: if gate { throw ExitCode(1) }
        case .undecided: if gate { throw ExitCode(2) }
        }
    }

    private struct Report: Encodable {
        var rounds: Int
        var workloads: [WorkloadComparison]
    }

    /// Runs the workloads once in a process of their own.
    private func samples(_ program: String) throws -> [Sample] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--runs", "1"] + (filter.isEmpty ? [] : ["--filter", filter])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let lines = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ValidationError("\(program) failed") }
        return try lines.split(separator: 10).map { try JSONDecoder().decode(Sample.self, from: $0) }
    }
}
