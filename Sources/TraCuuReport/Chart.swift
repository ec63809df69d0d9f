// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Bar charts as SVG within a page: rectangles and text, coloured by the page's style.
struct Chart {
    private static let width = 320.0
    private static let columnHeight = 110.0
    private static let rowHeight = 30.0
    /// About as many characters as fit above a row.
    private static let labelLimit = 44

    let language: ReportLanguage

    /// Bars that stand side by side, the relevant part of each at its foot.
    func columns(_ bars: [Distribution.Bar], title: String, _ html: inout HTMLWriter) {
        let highest = Double(bars.map(\.count).max() ?? 0)
        guard highest > 0 else { return }
        let top = 14.0
        let width = min(Self.width / Double(bars.count), 40)
        open(title, height: Self.columnHeight + 18, &html)
        line(y: top, &html)
        label(language.grouped(Int(highest)), x: 0, y: top - 3, anchor: "start", class: "scale", &html)
        let scale = (Self.columnHeight - top) / highest
        for (place, bar) in bars.enumerated() where bar.count > 0 {
            let x = Double(place) * width
            html.element("g") { html in
                html.element("title", text: tip(bar))
                rectangle(x, Self.columnHeight, width * 0.84, -Double(bar.count) * scale, "bar", &html)
                if bar.relevant > 0 {
                    rectangle(x, Self.columnHeight, width * 0.84, -Double(bar.relevant) * scale, "relevant", &html)
                }
            }
        }
        line(y: Self.columnHeight, &html)
        for place in labelled(bars, width) {
            let isLast = place == bars.count - 1 && place > 0 && Double(bars.count) * width > Self.width - 20
            let x = isLast ? Double(bars.count) * width : place == 0 ? 0 : (Double(place) + 0.42) * width
            let anchor = isLast ? "end" : place == 0 ? "start" : "middle"
            label(bars[place].label, x: x, y: Self.columnHeight + 14, anchor: anchor, class: "scale", &html)
        }
        html.markup("</svg>")
    }

    /// Bars below each other with their names above them.
    func rows(_ bars: [Distribution.Bar], title: String, _ html: inout HTMLWriter) {
        let longest = Double(bars.map(\.count).max() ?? 0)
        guard longest > 0 else { return }
        open(title, height: Double(bars.count) * Self.rowHeight, &html)
        for (place, bar) in bars.enumerated() {
            let y = Double(place) * Self.rowHeight
            html.element("g") { html in
                html.element("title", text: tip(bar))
                let name =
                    bar.label.count > Self.labelLimit ? bar.label.prefix(Self.labelLimit - 1) + "…" : bar.label[...]
                label(String(name), x: 0, y: y + 13, anchor: "start", class: "label", &html)
                label(language.grouped(bar.count), x: Self.width, y: y + 13, anchor: "end", class: "scale", &html)
                rectangle(0, y + 18, Self.width, 6, "ground", &html)
                rectangle(0, y + 18, max(2, Self.width * Double(bar.count) / longest), 6, "bar", &html)
                if bar.relevant > 0 {
                    rectangle(0, y + 18, Self.width * Double(bar.relevant) / longest, 6, "relevant", &html)
                }
            }
        }
        html.markup("</svg>")
    }

    private func tip(_ bar: Distribution.Bar) -> String {
        let relevant =
            bar.relevant > 0 ? ", \(language.grouped(bar.relevant)) \(language("relevant", "liên quan"))" : ""
        return "\(bar.label): \(language.grouped(bar.count))\(relevant)"
    }

    /// The bars whose labels are shown: as many as have room, the first and last among them.
    private func labelled(_ bars: [Distribution.Bar], _ width: Double) -> [Int] {
        let room = Double(bars[0].label.count) * 7 + 14
        let step = max(1, Int((room / width).rounded(.up)))
        guard bars.count > 1 else { return [0] }
        let last = bars.count - 1
        return stride(from: 0, to: last, by: step).filter { $0 == 0 || last - $0 >= step } + [last]
    }

    private func open(_ title: String, height: Double, _ html: inout HTMLWriter) {
        html.begin(
            "svg",
            [
                .init("viewBox", "0 0 \(Self.text(Self.width)) \(Self.text(height))"), .init("role", "img"),
                .init("aria-label", title),
            ]
        )
    }

    /// A rectangle from a corner; a negative height goes up.
    private func rectangle(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        _ name: String,
        _ html: inout HTMLWriter
    ) {
        html.element(
            "rect",
            [
                .class(name), .init("x", Self.text(x)), .init("y", Self.text(min(y, y + height))),
                .init("width", Self.text(width)), .init("height", Self.text(abs(height))),
            ]
        )
    }

    private func line(y: Double, _ html: inout HTMLWriter) {
        html.element(
            "line",
            [
                .init("x1", "0"), .init("x2", Self.text(Self.width)), .init("y1", Self.text(y)),
                .init("y2", Self.text(y)),
            ]
        )
    }

    private func label(
        _ text: String,
        x: Double,
        y: Double,
        anchor: String,
        class name: String,
        _ html: inout HTMLWriter
    ) {
        html.element(
            "text",
            [.class(name), .init("x", Self.text(x)), .init("y", Self.text(y)), .init("text-anchor", anchor)],
            text: text
        )
    }

    /// A coordinate with one decimal at most.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths.isMultiple(of: 10)
            ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
