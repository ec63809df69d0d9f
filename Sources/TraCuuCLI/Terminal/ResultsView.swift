// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// Search results for a person.
struct ResultsView {
    private static let bold = "\u{1B}[1m"
    private static let titleMark = "\u{1B}[1;33m"
    private static let snippetMark = "\u{1B}[33m"
    /// Fields shown beside the score, in this order.
    private static let shownFields = ["date", "number", "type"]
    /// How many notices are shown, and how much of what each is about: a text pasted by mistake gives many.
    private static let noticeLimit = 8
    private static let noticeWidth = 40

    private let style: Style

    init(_ style: Style) {
        self.style = style
    }

    /// A line for each notice, the hits, and a line that says how many documents match.
    func text(_ results: SearchResults) -> String {
        var lines = results.notices.prefix(Self.noticeLimit).map(line)
        for hit in results.hits { lines += self.lines(hit) + [""] }
        for facet in results.facets { lines += FacetView(facet, style).lines + [""] }
        let took = Numbers.decimal(Numbers.seconds(results.took) * 1000, 1)
        lines.append("\(Numbers.count(results.total, "document")), \(took) ms")
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ notice: SearchNotice) -> String {
        let text = Text.cut(Text.printable(notice.text), to: Self.noticeWidth)
        let meanings = notice.takenFor.map(Text.printable).joined(separator: ", ")
        return switch notice.kind {
        case .broadened: "\(style.bold(text)) is nowhere spelled so, taken for \(style.bold(meanings))"
        case .decoded: "\(style.bold(text)) is nowhere, taken for \(style.bold(meanings))"
        case .repaired, .words, .cut:
            text.isEmpty ? Text.printable(notice.reason) : "\(style.bold(text)): \(Text.printable(notice.reason))"
        }
    }

    private func lines(_ hit: Hit) -> [String] {
        let rank = "\(hit.rank). "
        let margin = String(repeating: " ", count: rank.count)
        let title = MarkedText(
            hit.title.isEmpty ? hit.id : hit.title,
            highlights: hit.titleHighlights,
            limit: Text.titleLimit
        )
        let titleLines = title.lines(style, indentation: rank.count, mark: Self.titleMark, base: Self.bold)
        var lines = titleLines.enumerated().map { ($0.offset == 0 ? rank : margin) + $0.element }
        let facts =
            Self.shownFields.compactMap { hit.fields[$0]?.string } + [Numbers.decimal(Double(hit.score), 3), hit.id]
        lines.append(margin + style.faint(facts.map(Text.printable).joined(separator: " · ")))
        if !hit.snippet.text.isEmpty {
            var snippet = MarkedText(hit.snippet.text, highlights: hit.snippet.highlights)
            snippet.add(before: hit.snippet.isCutAtStart ? "… " : "", after: hit.snippet.isCutAtEnd ? " …" : "")
            lines += snippet.lines(style, indentation: rank.count, mark: Self.snippetMark).map { margin + $0 }
        }
        if !hit.similar.isEmpty { lines.append(margin + style.faint("and \(hit.similar.count) more like this")) }
        if let explanation = hit.explanation {
            lines += ExplanationView(explanation).lines.map { margin + $0 }
        }
        return lines
    }
}
