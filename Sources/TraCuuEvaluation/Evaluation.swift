// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The figures of a run, topic by topic and on average.
public struct Evaluation: Equatable, Sendable {
    /// What was computed, in the order asked for.
    public let measures: [Measure]
    /// The topics that count, in the order of their ids.
    public let topics: [String]
    /// For each measure the figure of each topic.
    public let values: [[Double]]
    /// Topics of the run that were not judged: they do not count.
    public let unjudged: [String]
    /// Topics judged that the run does not have: they do not count unless all were asked for, and then with 0.
    public let missing: [String]

    /// Evaluates a run.
    ///
    /// Topics count that both the run and the judgments have, as in trec_eval.
    ///
    /// - Parameters:
    ///   - complete: whether all judged topics count (`trec_eval -c`), those that the run does not have with 0.
    ///   - other: a run to compare with: only topics count that it has too, unless all do.
    public init(
        _ run: TRECRun,
        _ judgments: Judgments,
        _ measures: [Measure],
        complete: Bool = false,
        comparedWith other: TRECRun? = nil
    ) {
        let judged = judgments.grades.keys.sorted()
        unjudged = run.rankings.keys.filter { judgments.grades[$0] == nil }.sorted()
        missing = judged.filter { run.rankings[$0] == nil }
        topics =
            complete
            ? judged
            : judged.filter { topic in
                run.rankings[topic] != nil && (other.map { $0.rankings[topic] != nil } ?? true)
            }
        self.measures = measures
        var values = [[Double]](repeating: [], count: measures.count)
        for topic in topics {
            let grades = judgments.grades[topic] ?? [:]
            let ranking = (run.rankings[topic] ?? []).map { grades[$0.document] ?? 0 }
            let judged = Array(grades.values)
            for (index, measure) in measures.enumerated() {
                values[index].append(measure.value(of: ranking, judged: judged))
            }
        }
        self.values = values
    }

    /// The mean over the topics of each measure, 0 without topics.
    public var means: [Double] {
        values.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    }
}
