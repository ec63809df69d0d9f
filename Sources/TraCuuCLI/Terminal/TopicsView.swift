// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// Rankings of topics for a person.
struct TopicsView {
    private let style: Style

    init(_ style: Style) {
        self.style = style
    }

    /// The table of a topic.
    func text(_ ranking: TopicRun.Ranking) -> String {
        let total = Numbers.count(ranking.results.total, "document")
        let heading = Text.printable("\(ranking.topic.id)  \(ranking.topic.text)")
        var lines = ["\(style.bold(heading))  (\(total))"]
        let rows = ranking.results.hits.map { hit in
            [
                String(hit.rank), Numbers.decimal(Double(hit.score), 3), Text.printable(hit.id),
                MarkedText(hit.title, highlights: [], limit: Text.titleLimit).plain,
            ]
        }
        let widths = (0..<3).map { column in rows.reduce(0) { max($0, Text.width($1[column])) } }
        for row in rows {
            let numbers = (0..<2).map { Self.padding(row[$0], widths[$0]) + row[$0] }.joined(separator: "  ")
            let line = "  \(numbers)  \(row[2])\(Self.padding(row[2], widths[2]))  \(row[3])"
            lines.append(style.width.map { Text.cut(line, to: $0) } ?? line)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func padding(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - Text.width(text)))
    }
}
