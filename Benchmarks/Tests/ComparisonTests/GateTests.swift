// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import Comparison

@Suite struct GateTests {
    private func workload(
        _ name: String = "a",
        instructions: (base: [Double], new: [Double])? = ([1e6], [1e6]),
        allocations: (base: [Double], new: [Double])? = ([1000], [1000])
    ) -> WorkloadComparison {
        var ratios: [String: PairedRatio] = [:]
        ratios["instructions"] = instructions.flatMap { PairedRatio(base: $0.base, new: $0.new) }
        ratios["allocations"] = allocations.flatMap { PairedRatio(base: $0.base, new: $0.new) }
        ratios["time"] = PairedRatio(base: [1], new: [3])
        return WorkloadComparison(name: name, ratios: ratios)
    }

    @Test func equalBuildsPass() {
        #expect(Gate().judge([workload(), workload("b")]) == .passed([.instructions, .allocations]))
    }

    @Test(arguments: [(1.04, false), (1.051, true), (1.5, true), (0.5, false)])
    func aRegressionOfFivePercentFails(ratio: Double, fails: Bool) {
        let rounds = (base: [1e6, 1.01e6, 1e6], new: [1e6 * ratio, 1.01e6 * ratio, 1e6 * ratio])
        let verdict = Gate().judge([workload(), workload("b", instructions: rounds)])
        if fails {
            guard case .failed(let findings) = verdict else {
                Issue.record("\(verdict)")
                return
            }
            #expect(findings.map(\.name) == ["b"] && findings.map(\.metric) == [.instructions])
        } else {
            #expect(verdict == .passed([.instructions, .allocations]))
        }
    }

    @Test func aDisturbedRoundDoesNotFail() {
        let one = (base: [1e6, 1e6, 1e6], new: [1e6, 1.4e6, 1e6])
        #expect(Gate().judge([workload(instructions: one)]) == .passed([.instructions, .allocations]))
        // Most rounds disturbed: the least figures show it.
        let most = (base: [1e6, 1e6, 1e6], new: [1e6, 1.4e6, 1.4e6])
        #expect(Gate().judge([workload(instructions: most)]) == .passed([.instructions, .allocations]))
        // The base was lucky once: the median shows it.
        let lucky = (base: [0.9e6, 1e6, 1e6], new: [1e6, 1e6, 1e6])
        #expect(Gate().judge([workload(instructions: lucky)]) == .passed([.instructions, .allocations]))
    }

    @Test(arguments: [(1000.0, 1060.0, true), (100, 106, false), (100, 132, true), (0, 31, false), (0, 40, true)])
    func allocationsMustBeMany(base: Double, new: Double, fails: Bool) {
        let verdict = Gate().judge([workload(allocations: ([base, base], [new, new]))])
        let isPassed = verdict == .passed([.instructions, .allocations])
        #expect(isPassed != fails)
    }

    @Test func withoutACounterItSaysSo() {
        let verdict = Gate().judge([workload(instructions: nil), workload("b")])
        #expect(verdict == .passed([.allocations]))
        #expect(ComparisonTable.text(verdict).contains("COULD NOT BE COUNTED"))
        let worse = Gate().judge([workload(instructions: nil, allocations: ([1000], [2000]))])
        #expect(worse == .failed([Gate.Finding(name: "a", metric: .allocations, ratio: 2)]))
    }

    @Test func nothingToCompareIsNoPass() {
        #expect(Gate().judge([]) == .undecided)
        #expect(Gate().judge([workload(instructions: nil, allocations: nil)]) == .undecided)
    }

    @Test func tablesAreAligned() {
        let text = ComparisonTable.text([workload(), workload("longer name", instructions: nil)])
        #expect(
            text == """
                workload     instructions         allocations          time
                a            1.000 (1.000-1.000)  1.000 (1.000-1.000)  3.000 (3.000-3.000)
                longer name  -                    1.000 (1.000-1.000)  3.000 (3.000-3.000)
                """
        )
    }
}
