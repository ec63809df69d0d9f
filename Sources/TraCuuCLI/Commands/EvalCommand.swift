// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Measure runs with relevance labels, or compare two.",
        discussion: """
            QRELS has lines of topic, iteration, document, grade; 1 and more is relevant. A run has lines of topic, Q0, \
            document, rank, score, tag, as topics --format trec writes it. Figures and the order of ties (by score, then by \
            id, the last first) are those of trec_eval: ranks that a run states do not count, topics that were not judged \
            or that the run does not have do not either. --complete counts all judged topics.

            Measures are ndcg@k, map, mrr@k, p@k, recall@k; ndcg and mrr also without a limit, map with one. Two runs are \
            compared on the topics that both have, with a paired randomization test: p is how often a difference as large \
            would come about by chance.

            Examples:
              tracuu eval qrels.txt run.txt
              tracuu eval qrels.txt bm25.txt default.txt --json
              tracuu eval qrels.txt run.txt --metrics ndcg@5,map,recall@100 --per-query
            """
    )

    @Argument(help: "The file of relevance labels; - for standard input.")
    var qrels: String

    @Argument(help: ArgumentHelp("The file of the run; - for standard input.", valueName: "run"))
    var first: String

    @Argument(help: ArgumentHelp("The file of a second run, to compare with the first.", valueName: "run2"))
    var second: String?

    @Option(
        name: .customShort("k"),
        parsing: .unconditional,
        help: ArgumentHelp("How many documents of each ranking the usual measures look at.", valueName: "number")
    )
    var limit = 10

    @Option(help: "The measures, joined by commas; without it ndcg@k,map,mrr@k,p@k,recall@k with the k of -k.")
    var metrics: String?

    @Flag(help: "Print the figures of every topic too.")
    var perQuery = false

    @Flag(help: "Count all judged topics, those that a run does not have with 0.")
    var complete = false

    @Flag(help: "Print the figures as JSON.")
    var json = false

    mutating func validate() throws {
        try validateHitCount(limit)
        guard [qrels, first, second].count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("only one file can be standard input")
        }
        _ = try measures()
    }

    mutating func run() throws {
        let judgments = try Judgments.parse(Files.read(qrels), source: Self.name(qrels))
        let paths = [first] + (second.map { [$0] } ?? [])
        var runs: [TRECRun] = []
        for path in paths { runs.append(try TRECRun.parse(Files.read(path), source: Self.name(path))) }
        let measures = try measures()
        var evaluations: [Evaluation] = []
        for (index, run) in runs.enumerated() {
            let rival = runs.count == 2 ? runs[1 - index] : nil
            evaluations.append(
                Evaluation(run, judgments, measures, complete: complete, comparedWith: rival)
            )
        }
        let report = EvaluationReport(names: paths.map(Self.name), tags: runs.map(\.tag), evaluations)
        for (path, evaluation) in zip(paths, evaluations) { note(evaluation, Self.name(path)) }
        try Output.write(json ? report.json(perQuery: perQuery) + "\n" : report.table(perQuery: perQuery))
        if evaluations[0].topics.isEmpty {
            Output.complain("no topic of \(paths.map(Self.name).joined(separator: " and ")) was judged in \(qrels)")
            throw Failure.nothingFound
        }
    }

    private func measures() throws -> [Measure] {
        guard let metrics else {
            return [
                .gain(limit), .averagePrecision(nil), .reciprocalRank(limit), .precision(limit), .recall(limit),
            ]
        }
        return try metrics.split(separator: ",").map { name in
            guard let measure = Measure(name.trimmingSpaces) else {
                throw ValidationError("--metrics: \(name) is none of ndcg@k, map, mrr@k, p@k, recall@k")
            }
            return measure
        }
    }

    /// Says which topics do not count, since that changes the figures.
    private func note(_ evaluation: Evaluation, _ name: String) {
        func list(_ topics: [String]) -> String {
            topics.prefix(3).joined(separator: ", ") + (topics.count > 3 ? ", …" : "")
        }
        if !evaluation.unjudged.isEmpty {
            let count = Numbers.count(evaluation.unjudged.count, "topic")
            Output.complain("\(name): not judged, and left out: \(count): \(list(evaluation.unjudged))")
        }
        if !evaluation.missing.isEmpty {
            let count = Numbers.count(evaluation.missing.count, "judged topic")
            let effect = complete ? "counted as 0" : "left out"
            Output.complain("\(name): without a ranking, and \(effect): \(count): \(list(evaluation.missing))")
        }
    }

    private static func name(_ path: String) -> String {
        path == "-" ? "standard input" : path
    }
}

extension Substring {
    /// The text without spaces around it.
    fileprivate var trimmingSpaces: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
