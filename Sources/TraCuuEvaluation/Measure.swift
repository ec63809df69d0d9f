// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// A figure of merit of a ranking, between 0 and 1.
///
/// A document is relevant if its grade is 1 or more; documents that were not judged are not. All relevant documents of the
/// topic count, those that the ranking misses too. The figures are those of trec_eval 9; a topic without relevant documents
/// has 0. Only ``reciprocalRank(_:)`` with a limit has no counterpart there; it is `recip_rank` of the first documents.
public enum Measure: Hashable, Sendable {
    /// Normalised discounted cumulated gain of the first k documents, or of all: the grades, each divided by the
    /// logarithm to base 2 of its rank + 1, added up, as a part of what the best ranking would have (Järvelin and
    /// Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002; grades count as they are). `ndcg_cut_k`,
    /// `ndcg`.
    case gain(Int?)
    /// Average precision: the mean over all relevant documents of the precision at their ranks, 0 for those missing.
    /// Its mean over topics is MAP. With a limit only the first k documents are looked at. `map`, `map_cut_k`.
    case averagePrecision(Int?)
    /// 1 / the rank of the first relevant document, 0 without any. Its mean over topics is MRR. `recip_rank`.
    case reciprocalRank(Int?)
    /// The share of relevant documents among the first k, of which there are k even if the ranking is shorter. `P_k`.
    case precision(Int)
    /// The share of the relevant documents that are among the first k. `recall_k`.
    case recall(Int)

    /// Reads a name: `ndcg@10`, `ndcg`, `map`, `map@100`, `mrr@10`, `mrr`, `p@5`, `recall@100`; upper case or lower.
    /// Nil for anything else, and for limits below 1.
    public init?(_ name: String) {
        let parts = name.lowercased().split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        var limit: Int?
        if parts.count == 2 {
            guard let number = Int(parts[1]), number >= 1 else { return nil }
            limit = number
        }
        switch (parts[0], limit) {
        case ("ndcg", _): self = .gain(limit)
        case ("map", _): self = .averagePrecision(limit)
        case ("mrr", _): self = .reciprocalRank(limit)
        case ("p", let limit?): self = .precision(limit)
        case ("recall", let limit?): self = .recall(limit)
        default: return nil
        }
    }

    /// The name as people write it: `nDCG@10`, `MAP`, `MRR@10`, `P@5`, `recall@100`.
    public var name: String {
        switch self {
        case .gain(let limit): "nDCG" + Self.suffix(limit)
        case .averagePrecision(let limit): "MAP" + Self.suffix(limit)
        case .reciprocalRank(let limit): "MRR" + Self.suffix(limit)
        case .precision(let limit): "P@\(limit)"
        case .recall(let limit): "recall@\(limit)"
        }
    }

    private static func suffix(_ limit: Int?) -> String { limit.map { "@\($0)" } ?? "" }

    /// The figure of a ranking.
    ///
    /// - Parameters:
    ///   - ranking: the grades of its documents, best first; 0 for those not judged.
    ///   - judged: the grades of all judged documents, in any order.
    public func value(of ranking: [Int], judged: [Int]) -> Double {
        let relevant = judged.count { $0 >= 1 }
        guard relevant > 0 else { return 0 }
        switch self {
        case .gain(let limit):
            let ideal = judged.sorted(by: >)
            return Self.gain(ranking.prefix(limit ?? .max)) / Self.gain(ideal.prefix(limit ?? .max))
        case .averagePrecision(let limit):
            var found = 0
            var sum = 0.0
            for (index, grade) in ranking.prefix(limit ?? .max).enumerated() where grade >= 1 {
                found += 1
                sum += Double(found) / Double(index + 1)
            }
            return sum / Double(relevant)
        case .reciprocalRank(let limit):
            let first = ranking.prefix(limit ?? .max).firstIndex { $0 >= 1 }
            return first.map { 1 / Double($0 + 1) } ?? 0
        case .precision(let limit):
            return Double(ranking.prefix(limit).count { $0 >= 1 }) / Double(limit)
        case .recall(let limit):
            return Double(ranking.prefix(limit).count { $0 >= 1 }) / Double(relevant)
        }
    }

    private static func gain(_ grades: ArraySlice<Int>) -> Double {
        var sum = 0.0
        for (index, grade) in grades.enumerated() where grade > 0 { sum += Double(grade) / log2(Double(index + 2)) }
        return sum
    }
}
