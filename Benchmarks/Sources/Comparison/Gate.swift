// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Decides whether a build has become slower: it needs more instructions or more allocations than its base.
///
/// Neither depends on how busy the machine is, unlike time. A figure has got worse if it is beyond the limit both in the
/// median of the paired rounds and between the least figures of the builds: a disturbance adds to some runs, and can lift
/// one of the two, while a real change lifts all runs.
public struct Gate: Sendable {
    /// The ratio beyond which a figure has got worse.
    public var limit = 1.05
    /// Fewer additional allocations in a run than this do not count: a cache filled at another time makes a few.
    public var leastAllocations = 32.0

    /// The gate as it is used.
    public init() {}

    /// What became worse.
    public struct Finding: Equatable, Sendable {
        /// The workload.
        public var name: String
        /// Instructions or allocations.
        public var metric: Metric
        /// New build to base.
        public var ratio: Double
    }

    /// What the gate says.
    public enum Verdict: Equatable, Sendable {
        /// Nothing has got worse, as far as these metrics tell.
        case passed([Metric])
        /// Something has.
        case failed([Finding])
        /// There is nothing to judge by: no workload is in both builds, or nothing was counted.
        case undecided
    }

    /// Judges a comparison.
    public func judge(_ workloads: [WorkloadComparison]) -> Verdict {
        let metrics = [Metric.instructions, .allocations].filter { metric in
            !workloads.isEmpty && workloads.allSatisfy { $0[metric] != nil }
        }
        guard !metrics.isEmpty else { return .undecided }
        let findings = workloads.flatMap { workload in
            metrics.compactMap { metric -> Finding? in
                guard let ratio = workload[metric], isWorse(ratio, metric) else { return nil }
                return Finding(name: workload.name, metric: metric, ratio: ratio.median)
            }
        }
        return findings.isEmpty ? .passed(metrics) : .failed(findings)
    }

    private func isWorse(_ ratio: PairedRatio, _ metric: Metric) -> Bool {
        guard ratio.median > limit, ratio.ofLeast > limit else { return false }
        return metric != .allocations || ratio.new - ratio.base >= leastAllocations
    }
}
