// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How one figure of a workload differs between two builds that were run in turns.
public struct PairedRatio: Codable, Equatable, Sendable {
    /// The median of the rounds' ratios, new build to base.
    public var median: Double
    /// The least of them.
    public var least: Double
    /// The greatest of them.
    public var greatest: Double
    /// The least figure of the base. What disturbs a run adds to it, so the least is the best known.
    public var base: Double
    /// The least figure of the new build.
    public var new: Double

    /// Pairs the figures of round 1, of round 2 and so on; nil if there are none, or not as many of each.
    public init?(base: [Double], new: [Double]) {
        let ratios = zip(base, new).map { $0 == $1 ? 1 : $1 / $0 }.sorted()
        guard base.count == new.count, let least = ratios.first, let greatest = ratios.last else { return nil }
        let middle = ratios.count / 2
        median = ratios.count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
        self.least = least
        self.greatest = greatest
        self.base = base.min() ?? 0
        self.new = new.min() ?? 0
    }

    /// The ratio of the least figures.
    public var ofLeast: Double { base == new ? 1 : new / base }
}

/// A workload in both builds.
public struct WorkloadComparison: Codable, Equatable, Sendable {
    /// The workload.
    public var name: String
    /// By metric; those that were not measured are missing.
    public var ratios: [String: PairedRatio]

    /// The ratio of a metric.
    public subscript(_ metric: Metric) -> PairedRatio? { ratios[metric.rawValue] }

    /// Compares rounds: for each round, the samples of base and new build.
    ///
    /// - Returns: the workloads that both builds have, in the order of the new build's.
    public static func all(_ rounds: [(base: [Sample], new: [Sample])]) -> [WorkloadComparison] {
        guard let first = rounds.first else { return [] }
        var names: [String] = []
        for sample in first.new where !names.contains(sample.name) { names.append(sample.name) }
        return names.compactMap { name in
            var ratios: [String: PairedRatio] = [:]
            for metric in Metric.allCases {
                let base = rounds.compactMap { Self.least(metric, of: name, $0.base) }
                let new = rounds.compactMap { Self.least(metric, of: name, $0.new) }
                guard base.count == rounds.count else { continue }
                ratios[metric.rawValue] = PairedRatio(base: base, new: new)
            }
            return ratios.isEmpty ? nil : WorkloadComparison(name: name, ratios: ratios)
        }
    }

    private static func least(_ metric: Metric, of name: String, _ samples: [Sample]) -> Double? {
        samples.lazy.filter { $0.name == name }.compactMap(metric.value).min()
    }
}
