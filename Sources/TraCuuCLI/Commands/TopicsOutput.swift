// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu
import TraCuuReport

/// Rankings of topics as they are printed, collected ranking by ranking: only the text is kept.
struct TopicsOutput {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, trec, html
    }

    private let format: Format
    private let tag: String
    private let view: TopicsView
    private var report: TopicsReport
    private var text = ""
    private var isFirst = true

    /// - Parameters:
    ///   - tag: the name of what made the rankings.
    ///   - style: how a table is laid out.
    ///   - report: the page to add rankings to.
    init(_ format: Format, tag: String, style: Style, report: TopicsReport) {
        self.format = format
        self.tag = tag
        self.report = report
        view = TopicsView(style)
        if format == .csv { text = TopicRun.csvHeader }
    }

    /// Adds the ranking of the next topic.
    mutating func add(_ ranking: TopicRun.Ranking) throws(TraCuuError) {
        switch format {
        case .trec: text += try ranking.trec(tag: tag)
        case .csv: text += ranking.csv
        case .json: text += (isFirst ? "" : ",") + Self.json(ranking)
        case .html: report.add(ranking)
        case .table: text += (isFirst ? "" : "\n") + view.text(ranking)
        }
        isFirst = false
    }

    /// The whole text.
    func finished() -> String {
        switch format {
        case .table, .csv, .trec: return text
        case .html: return report.html()
        case .json:
            var json = JSONWriter()
            json.value(tag)
            return "{\"tag\":\(json.text),\"topics\":[\(text)]}\n"
        }
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
