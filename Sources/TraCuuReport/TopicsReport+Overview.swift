// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

extension TopicsReport {
    /// All topics: what they are, how their documents are spread, and where each is on the page.
    func overview(_ html: inout HTMLWriter) {
        html.element("header") { html in
            html.element("h1", text: heading.title)
            html.element("p", [.class("soft")]) { html in
                html.text(language("Index ", "Chỉ mục ") + heading.index)
                if let documents = heading.documents {
                    html.text(", " + language.count(documents, "document", "văn bản"))
                }
                for note in heading.notes {
                    html.markup("<br>")
                    html.text(note)
                }
            }
        }
        tiles(&html)
        html.element("section", [.class("card")]) { html in
            charts(spread, &html)
            if judgments != nil { legend(&html) }
        }
        html.element("section", [.class("card")]) { html in
            html.element("h3", text: language("Topics", "Chủ đề"))
            html.element("div", [.class("wide")]) { html in
                html.element("table", [.class("topics")]) { table(&$0) }
            }
        }
    }

    private func tiles(_ html: inout HTMLWriter) {
        var tiles: [(value: String, name: String)] = [
            (language.grouped(entries.count), language(entries.count == 1 ? "topic" : "topics", "chủ đề")),
            (language.grouped(ranked), language("documents ranked", "văn bản xếp hạng")),
        ]
        let empty = entries.count { $0.total == 0 }
        if empty > 0 {
            tiles.append((language.grouped(empty), language("without any document", "không có văn bản nào")))
        }
        let figures = entries.compactMap(\.figures)
        if !figures.isEmpty {
            func mean(_ value: (TopicFigures) -> Double) -> String {
                language.decimal(figures.reduce(0) { $0 + value($1) } / Double(figures.count), 4)
            }
            tiles.append((mean(\.gain), "nDCG@10"))
            tiles.append((mean(\.precision), "P@10"))
            tiles.append((mean(\.recall), language("recall", "độ phủ")))
            if figures.count < entries.count {
                let count = language.grouped(figures.count)
                tiles.append((count, language("topics judged", "chủ đề có nhãn")))
            }
        }
        html.element("div", [.class("tiles")]) { html in
            for tile in tiles {
                html.element("div", [.class("tile")]) { html in
                    html.element("b", text: tile.value)
                    html.element("span", text: tile.name)
                }
            }
        }
    }

    private func table(_ html: inout HTMLWriter) {
        html.element("thead") { html in
            html.element("tr") { html in
                html.element("th", text: language("Topic", "Chủ đề"))
                html.element("th", [.class("n")], text: language("Documents", "Văn bản"))
                if judgments != nil {
                    html.element("th", [.class("n")], text: "nDCG@10")
                    html.element("th", [.class("n wideonly")], text: "P@10")
                    html.element("th", [.class("n wideonly")], text: language("Recall", "Độ phủ"))
                }
                html.element("th", [.class("wideonly")], text: language("First document", "Văn bản đầu"))
            }
        }
        html.element("tbody") { html in
            for (place, entry) in entries.enumerated() { row(entry, number: place + 1, &html) }
        }
    }

    private func row(_ entry: Entry, number: Int, _ html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("td") { html in
                html.element("a", [.init("href", "#t\(number)")], text: entry.topic.title ?? entry.topic.text)
                html.markup(" ")
                html.element("span", [.class("id")], text: entry.topic.id)
            }
            html.element("td", [.class("n")], text: language.grouped(entry.total))
            if judgments != nil {
                html.element("td", [.class("n")]) { html in
                    html.text(entry.figures.map { language.decimal($0.gain, 3) } ?? "–")
                    if let figures = entry.figures { meter(figures.gain, name: "relevant", &html) }
                }
                for value in [entry.figures?.precision, entry.figures?.recall] {
                    html.element(
                        "td",
                        [.class("n wideonly")],
                        text: value.map { language.decimal($0, 3) } ?? "–"
                    )
                }
            }
            html.element("td", [.class("wideonly soft")]) { html in
                html.element("span", [.class("clip")], text: entry.first ?? "–")
            }
        }
    }

    /// A bar that is filled to a share of its length.
    func meter(_ share: Double, name: String, _ html: inout HTMLWriter) {
        let percent = String(Int((max(0, min(1, share)) * 100).rounded()))
        html.element(
            "svg",
            [.class("meter"), .init("viewBox", "0 0 100 8"), .init("aria-hidden", "true")]
        ) { html in
            html.element("rect", [.class("ground"), .init("width", "100"), .init("height", "8"), .init("rx", "4")])
            html.element("rect", [.class(name), .init("width", percent), .init("height", "8"), .init("rx", "4")])
        }
    }

    /// Charts of what is known of documents; nothing if nothing is.
    func charts(_ spread: Spread, _ html: inout HTMLWriter) {
        let chart = Chart(language: language)
        let others = language("others", "khác")
        html.element("div", [.class("charts")]) { html in
            let years = spread.years.years(40)
            if !years.isEmpty {
                figure(language("By year", "Theo năm"), unknown: spread.years.unknown, &html) { title, html in
                    chart.columns(years, title: title, &html)
                }
            }
            let rows = [
                (language("By issuer", "Theo cơ quan ban hành"), spread.issuers),
                (language("By type", "Theo loại văn bản"), spread.types),
            ]
            for (title, distribution) in rows {
                let bars = distribution.largest(7, others: others)
                guard !bars.isEmpty else { continue }
                figure(title, unknown: distribution.unknown, &html) { title, html in
                    chart.rows(bars, title: title, &html)
                }
            }
        }
    }

    /// What the colours of charts mean.
    private func legend(_ html: inout HTMLWriter) {
        html.element("div", [.class("legend")]) { html in
            for (name, text) in [
                ("", language("documents ranked", "văn bản xếp hạng")), ("relevant", language("relevant", "liên quan")),
            ] {
                html.element("span") { html in
                    html.element("i", [.class(name)])
                    html.text(text)
                }
            }
        }
    }

    private func figure(
        _ title: String,
        unknown: Int,
        _ html: inout HTMLWriter,
        _ chart: (String, inout HTMLWriter) -> Void
    ) {
        html.element("figure") { html in
            html.element("h3", text: title)
            chart(title, &html)
            guard unknown > 0 else { return }
            let count = language.grouped(unknown)
            html.element("figcaption", text: language("not known of \(count)", "không rõ ở \(count) văn bản"))
        }
    }
}
