// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

extension TopicsReport {
    /// A topic with its ranking.
    func section(_ entry: Entry, number: Int, _ hits: [Shown], _ spread: Spread, _ html: inout HTMLWriter) {
        let topic = entry.topic
        html.element("section", [.class("card topic"), .init("id", "t\(number)")]) { html in
            html.element("p", [.class("id")], text: topic.id)
            html.element("h2", text: topic.title ?? topic.text)
            if topic.title != nil { html.element("p", [.class("soft")], text: topic.text) }
            if let description = topic.description { html.element("p", [.class("soft")], text: description) }
            figures(entry, ranked: hits.count, &html)
            if hits.count > 1 { charts(spread, &html) }
            ranking(hits, &html)
            html.element("a", [.class("back"), .init("href", "#top")], text: language("↑ all topics", "↑ mọi chủ đề"))
        }
        html.markup("\n")
    }

    private func figures(_ entry: Entry, ranked: Int, _ html: inout HTMLWriter) {
        html.element("div", [.class("figures")]) { html in
            func figure(_ value: String, _ name: String) {
                html.element("span") { html in
                    html.element("b", text: value)
                    html.text(" " + name)
                }
            }
            let noun = language(entry.total == 1 ? "document matches" : "documents match", "văn bản khớp")
            figure(language.grouped(entry.total), noun)
            figure(language.grouped(ranked), language("ranked", "xếp hạng"))
            for filter in entry.topic.filters { figure(filter, language("(filter)", "(bộ lọc)")) }
            guard let figures = entry.figures else { return }
            figure(language.decimal(figures.gain, 4), "nDCG@10")
            figure(language.decimal(figures.precision, 4), "P@10")
            figure(language.decimal(figures.recall, 4), language("recall", "độ phủ"))
            let all = language.grouped(figures.relevant)
            figure(
                language.grouped(figures.found),
                language("of \(all) relevant found", "trên \(all) liên quan được tìm thấy")
            )
        }
    }

    private func ranking(_ hits: [Shown], _ html: inout HTMLWriter) {
        guard let best = hits.first?.hit.score else { return }
        html.element("ol", [.class("hits")]) { html in
            for shown in hits.prefix(Self.openHits) {
                html.element("li", shown.isRelevant ? [.class("relevant")] : []) { item(shown, best: best, &$0) }
            }
        }
        let rest = hits.dropFirst(Self.openHits)
        guard !rest.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", text: language.count(rest.count, "further document", "văn bản nữa"))
            html.element("table") { html in
                for shown in rest { row(shown, &html) }
            }
        }
    }

    private func item(_ shown: Shown, best: Float, _ html: inout HTMLWriter) {
        let hit = shown.hit
        html.element("div", [.class("rank")], text: String(hit.rank))
        html.element("div") { html in
            html.element("div", [.class("name")]) { html in
                let title = Self.title(hit)
                link(hit, &html) { $0.text(title, marked: title == hit.title ? hit.titleHighlights : []) }
                if shown.isRelevant { tag(&html) }
            }
            facts(shown, &html)
            html.element("div", [.class("score")]) { html in
                meter(best > 0 ? Double(hit.score / best) : 0, name: "bar", &html)
                html.element("span", text: language.decimal(Double(hit.score), 2))
            }
            guard !hit.snippet.text.isEmpty else { return }
            html.element("div", [.class("snippet")]) { html in
                if hit.snippet.isCutAtStart { html.text("… ") }
                html.text(hit.snippet.text, marked: hit.snippet.highlights)
                if hit.snippet.isCutAtEnd { html.text(" …") }
            }
        }
    }

    private func row(_ shown: Shown, _ html: inout HTMLWriter) {
        html.element("tr", shown.isRelevant ? [.class("relevant")] : []) { html in
            html.element("td", [.class("n")], text: String(shown.hit.rank))
            html.element("td") { html in
                link(shown.hit, &html) { $0.text(Self.title(shown.hit)) }
                if shown.isRelevant { tag(&html) }
                facts(shown, &html)
            }
            html.element("td", [.class("n soft")], text: language.decimal(Double(shown.hit.score), 2))
        }
    }

    private func facts(_ shown: Shown, _ html: inout HTMLWriter) {
        let facts = shown.facts
        let date = facts.date ?? facts.year.map { String($0) }
        let number = facts.number == shown.hit.id ? nil : facts.number
        let id = Self.title(shown.hit) == shown.hit.id ? nil : shown.hit.id
        html.element("div", [.class("facts")]) { html in
            for fact in [facts.type, number, facts.issuer, date, id] {
                if let fact { html.element("span", text: String(fact.prefix(120))) }
            }
        }
    }

    private func tag(_ html: inout HTMLWriter) {
        html.markup(" ")
        html.element("span", [.class("tag")], text: language("✓ relevant", "✓ liên quan"))
    }

    /// What a document is called, as a link if it has an address on the web.
    private func link(_ hit: Hit, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
        guard let url = hit.fields["url"]?.string, Self.isWebAddress(url) else { return content(&html) }
        html.element("a", [.init("href", url), .init("rel", "noopener noreferrer")], content)
    }

    /// Whether a link to an address leads to the web and can do nothing else.
    static func isWebAddress(_ url: String) -> Bool {
        let lower = url.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return false }
        return url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
