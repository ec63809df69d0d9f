// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Comparisons for people.
public enum ComparisonTable {
    /// A line a workload, with the ratios of each metric.
    public static func text(_ workloads: [WorkloadComparison]) -> String {
        let metrics = Metric.allCases.filter { metric in workloads.contains { $0[metric] != nil } }
        var rows = [["workload"] + metrics.map(\.rawValue)]
        for workload in workloads { rows.append([workload.name] + metrics.map { cell(workload[$0]) }) }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return cells.joined(separator: "  ").trimmingSpacesAtEnd()
        }.joined(separator: "\n")
    }

    /// What the gate says, in a line or more.
    public static func text(_ verdict: Gate.Verdict) -> String {
        switch verdict {
        case .passed(let metrics) where metrics.contains(.instructions):
            "gate: passed, by \(metrics.map(\.rawValue).joined(separator: " and "))"
        case .passed:
            "gate: passed, by allocations alone: INSTRUCTIONS COULD NOT BE COUNTED on this machine"
        case .failed(let findings):
            findings.map { "gate: FAILED: \($0.name) needs \(decimal($0.ratio)) times the \($0.metric.rawValue)" }
                .joined(separator: "\n")
        case .undecided:
            "gate: UNDECIDED: nothing could be compared"
        }
    }

    private static func cell(_ ratio: PairedRatio?) -> String {
        guard let ratio else { return "-" }
        return "\(decimal(ratio.median)) (\(decimal(ratio.least))-\(decimal(ratio.greatest)))"
    }

    /// Three decimals.
    private static func decimal(_ value: Double) -> String {
        guard value.isFinite, value < 1e9 else { return "\(value)" }
        let thousandths = Int((value * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}

extension String {
    fileprivate func trimmingSpacesAtEnd() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
