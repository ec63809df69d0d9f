// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

/// Rankings of topics as they are printed, collected ranking by ranking: only the text is kept.
struct TopicsOutput {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, trec
    }

    private let format: Format
    private let tag: String
    private let view: TopicsView
    private var text = ""
    private var isFirst = true

    /// - Parameters:
    ///   - tag: the name of what made the rankings.
    ///   - style: how a table is laid out.
    init(_ format: Format, tag: String, style: Style) {
        self.format = format
        self.tag = tag
        view = TopicsView(style)
        if format == .csv { text = TopicRun.csvHeader }
    }

    /// Adds the ranking of the next topic.
    mutating func add(_ ranking: TopicRun.Ranking) throws(TraCuuError) {
        switch format {
        case .trec: text += try ranking.trec(tag: tag)
        case .csv: text += ranking.csv
        case .json: text += (isFirst ? "" : ",") + Self.json(ranking)
        case .table: text += (isFirst ? "" : "\n") + view.text(ranking)
        }
        isFirst = false
    }

    /// The whole text.
    func finished() -> String {
        guard format == .json else { return text }
        var json = JSONWriter()
        json.value(tag)
        return "{\"tag\":\(json.text),\"topics\":[\(text)]}\n"
    }

    private static func json(_ ranking: TopicRun.Ranking) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("id", ranking.topic.id)
            json.member("text", ranking.topic.text)
            json.member("total", ranking.results.total)
            json.name("hits")
            json.array(ranking.results.hits) { json, hit in
                json.object { json in
                    json.member("rank", hit.rank)
                    json.member("id", hit.id)
                    json.member("score", hit.score)
                    json.member("title", hit.title)
                }
            }
        }
        return json.text
    }
}
