// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// The figures of one run, or of two beside each other.
struct EvaluationReport {
    private let names: [String]
    private let tags: [String]
    private let evaluations: [Evaluation]
    /// For each measure whether two runs differ; empty for one.
    private let comparisons: [RandomizationTest]

    /// - Parameter evaluations: one or two, of the same measures and topics.
    init(names: [String], tags: [String], _ evaluations: [Evaluation]) {
        self.names = names
        self.tags = tags
        self.evaluations = evaluations
        comparisons =
            evaluations.count == 2
            ? zip(evaluations[0].values, evaluations[1].values).map { RandomizationTest($0, $1) } : []
    }

    private var measures: [Measure] { evaluations[0].measures }
    private var topics: [String] { evaluations[0].topics }

    // MARK: For a person

    /// A line a measure, behind a line a topic and measure if asked for.
    func table(perQuery: Bool) -> String {
        var rows: [[String]] = []
        if perQuery {
            for (place, topic) in topics.enumerated() {
                for (index, measure) in measures.enumerated() {
                    rows.append([topic, measure.name] + figures(evaluations.map { $0.values[index][place] }))
                }
            }
        }
        let means = evaluations.map(\.means)
        for (index, measure) in measures.enumerated() {
            var row = ["all", measure.name] + figures(means.map { $0[index] })
            if !comparisons.isEmpty { row.append("p " + Numbers.decimal(comparisons[index].pValue, 4)) }
            rows.append(row)
        }
        if !perQuery { rows = rows.map { Array($0.dropFirst()) } }
        return Self.aligned(rows) + Numbers.count(topics.count, "topic") + "\n"
    }

    /// The figures of the runs, and their difference.
    private func figures(_ values: [Double]) -> [String] {
        var cells = values.map { Numbers.decimal($0, 4) }
        if values.count == 2 {
            let difference = Numbers.decimal(abs(values[1] - values[0]), 4)
            let isLess = values[1] < values[0] && difference != "0.0000"
            cells.append((isLess ? "-" : "+") + difference)
        }
        return cells
    }

    private static func aligned(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.reduce(0) { max($0, $1.count > column ? Text.width(Text.printable($1[column])) : 0) }
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let cell = Text.printable(cell)
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - Text.width(cell) + 2)
                }
            }
            return line + "\n"
        }.joined()
    }

    // MARK: For a program

    func json(perQuery: Bool) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("topics", topics.count)
            json.name("runs")
            json.array(evaluations.indices) { json, run in
                let evaluation = evaluations[run]
                json.object { json in
                    json.member("name", names[run])
                    json.member("tag", tags[run])
                    json.name("means")
                    Self.write(evaluation.means, measures, &json)
                    json.name("unjudged")
                    json.array(evaluation.unjudged) { $0.value($1) }
                    json.name("missing")
                    json.array(evaluation.missing) { $0.value($1) }
                    guard perQuery else { return }
                    json.name("per_query")
                    json.object { json in
                        for (place, topic) in topics.enumerated() {
                            json.name(topic)
                            Self.write(evaluation.values.map { $0[place] }, measures, &json)
                        }
                    }
                }
            }
            guard !comparisons.isEmpty else { return }
            json.name("comparison")
            json.object { json in
                for (measure, comparison) in zip(measures, comparisons) {
                    json.name(measure.name)
                    json.object { json in
                        json.member("difference", comparison.meanDifference)
                        json.member("p", comparison.pValue)
                    }
                }
            }
        }
        return json.text
    }

    private static func write(_ values: [Double], _ measures: [Measure], _ json: inout JSONWriter) {
        json.object { json in
            for (measure, value) in zip(measures, values) { json.member(measure.name, value) }
        }
    }
}
